import RiskStats
import RiskTestSupport
import Testing

/// Numbers of scikit-learn 1.9.1: `roc_auc_score`, the largest gap of `roc_curve(drop_intermediate=False)`,
/// `brier_score_loss`, `log_loss` and `average_precision_score`, all of Float64.
@Suite struct ClassificationMetricsTests {
  /// A case with scikit-learn's numbers.
  struct Reference: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let probabilities: [Double]
    let outcomes: [Bool]
    let auc, ks, brier, logLoss, averagePrecision: Double
  }

  /// Twenty thousand cases with some ten thousand distinct scores, made by whole-number arithmetic.
  private static let long: (probabilities: [Double], outcomes: [Bool]) = {
    let probabilities: [Double] = (0..<20_000).map { row in TestCases.draw(row, 7_919, 10_007) }
    let outcomes: [Bool] = (0..<20_000).map { row in
      Double(row * 104_729 % 1_009) < 1_009 * probabilities[row] * probabilities[row]
    }
    return (probabilities, outcomes)
  }()

  static let references = [
    Reference(
      testDescription: "ties", probabilities: [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.1, 0.9],
      outcomes: [false, false, true, true, true, false, true, true], auc: 0.6333333333333333, ks: 0.4,
      brier: 0.24656250000000002, logLoss: 0.7155267224410903, averagePrecision: 0.7783333333333333),
    Reference(
      testDescription: "certainties, right and wrong", probabilities: [0, 1, 1, 0, 0.5],
      outcomes: [false, true, false, true, true], auc: 0.5, ks: 0.16666666666666669, brier: 0.45,
      logLoss: 14.556090791758852, averagePrecision: 0.5888888888888889),
    Reference(
      testDescription: "one score", probabilities: [0.25, 0.25, 0.25, 0.25], outcomes: [false, true, false, false],
      auc: 0.5, ks: 0, brier: 0.1875, logLoss: 0.5623351446188083, averagePrecision: 0.25),
    Reference(
      testDescription: "upside down", probabilities: [0.9, 0.8, 0.2, 0.1], outcomes: [false, false, true, true],
      auc: 0, ks: 1, brier: 0.725, logLoss: 1.9560115027140732, averagePrecision: 0.41666666666666663),
    Reference(
      testDescription: "20,000 cases", probabilities: long.probabilities, outcomes: long.outcomes,
      auc: 0.8742837175337761, ks: 0.5760188967673401, brier: 0.16690305050030482, logLoss: 0.5007389246973973,
      averagePrecision: 0.7824428987179783),
  ]

  @Test(arguments: references)
  func numbersAreThoseOfScikitLearn(reference: Reference) throws {
    let metrics = try ClassificationMetrics(probabilities: reference.probabilities, outcomes: reference.outcomes)
    #expect(metrics.count == reference.probabilities.count)
    #expect(metrics.bads == reference.outcomes.filter { $0 }.count)
    #expect(metrics.badRate == Double(metrics.bads) / Double(metrics.count))
    #expect(abs(metrics.auc - reference.auc) < 1e-12)
    #expect(abs(metrics.gini - (2 * reference.auc - 1)) < 1e-12)
    #expect(abs(metrics.ks - reference.ks) < 1e-12)
    #expect(abs(metrics.brier - reference.brier) < 1e-12)
    #expect(abs(metrics.logLoss - reference.logLoss) < 1e-12)
    #expect(abs(metrics.averagePrecision - reference.averagePrecision) < 1e-12)
  }

  @Test func theOrderOfTheCasesDoesNotMatter() throws {
    let (probabilities, outcomes) = Self.long
    let metrics = try ClassificationMetrics(probabilities: probabilities, outcomes: outcomes)
    let shuffled = try ClassificationMetrics(
      probabilities: TestCases.shuffled(probabilities), outcomes: TestCases.shuffled(outcomes))
    #expect(metrics == shuffled)
    #expect(
      try metrics == ClassificationMetrics(probabilities: probabilities.reversed(), outcomes: outcomes.reversed()))
  }

  @Test func saysWhereTheKSLies() throws {
    let metrics = try ClassificationMetrics(
      probabilities: [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.1, 0.9],
      outcomes: [false, false, true, true, true, false, true, true])
    // Of the goods all are at or below 0.4, of the bads three in five.
    #expect(metrics.ksScore == 0.4)
    #expect(abs(metrics.meanProbability - 3.45 / 8) < 1e-15)
  }

  @Test func minusZeroIsZero() throws {
    let metrics = try ClassificationMetrics(probabilities: [-0.0, 0, 0.5], outcomes: [true, false, false])
    #expect(metrics.auc == 0.25)
  }

  @Test func whatCannotBeMeasuredIsNamed() {
    #expect(throws: StatsFault.noCases) { try ClassificationMetrics(probabilities: [], outcomes: []) }
    #expect(throws: StatsFault.oneClassOnly) {
      try ClassificationMetrics(probabilities: [0.1, 0.2], outcomes: [true, true])
    }
    #expect(throws: StatsFault.oneClassOnly) { try ClassificationMetrics(probabilities: [0.1], outcomes: [false]) }
    #expect(throws: StatsFault.lengthsDiffer(scores: 2, outcomes: 1)) {
      try ClassificationMetrics(probabilities: [0.1, 0.2], outcomes: [true])
    }
    for score in [-0.1, 1.1, .nan, .infinity] {
      #expect(throws: StatsFault.notAProbability) {
        try ClassificationMetrics(probabilities: [0.5, score], outcomes: [true, false])
      }
    }
  }
}

/// The same measures on real applicants, against `ref/metrics.json` (scikit-learn 1.9.1 on Float32 scores).
@Suite(.enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct ClassificationMetricsRealDataTests {
  @Test(arguments: [
    "xgb_main", "xgb_hist_det", "xgb_exact_det", "xgb_reg_det", "xgb_lossguide", "xgb_monotone", "xgb_dart", "xgb_rf",
    "lgb_bin", "lgb_bin_goss", "lgb_dart", "lgb_rf",
  ])
  func germanTestFold(model: String) throws {
    let table = try ReferenceTable(RealData.file("german/ref/predictions.csv"))
    let outcomes = table.numbers("y").map { $0 == 1 }
    let metrics = try ClassificationMetrics(probabilities: table.numbers(model), outcomes: outcomes)
    try expect(metrics, toAgreeWith: "german/ref/metrics.json", model)
  }

  @Test func taiwanTestFold() throws {
    let scores = try ReferenceTable(RealData.file("taiwan/ref/xgb_main_test_scores.csv"))
    let outcomes = try ReferenceTable(RealData.file("taiwan/taiwan.csv")).numbers("default.payment.next.month")
    let metrics = try ClassificationMetrics(
      probabilities: scores.floats("p").map(Double.init), outcomes: scores.numbers("row").map { outcomes[Int($0)] == 1 }
    )
    try expect(metrics, toAgreeWith: "taiwan/ref/metrics.json", "xgb_main")
  }

  /// Compares with the measures of a model; the losses of Float32 scores carry Float32's rounding there.
  private func expect(_ metrics: ClassificationMetrics, toAgreeWith file: String, _ model: String) throws {
    let reference = try TestMeasures.read(RealData.file(file), model)
    #expect(metrics.count == reference.n)
    #expect(abs(metrics.badRate - reference.badRate) < 1e-12)
    #expect(abs(metrics.auc - reference.auc) < 1e-12)
    #expect(abs(metrics.gini - reference.gini) < 1e-12)
    #expect(abs(metrics.ks - reference.ks) < 1e-12)
    #expect(abs(metrics.brier - reference.brier) < 1e-9)
    #expect(abs(metrics.logLoss - reference.logLoss) < 1e-9)
    #expect(abs(metrics.averagePrecision - reference.averagePrecision) < 1e-9)
  }

  /// Deciles of real models, against `deciles_by_quantiles_of_p` (pandas' quantiles of Float32 scores).
  @Test(arguments: ["xgb_main", "xgb_dart", "xgb_rf", "lgb_bin", "lgb_dart", "lgb_rf"])
  func germanDeciles(model: String) throws {
    let table = try ReferenceTable(RealData.file("german/ref/predictions.csv"))
    let outcomes = table.numbers("y").map { $0 == 1 }
    let ranked = try RankedOutcomes(scores: table.numbers(model), outcomes: outcomes)
    let reference = try TestMeasures.read(RealData.file("german/ref/metrics.json"), model).deciles
    let bands = try CalibrationTable(ranked).bands
    #expect(bands.map(\.count) == reference.map(\.n))
    for (band, decile) in zip(bands, reference) {
      #expect(abs(band.meanScore - (decile.meanP ?? .nan)) < 1e-7, "a mean of Float32 numbers")
      #expect(abs(band.badRate - (decile.badRate ?? .nan)) < 1e-12)
    }
  }
}
