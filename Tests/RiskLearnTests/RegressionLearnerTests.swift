import Foundation
import RiskLearn
import RiskModels
import RiskStats
import Testing

/// Regressions by their learners: the statistics' own numbers, kept, scored and taken apart.
@Suite struct RegressionLearnerTests {
  private static let sample = Sample(rows: 800, columns: 3, missing: 0)

  private static func model(_ trial: Trial) throws -> RegressionModel {
    let fitted = try trial.fit(sample)
    #expect(fitted.fileName == "regression.json")
    return try RegressionModel(bytes: fitted.bytes)
  }

  private static func statistics() throws -> RegressionData {
    let columns = (0..<3).flatMap { column in (0..<800).map { sample.matrix.values[$0 * 3 + column] } }
    return try RegressionData(names: sample.names, values: columns, rows: 800)
  }

  @Test func logisticIsTheRegressionOfTheStatistics() throws {
    let model = try Self.model(Trial("logistic", [:]))
    let fit = try LogisticRegression(Self.statistics(), outcomes: Self.sample.outcomes)
    let all = [model.intercept] + model.coefficients
    #expect(model.link == .logistic && model.penalty == "none" && model.strength == 0)
    #expect(all.map(\.name) == ["intercept", "x0", "x1", "x2"])
    #expect(all.map(\.value) == fit.coefficients.map(\.value))
    #expect(all.map(\.standardError) == fit.coefficients.map(\.standardError))
    #expect(all.map(\.statistic) == fit.coefficients.map(\.statistic))
    #expect(all.map(\.pValue) == fit.coefficients.map(\.pValue))
    let fitted = try Trial("logistic", [:]).fit(Self.sample)
    #expect(fitted.lossName == "log-loss" && fitted.rounds == fit.iterations)
    #expect(abs(try #require(fitted.trainingLoss) + fit.logLikelihood / 800) < 1e-12)
  }

  @Test func linearIsTheRegressionOfTheStatistics() throws {
    let model = try Self.model(Trial("linear", .amount, [:]))
    let fit = try LinearRegression(Self.statistics(), target: Self.sample.amounts)
    #expect(model.link == .identity)
    #expect(([model.intercept] + model.coefficients).map(\.value) == fit.coefficients.map(\.value))
    let fitted = try Trial("linear", .amount, [:]).fit(Self.sample)
    // The residual error divides by the degrees of freedom, the loss by the rows.
    let expected = fit.residualError * (796.0 / 800).squareRoot()
    #expect(abs(try #require(fitted.trainingLoss) - expected) < 1e-9 && fitted.lossName == "RMSE")
  }

  /// Shares at 0 and 1 only are outcomes; in between the fit meets its score equations.
  @Test func sharesAreFittedByTheirScoreEquations() throws {
    let model = try Self.model(Trial("logistic", .share, [:]))
    let predictions = try model.margins(of: Self.sample.matrix).map(model.prediction)
    for column in 0..<3 {
      let score = (0..<800).reduce(0.0) { sum, row in
        sum + (Self.sample.shares[row] - predictions[row]) * Self.sample.matrix.values[row * 3 + column]
      }
      #expect(abs(score) < 1e-7)
    }
    #expect(predictions.allSatisfy { $0 > 0 && $0 < 1 })
    // Errors as robust as these are smaller than those of outcomes, for shares scatter less.
    let outcomes = try LogisticRegression(Self.statistics(), outcomes: Self.sample.outcomes)
    #expect(
      zip(model.coefficients, outcomes.coefficients.dropFirst()).allSatisfy { $0.standardError ?? 9 < $1.standardError }
    )
  }

  /// The robust errors against the formula of Papke and Wooldridge, for one feature and by hand.
  @Test func errorsOfSharesFollowTheFormula() throws {
    let x: [Double] = [-1, -0.5, 0, 0.3, 0.8, 1.5], y = [0.1, 0.35, 0.3, 0.6, 0.55, 0.9]
    let data = try RegressionData(names: ["x"], values: x, rows: 6)
    let fit = try LogisticRegression(data, targets: y)
    var (information, scatter) = ([0.0, 0, 0], [0.0, 0, 0])
    for (x, y) in zip(x, y) {
      let p = 1 / (1 + exp(-fit.margin([x])))
      for (place, product) in [1, x, x * x].enumerated() {
        information[place] += p * (1 - p) * product
        scatter[place] += (y - p) * (y - p) * product
      }
    }
    let determinant = information[0] * information[2] - information[1] * information[1]
    let row = [-information[1] / determinant, information[0] / determinant]
    let variance = row[0] * row[0] * scatter[0] + 2 * row[0] * row[1] * scatter[1] + row[1] * row[1] * scatter[2]
    #expect(abs(fit.coefficients[1].standardError - variance.squareRoot()) < 1e-9)
  }

  @Test func aRidgeShrinksWhateverTheUnit() throws {
    let plain = try Self.model(Trial("logistic", [:]))
    let ridge = try Self.model(Trial("logistic", ["penalty": "ridge", "strength": 200]))
    #expect(ridge.penalty == "ridge" && ridge.strength == 200)
    #expect(zip(ridge.coefficients, plain.coefficients).allSatisfy { abs($0.value) < abs($1.value) })
    let values = Self.sample.matrix.values.enumerated().map { $0 % 3 == 1 ? $1 * 1_000 : $1 }
    let scaled = try TrainingData(
      .binary, names: Self.sample.names, features: FeatureMatrix(rows: 800, columns: 3, values: values),
      targets: Self.sample.targets(.binary))
    let request = TrainingRequest(options: ["penalty": "ridge", "strength": 200])
    let other = try RegressionModel(bytes: Learner.logistic.fit(scaled, request: request).bytes)
    #expect(abs(other.coefficients[1].value * 1_000 - ridge.coefficients[1].value) < 1e-9)
  }

  /// At the best place the slope of the likelihood equals the penalty where a coefficient is not 0, and is no larger
  /// where it is (the conditions of Karush, Kuhn and Tucker).
  @Test(arguments: [("lasso", 60.0, 1.0), ("lasso", 5, 1), ("elastic", 60, 0.5), ("elastic", 60, 0), ("lasso", 1e6, 1)])
  func aLassoMeetsItsConditions(penalty: String, strength: Double, mix: Double) throws {
    var options: [String: OptionValue] = ["penalty": .word(penalty), "strength": .number(strength)]
    if penalty == "elastic" { options["mix"] = .number(mix) }
    let model = try Self.model(Trial("logistic", options))
    let predictions = try model.margins(of: Self.sample.matrix).map(model.prediction)
    for column in 0..<3 {
      let values = (0..<800).map { Self.sample.matrix.values[$0 * 3 + column] }
      let mean = values.reduce(0, +) / 800
      let scale = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 800).squareRoot()
      let coefficient = model.coefficients[column].value * scale
      let slope = (0..<800).reduce(0.0) { sum, row in
        sum + ((Self.sample.outcomes[row] ? 1 : 0) - predictions[row]) * (values[row] - mean) / scale
      }
      let rest = slope - strength * (1 - mix) * coefficient
      if coefficient == 0 {
        #expect(abs(rest) <= strength * mix + 1e-6)
      } else {
        #expect(abs(rest - (coefficient > 0 ? 1 : -1) * strength * mix) < 1e-5)
      }
    }
    if strength == 1e6 { #expect(model.coefficients.allSatisfy { $0.value == 0 }) }
    #expect(model.coefficients.allSatisfy { $0.standardError == nil || mix == 0 })
    #expect(model.penalty == penalty && model.strength == strength)
  }

  @Test func whatNoRegressionCanDoIsNamed() throws {
    func fault(_ learner: Learner, _ columns: [[Double]], _ targets: [Double], _ kind: TargetKind) -> LearnFault? {
      #expect(throws: LearnFault.self) {
        try learner.fit(
          TrainingData(
            kind, names: columns.indices.map { "x\($0)" }, features: FeatureMatrix(columns: columns), targets: targets))
      }
    }
    let x: [Double] = [1, 2, 3, 4, 5, 6, 7, 8], y: [Double] = [0, 1, 0, 1, 0, 1, 0, 1]
    #expect(fault(.logistic, [[1, .nan] + x.dropFirst(2)], y, .binary) == .missingFeature("x0", rows: 1))
    #expect(fault(.linear, [x, [.nan, .nan] + x.dropFirst(2)], x, .amount) == .missingFeature("x1", rows: 2))
    #expect(fault(.logistic, [x, x.map { 3 * $0 }], y, .binary)?.code == "dependent-feature")
    #expect(fault(.linear, [x, x.map { _ in 7 }], y, .amount) == .dependentFeature("x1"))
    let separated = fault(.logistic, [x], [0, 0, 0, 0, 1, 1, 1, 1], .binary)
    #expect(separated == .separatingFeature("x0"))
    #expect(
      #expect(throws: LearnFault.self) { try Trial("logistic", ["iterations": 2]).fit(Self.sample) } == .unsettled)
    #expect(separated?.hint == "write penalty = ridge, or look at 'x0': it may know the outcome")
  }
}
