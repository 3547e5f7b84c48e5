import RiskLearn
import RiskModels
import RiskStats
import RiskTestSupport
import Testing

/// Trainings on real applicants: native margins against XGBoost's, and how well the holdout is ranked.
@Suite(.enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct XGBoostRealDataLearningTests {
  /// Raw features with missing ones left in; every tenth row's last digit decides the fold.
  private static func read(_ file: String, target: String, skipping: Set<String>) throws -> Fold {
    let table = try ReferenceTable(RealData.file(file))
    let features = table.names.filter { $0 != target && !skipping.contains($0) }.map { table.floats($0) }
    return Fold(features: features, outcomes: table.numbers(target).map { $0 == 1 })
  }

  /// Features and outcomes, of which three rows in ten are held out.
  private struct Fold {
    let features: [[Float]]
    let outcomes: [Bool]

    func part(heldOut: Bool) throws -> (matrix: FeatureMatrix, outcomes: [Bool]) {
      let rows = outcomes.indices.filter { ($0 % 10 < 3) == heldOut }
      return (
        try FeatureMatrix(columns: features.map { column in rows.map { Double(column[$0]) } }),
        rows.map { outcomes[$0] }
      )
    }
  }

  @Test(arguments: [
    ("gmsc/cs-training.csv", "SeriousDlqin2yrs", 0.86), ("taiwan/taiwan.csv", "default.payment.next.month", 0.77),
  ])
  func holdoutIsRankedAndScoredAsXGBoostDoes(file: String, target: String, leastAUC: Double) throws {
    let data = try Self.read(file, target: target, skipping: ["", "ID"])
    let train = try data.part(heldOut: false)
    let bytes = try XGBoostLearner.fit(
      train.matrix, outcomes: train.outcomes, parameters: XGBoostParameters(), seed: 42, threads: 2)
    let model = try TreeEnsemble(xgboost: bytes)
    let test = try data.part(heldOut: true)
    for matrix in [train.matrix, test.matrix] {
      #expect(try model.margins(of: matrix) == XGBoostReferee.margins(model: bytes, of: matrix, threads: 2))
    }
    let scores = try model.margins(of: test.matrix).map { Double(model.link.prediction(ofMargin: $0)) }
    #expect(try ClassificationMetrics(probabilities: scores, outcomes: test.outcomes).auc > leastAUC)
  }
}
