@testable import RiskLearn
import RiskModels
import RiskStats
import Testing

/// The learner on made-up rows: what it returns, and that the native scorer reads it as XGBoost does.
@Suite struct XGBoostLearnerTests {
  private static let sample = Sample(rows: 3_000, columns: 5)

  private static func parameters(_ named: [String: Double] = [:]) throws -> XGBoostParameters {
    try XGBoostParameters(["rounds": 40, "subsample": 0.8, "colsample": 0.7].merging(named) { _, given in given })
  }

  private static func fit(
    _ named: [String: Double] = [:], seed: UInt32 = 7, progress: (TrainingProgress) -> Bool = { _ in true }
  ) throws -> [UInt8] {
    try XGBoostLearner.fit(
      sample.matrix, outcomes: sample.outcomes, parameters: parameters(named), seed: seed, threads: 2,
      progress: progress)
  }

  @Test(arguments: [["depth": 4.0], ["depth": 16, "min_child_weight": 0], ["depth": 1, "max_bin": 2]])
  func nativeMarginsAreXGBoostsOwn(options: [String: Double]) throws {
    let bytes = try Self.fit(options)
    let model = try TreeEnsemble(xgboost: bytes)
    let other = Sample(rows: 5_000, columns: 5, seed: 99).matrix
    for matrix in [Self.sample.matrix, other] {
      #expect(try model.margins(of: matrix) == XGBoostReferee.margins(model: bytes, of: matrix, threads: 2))
    }
    #expect(model.treeCount == 40)
    #expect(model.featureNames == ["f0", "f1", "f2", "f3", "f4"])
  }

  @Test func theModelLearns() throws {
    let model = try TreeEnsemble(xgboost: Self.fit())
    let fresh = Sample(rows: 4_000, columns: 5, seed: 5)
    let scores = try model.margins(of: fresh.matrix).map { Double(model.link.prediction(ofMargin: $0)) }
    let metrics = try ClassificationMetrics(probabilities: scores, outcomes: fresh.outcomes)
    #expect(metrics.auc > 0.75)
    #expect(metrics.logLoss < 0.6)
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    #expect(try Self.fit() == Self.fit())
    #expect(try Self.fit() != Self.fit(seed: 8))
  }

  @Test func progressTellsEveryRoundAndTheLastLoss() throws {
    var heard: [TrainingProgress] = []
    _ = try Self.fit {
      heard.append($0)
      return true
    }
    #expect(heard.map(\.round) == Array(1...40))
    #expect(heard.allSatisfy { $0.rounds == 40 })
    let loss = try #require(heard.last?.loss)
    #expect(loss > 0.2 && loss < 0.69)
  }

  @Test func trainingStopsWhenProgressSaysSo() {
    var rounds = 0
    #expect(throws: LearnFault.interrupted) {
      try Self.fit {
        rounds = $0.round
        return $0.round < 3
      }
    }
    #expect(rounds == 3)
    #expect(LearnFault.interrupted.status == .interrupted)
  }

  /// XGBoost takes whatever the declared ranges allow.
  @Test(arguments: XGBoostParameters.all.filter { $0.name != "rounds" })
  func bothEndsOfEveryRangeAreTaken(info: HyperparameterInfo) throws {
    for end in [info.range.lowerBound, info.range.upperBound] {
      let bytes = try Self.fit([info.name: end, "rounds": 3])
      #expect(try TreeEnsemble(xgboost: bytes).treeCount == 3)
    }
  }

  @Test func missingAndConstantColumnsAreNoTrouble() throws {
    let rows = 200
    let outcomes = (0..<rows).map { $0 % 3 == 0 }
    let matrix = try FeatureMatrix(columns: [
      [Double](repeating: .nan, count: rows), [Double](repeating: 1, count: rows), outcomes.map { $0 ? 1 : .nan },
    ])
    let bytes = try XGBoostLearner.fit(matrix, outcomes: outcomes, parameters: Self.parameters(), threads: 1)
    let margins = try TreeEnsemble(xgboost: bytes).margins(of: matrix)
    #expect(margins == (try XGBoostReferee.margins(model: bytes, of: matrix, threads: 1)))
    #expect(margins[0] > margins[1])
  }

  @Test func whatCannotBeLearntIsNamed() throws {
    let parameters = try Self.parameters()
    func fit(_ columns: [[Double]], _ outcomes: [Bool]) throws -> [UInt8] {
      try XGBoostLearner.fit(FeatureMatrix(columns: columns), outcomes: outcomes, parameters: parameters, threads: 1)
    }
    #expect(throws: LearnFault.noRows) { try fit([[]], []) }
    #expect(throws: LearnFault.noRows) { try fit([], []) }
    #expect(throws: LearnFault.noFeatures) {
      try XGBoostLearner.fit(
        FeatureMatrix(rows: 2, columns: 0, values: []), outcomes: [true, false], parameters: parameters)
    }
    #expect(throws: LearnFault.outcomesDiffer(rows: 2, outcomes: 1)) { try fit([[1, 2]], [true]) }
    #expect(throws: LearnFault.oneOutcomeOnly) { try fit([[1, 2]], [true, true]) }
    #expect(throws: LearnFault.infiniteFeature(column: 1)) { try fit([[1, 2], [3, -.infinity]], [true, false]) }
  }

  @Test func theRefereeTakesSoundModelsOnly() throws {
    #expect(throws: ModelFault.self) { try XGBoostReferee.margins(model: [], of: Self.sample.matrix) }
    #expect(throws: ModelFault.featureCountMismatch(expected: 5, given: 1)) {
      try XGBoostReferee.margins(model: Self.fit(["rounds": 1]), of: FeatureMatrix(columns: [[1]]))
    }
  }

  /// Errors as XGBoost 3.4.1 words them.
  @Test(arguments: [
    (
      "[19:21:45] /a/src/learner.cc:343: Check failed: a == b (1 vs. 2) : The label must be 0 or 1\n"
        + "Stack trace:\n  [bt] (0) libxgboost.so(+0x1) [0x2]", "The label must be 0 or 1"
    ),
    ("\n[10:00:00] /a/b/objective.h:7: No labels\nStack trace:\n", "No labels"),
    ("Out of range value for reg_lambda, value='1e+300'", "Out of range value for reg_lambda, value='1e+300'"),
    ("", "it does not say why"),
  ])
  func theEnginesErrorsAreInPlainWords(error: String, expected: String) {
    #expect(XGBoostLibrary.plain(error) == expected)
  }
}
