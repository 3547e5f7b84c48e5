import Foundation
import RiskModels
import RiskTestSupport
import Testing

/// The native scorer against the predictions of XGBoost itself; `Reference/make.py` made models and numbers.
@Suite struct XGBoostReferenceTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Reference")

  private static func model(_ name: String) throws -> TreeEnsemble {
    try TreeEnsemble(xgboost: [UInt8](Data(contentsOf: folder.appendingPathComponent(name + ".json"))))
  }

  @Test(arguments: [
    "logistic-1.7.6", "logistic-2.1.4", "logistic-3.2.0", "logistic-3.4.1", "dart-1.7.6", "dart-3.2.0", "dart-3.4.1",
    "raw-1.7.6", "raw-3.4.1", "forest-3.4.1", "lossguide-3.4.1", "poisson-3.4.1", "onesided-3.2.0", "onesided-3.4.1",
  ])
  func everyMarginAndPredictionIsXGBoostsOwn(name: String) throws {
    let model = try Self.model(name)
    let rows = try ReferenceTable(Self.folder.appendingPathComponent("rows.csv"))
    let expected = try ReferenceTable(Self.folder.appendingPathComponent(name + ".csv"))
    let matrix = try FeatureMatrix(columns: rows.names.map { rows.numbers($0) })
    let margins = try model.margins(of: matrix)
    #expect(margins == expected.floats("margin"))
    #expect(margins.map { model.link.prediction(ofMargin: $0) } == expected.floats("prediction"))
    for row in 0..<matrix.rows {
      let values = Array(matrix.values[(row * matrix.columns)..<((row + 1) * matrix.columns)]).map { Float($0) }
      #expect(try model.margin(of: values) == margins[row])
    }
  }

  @Test func factsAboutTheModelAreRead() throws {
    let model = try Self.model("logistic-3.4.1")
    #expect(model.featureNames == ["utilisation", "age in years \"now\"", "income"])
    #expect(model.treeCount == 5)
    #expect(model.objective == "binary:logistic")
    #expect(model.link == .logistic)
    #expect(model.bestIteration == nil)
    #expect(try Self.model("forest-3.4.1").treeCount == 18)
    #expect(try Self.model("raw-3.4.1").link == .logOdds)
  }

  @Test func whatWouldBeScoredWronglyIsRefused() {
    #expect(throws: ModelFault.unsupportedObjective("multi:softprob")) { try Self.model("multiclass-3.4.1") }
    #expect(throws: ModelFault.unsupportedBooster("gblinear")) { try Self.model("linear-3.4.1") }
  }
}
