public import RiskModels

/// How far a training is.
public struct TrainingProgress: Sendable, Equatable {
  /// How many rounds are done.
  public let round: Int
  /// How many there will be.
  public let rounds: Int
  /// The log-loss on the training rows when it was last looked at, nil before.
  public let loss: Double?
}

/// Fits models of the probability of default with XGBoost's histogram method.
public enum XGBoostLearner {
  /// How long the training loss may be out of date: looking at it costs a pass over the rows.
  private static let lossInterval = Duration.milliseconds(50)

  /// Fits a model and returns it in XGBoost's JSON format, which `TreeEnsemble` reads.
  ///
  /// Features are `f0`, `f1`, … in the file, whatever their names. The same rows, options, seed and number of threads
  /// (zero for all there are) give the same bytes. `progress` hears of every round; when it returns false the training
  /// ends with `LearnFault.interrupted`.
  public static func fit(
    _ matrix: FeatureMatrix, outcomes: [Bool], parameters: XGBoostParameters, seed: UInt32 = 0, threads: Int = 0,
    progress: (TrainingProgress) -> Bool = { _ in true }
  ) throws -> [UInt8] {
    try check(matrix, outcomes)
    try XGBoostLibrary.prepare()
    let data = try XGBoostMatrix.make(matrix, threads: max(0, threads))
    try data.setOutcomes(outcomes)
    let booster = try XGBoostBooster.make(training: data)
    let settings = [
      ("objective", "binary:logistic"), ("eval_metric", "logloss"), ("tree_method", "hist"), ("verbosity", "0"),
      ("seed", "\(seed)"), ("nthread", "\(max(0, threads))"),
    ]
    for (name, value) in settings + parameters.settings { try booster.set(name, value) }
    try addTrees(to: booster, data, rounds: parameters[XGBoostParameters.rounds], progress)
    return try booster.json()
  }

  private static func check(_ matrix: FeatureMatrix, _ outcomes: [Bool]) throws {
    guard matrix.rows > 0 else { throw LearnFault.noRows }
    guard matrix.columns > 0 else { throw LearnFault.noFeatures }
    guard matrix.rows == outcomes.count else {
      throw LearnFault.outcomesDiffer(rows: matrix.rows, outcomes: outcomes.count)
    }
    guard outcomes.contains(true), outcomes.contains(false) else { throw LearnFault.oneOutcomeOnly }
  }

  private static func addTrees(
    to booster: XGBoostBooster, _ data: XGBoostMatrix, rounds: Int, _ progress: (TrainingProgress) -> Bool
  ) throws {
    var loss: Double?
    var looked = ContinuousClock.now
    for round in 0..<rounds {
      try booster.addTree(round, to: data)
      if round + 1 == rounds || looked.duration(to: .now) >= lossInterval {
        loss = try booster.logLoss(round, on: data)
        looked = .now
      }
      guard progress(TrainingProgress(round: round + 1, rounds: rounds, loss: loss)) else {
        throw LearnFault.interrupted
      }
    }
  }
}
