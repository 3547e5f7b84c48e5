import RiskLearn
import RiskModels
import RiskStats
import RiskTestSupport
import Testing

/// Trainings on real applicants: native margins against the libraries', and how well the holdout is ranked.
@Suite(.enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct RealDataLearningTests {
  /// Raw features with missing ones left in.
  private static func read(_ file: String, target: String, skipping: Set<String>) throws -> Fold {
    let table = try ReferenceTable(RealData.file(file))
    let names = table.names.filter { $0 != target && !skipping.contains($0) }
    return Fold(features: names.map { table.numbers($0) }, targets: table.numbers(target))
  }

  /// Features and outcomes, of which three rows in ten are held out.
  private struct Fold {
    let features: [[Double]]
    let targets: [Double]

    func part(heldOut: Bool) throws -> TrainingData {
      let rows = targets.indices.filter { ($0 % 10 < 3) == heldOut }
      return try TrainingData(
        .binary, names: features.indices.map { "x\($0)" },
        features: FeatureMatrix(columns: features.map { column in rows.map { column[$0] } }),
        targets: rows.map { targets[$0] })
    }
  }

  @Test(arguments: [
    ("gmsc/cs-training.csv", "SeriousDlqin2yrs", 0.86), ("taiwan/taiwan.csv", "default.payment.next.month", 0.77),
  ])
  func holdoutIsRankedAndScoredAsTheLibraryDoes(file: String, target: String, leastAUC: Double) throws {
    let data = try Self.read(file, target: target, skipping: ["", "ID"])
    let train = try data.part(heldOut: false)
    let test = try data.part(heldOut: true)
    for learner in [Learner.xgboost, .lightGBM] {
      let fitted = try learner.fit(train, request: TrainingRequest(seed: 42, threads: 2))
      let model = try BoostedModel(bytes: fitted.bytes)
      let margins = try model.margins(of: test.features)
      let own =
        try learner.name == "xgboost"
        ? XGBoostReferee.margins(model: fitted.bytes, of: test.features, threads: 2).map(Double.init)
        : LightGBMReferee.margins(model: fitted.bytes, of: test.features, threads: 2)
      #expect(zip(margins, own).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) })
      let scores = margins.map(model.prediction)
      let metrics = try ClassificationMetrics(probabilities: scores, outcomes: test.targets.map { $0 == 1 })
      #expect(metrics.auc > leastAUC)
    }
  }
}
