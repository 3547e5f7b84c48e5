import RiskModels
import RiskStats

extension Learner {
  /// Logistic regression, for outcomes and for shares.
  public static let logistic = Learner(
    name: "logistic", title: "Logistic regression",
    summary: "A weighted sum of features with standard errors: what a scorecard is made of.",
    options: LogisticOptions.all, targets: [.binary, .share], rules: LogisticOptions.rules, train: trainLogistic)

  /// Linear regression, for amounts and for shares.
  public static let linear = Learner(
    name: "linear", title: "Linear regression", summary: "Least squares with standard errors.", options: [],
    targets: [.share, .amount], rules: [], train: trainLinear)

  private static func trainLogistic(
    _ job: TrainingJob, _ progress: (TrainingProgress) -> Bool
  ) throws -> FittedModel {
    let rows = try RegressionRows(job)
    let steps = job.values[LogisticOptions.iterations]
    let penalty = LogisticOptions.penalty(job.values)
    let fit = try rows.naming {
      try LogisticRegression(
        rows.data, targets: rows.targets, penalty: penalty, mostSteps: steps
      ) { step, logLikelihood in
        let loss = -logLikelihood / rows.weight
        guard progress(TrainingProgress(round: step, rounds: steps, trainingLoss: loss, validationLoss: nil)) else {
          throw LearnFault.interrupted
        }
      }
    }
    let model = try RegressionModel(
      link: .logistic, fit.coefficients, means: rows.means, penalty: job.values[LogisticOptions.penalty].rawValue,
      strength: penalty.strength)
    return try FittedModel(
      model, rounds: fit.iterations, lossName: "log-loss", loss: -fit.logLikelihood / rows.weight, job)
  }

  private static func trainLinear(
    _ job: TrainingJob, _ progress: (TrainingProgress) -> Bool
  ) throws -> FittedModel {
    let rows = try RegressionRows(job)
    guard progress(TrainingProgress(round: 0, rounds: 1, trainingLoss: nil, validationLoss: nil)) else {
      throw LearnFault.interrupted
    }
    let fit = try rows.naming { try LinearRegression(rows.data, target: rows.targets) }
    let model = try RegressionModel(link: .identity, fit.coefficients, means: rows.means)
    let squares = zip(try model.margins(of: rows.features), rows.targets).map { ($0 - $1) * ($0 - $1) }
    let loss = (zip(squares, rows.data.weights).reduce(0) { $0 + $1.0 * $1.1 } / rows.weight).squareRoot()
    guard progress(TrainingProgress(round: 1, rounds: 1, trainingLoss: loss, validationLoss: nil)) else {
      throw LearnFault.interrupted
    }
    return try FittedModel(model, rounds: 1, lossName: "RMSE", loss: loss, job)
  }
}

extension RegressionModel {
  /// Takes the coefficients of a fit, the intercept first.
  fileprivate init(
    link: Link, _ fitted: [RegressionCoefficient], means: [Double], penalty: String = "none", strength: Double = 0
  ) throws {
    let coefficients = fitted.map {
      Coefficient(
        name: $0.name, value: $0.value, standardError: $0.standardError.known, statistic: $0.statistic.known,
        pValue: $0.pValue.known)
    }
    try self.init(
      link: link, intercept: coefficients[0], coefficients: Array(coefficients.dropFirst()), means: means,
      penalty: penalty, strength: strength)
  }
}

extension FittedModel {
  /// What came of a regression.
  fileprivate init(
    _ model: RegressionModel, rounds: Int, lossName: String, loss: Double, _ job: TrainingJob
  ) throws {
    self.init(
      bytes: try model.bytes, fileName: "regression.json", rounds: rounds, bestRound: rounds, isInterrupted: false,
      lossName: lossName, losses: [Loss(round: rounds, training: loss, validation: nil)], engines: [:],
      parameters: job.parameters())
  }
}

extension Double {
  /// The number, nil for what is none.
  fileprivate var known: Double? { isFinite ? self : nil }
}
