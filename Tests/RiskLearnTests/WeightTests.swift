import RiskLearn
import RiskModels
import Testing

/// Weights count as repetitions, and a row that weighs nothing is none.
@Suite struct WeightTests {
  /// Few different values, so that intervals do not depend on how often each comes.
  private static let sample = Sample(rows: 600, columns: 4, missing: 0, step: 0.25)
  private static let weights = (0..<600).map { Double(1 + $0 % 3) }

  /// The same rows, each as often as its weight says.
  private static func repeated(_ kind: TargetKind) throws -> TrainingData {
    let rows = weights.indices.flatMap { row in [Int](repeating: row, count: Int(weights[row])) }
    return try TrainingData(
      kind, names: sample.names,
      features: FeatureMatrix(
        rows: rows.count, columns: 4, values: rows.flatMap { sample.matrix.values[($0 * 4)..<($0 * 4 + 4)] }),
      targets: rows.map { sample.targets(kind)[$0] })
  }

  private static let trials: [Trial] = [
    Trial("xgboost", ["tree_method": "exact"]), Trial("xgboost", .amount, ["booster": "gblinear"]),
    Trial("lightgbm", ["min_child_samples": 0, "min_child_weight": 5]), Trial("xgboost", [:]),
    Trial("logistic", [:]), Trial("logistic", .share, [:]), Trial("logistic", ["penalty": "ridge", "strength": 10]),
    Trial("linear", .amount, [:]),
  ]

  @Test(arguments: trials)
  func weightsCountAsRepetitions(trial: Trial) throws {
    let learner = try Learner.named(trial.learner)
    let short: [String: OptionValue] = learner.options.contains { $0.name == "rounds" } ? ["rounds": 10] : [:]
    let request = TrainingRequest(options: short.merging(trial.options) { $1 })
    let weighted = try learner.fit(Self.sample.data(trial.kind, weights: Self.weights), request: request)
    let repeated = try learner.fit(Self.repeated(trial.kind), request: request)
    let scores = try [weighted, repeated].map { fitted in
      try fitted.fileName == "regression.json"
        ? RegressionModel(bytes: fitted.bytes).margins(of: Self.sample.matrix)
        : BoostedModel(bytes: fitted.bytes).margins(of: Self.sample.matrix)
    }
    let differences = zip(scores[0], scores[1]).map { abs($0 - $1) / max(1, abs($1)) }
    #expect(try #require(differences.max()) < 1e-4)
    let plain = try learner.fit(Self.sample.data(trial.kind), request: request)
    #expect(plain.bytes != weighted.bytes)
  }

  @Test(arguments: [Trial("logistic", [:]), Trial("linear", .amount, [:])])
  func aRowThatWeighsNothingIsNone(trial: Trial) throws {
    let learner = try Learner.named(trial.learner)
    let weights = (0..<600).map { $0 < 400 ? 1.0 : 0 }
    let weighted = try learner.fit(Self.sample.data(trial.kind, weights: weights))
    let first = try TrainingData(
      trial.kind, names: Self.sample.names,
      features: FeatureMatrix(rows: 400, columns: 4, values: Array(Self.sample.matrix.values[..<1_600])),
      targets: Array(Self.sample.targets(trial.kind)[..<400]))
    #expect(try learner.fit(first).bytes == weighted.bytes)
  }

  @Test func classWeightsRaiseProbabilities() throws {
    for learner in ["xgboost", "lightgbm"] {
      let means = try [1.0, 5].map { weight in
        let trial = Trial(learner, ["scale_pos_weight": .number(weight)])
        let model = try BoostedModel(bytes: trial.fit(Self.sample).bytes)
        return try model.margins(of: Self.sample.matrix).map(model.prediction).reduce(0, +) / 600
      }
      #expect(means[1] > means[0] + 0.1)
    }
  }
}
