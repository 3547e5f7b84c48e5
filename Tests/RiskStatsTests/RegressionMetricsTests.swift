import Foundation
import RiskTestSupport
import Testing

@testable import RiskStats

/// Numbers of scikit-learn 1.9.1 (errors, R²) and SciPy 1.17.1 (`spearmanr`, `kendalltau`). In Python:
///
///     i = np.arange(400); actual = np.round((i*389 % 401) / 401 * 64) / 64
///     predicted = (actual*2 + (i*53 % 97) / 97) / 3
@Suite struct RegressionMetricsTests {
  private static let actuals: [Double] = (0..<400).map { row in
    (TestCases.draw(row, 389, 401) * 64).rounded(.toNearestOrEven) / 64
  }
  private static let predictions: [Double] = (0..<400).map { row in
    (actuals[row] * 2 + TestCases.draw(row, 53, 97)) / 3
  }

  @Test func numbersAreThoseOfOthers() throws {
    let metrics = try RegressionMetrics(predictions: Self.predictions, actuals: Self.actuals)
    #expect(abs(metrics.meanPredicted - 0.49749946305841924) < 1e-14)
    #expect(abs(metrics.meanActual - 0.499921875) < 1e-14)
    #expect(abs(metrics.bias - (0.49749946305841924 - 0.499921875)) < 1e-14)
    #expect(abs(metrics.rmse - 0.1355575017416574) < 1e-14)
    #expect(abs(metrics.mae - 0.11045720575601374) < 1e-14)
    #expect(abs(try #require(metrics.rSquared) - 0.7786577534772999) < 1e-13)
    #expect(abs(try #require(metrics.spearman) - 0.9038283924025068) < 1e-14)
    #expect(abs(try #require(metrics.kendall) - 0.7226040707853989) < 1e-14)
  }

  @Test func tiesAreSharedAsOthersDo() throws {
    let (x, y): ([Double], [Double]) = ([1, 1, 2, 2, 3, 3, 4], [1, 2, 2, 1, 3, 3, 3])
    #expect(abs(try #require(RankCorrelation.kendall(x, y)) - 0.7071067811865476) < 1e-15)
    #expect(abs(try #require(RankCorrelation.spearman(x, y)) - 0.8158801243801022) < 1e-15)
    #expect(RankCorrelation.kendall(x, x.map { -$0 }) == -1)
    #expect(abs(try #require(RankCorrelation.spearman(x, x)) - 1) < 1e-15)
  }

  @Test func whatDoesNotVaryHasNoRanks() throws {
    let metrics = try RegressionMetrics(predictions: [1, 2, 3], actuals: [2, 2, 2])
    #expect(metrics.rSquared == nil && metrics.spearman == nil && metrics.kendall == nil)
    #expect(metrics.mae == 2.0 / 3)
    let single = try RegressionMetrics(predictions: [1], actuals: [3])
    #expect(single.rmse == 2 && single.rSquared == nil && single.kendall == nil)
  }

  @Test func whatCannotBeMeasuredIsNamed() {
    #expect(throws: StatsFault.noCases) { try RegressionMetrics(predictions: [], actuals: []) }
    #expect(throws: StatsFault.notFinite) { try RegressionMetrics(predictions: [1, .nan], actuals: [1, 1]) }
    #expect(throws: StatsFault.lengthsDiffer(scores: 1, outcomes: 2)) {
      try RegressionMetrics(predictions: [1], actuals: [1, 1])
    }
  }
}

/// Losses given default of real loans, against `ref/lgd_metrics.json` (scikit-learn 1.9.1, SciPy 1.17.1).
@Suite(.enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct RegressionMetricsRealDataTests {
  private struct File: Decodable {
    let models: [String: Model]
    struct Model: Decodable { let test: Measures }
    struct Measures: Decodable {
      let n: Int
      let mean_actual, mean_pred, rmse, mae, r2: Double
      // Null where a model predicts the same for everybody.
      let spearman, kendall: Double?
    }
  }

  @Test(arguments: ["sba_case", "lendingclub"])
  func allModelsOfLoss(folder: String) throws {
    let table = try ReferenceTable(RealData.file("\(folder)/ref/lgd_predictions.csv"))
    let data = try Data(contentsOf: RealData.file("\(folder)/ref/lgd_metrics.json"))
    let models = try JSONDecoder().decode(File.self, from: data).models
    #expect(models.count == 12)
    for (name, model) in models {
      let metrics = try RegressionMetrics(predictions: table.numbers(name), actuals: table.numbers("lgd"))
      #expect(metrics.count == model.test.n)
      #expect(abs(metrics.meanPredicted - model.test.mean_pred) < 1e-12)
      #expect(abs(metrics.meanActual - model.test.mean_actual) < 1e-12)
      #expect(abs(metrics.rmse - model.test.rmse) < 1e-12)
      #expect(abs(metrics.mae - model.test.mae) < 1e-12)
      #expect(abs(try #require(metrics.rSquared) - model.test.r2) < 1e-11)
      for (found, expected) in [(metrics.spearman, model.test.spearman), (metrics.kendall, model.test.kendall)] {
        #expect((found == nil) == (expected == nil))
        #expect(abs((found ?? 0) - (expected ?? 0)) < 1e-12)
      }
    }
  }
}
