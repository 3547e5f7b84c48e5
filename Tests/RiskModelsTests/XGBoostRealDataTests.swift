import Foundation
import RiskModels
import RiskTestSupport
import Testing

/// The native scorer against XGBoost 3.2.0's margins on real applicants, and against the original system's models.
@Suite(.enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct XGBoostRealDataTests {
  private static let kinds = [
    "main", "hist_det", "exact_det", "reg_det", "lossguide", "monotone", "dart", "logitraw_spw", "rf",
  ]

  private static func model(_ path: String) throws -> TreeEnsemble {
    try TreeEnsemble(xgboost: [UInt8](Data(contentsOf: RealData.file(path))))
  }

  private static func rows(_ set: String, _ model: TreeEnsemble) throws -> FeatureMatrix {
    let table = try ReferenceTable(RealData.file(set + "/ref/predict_rows_input.csv"))
    return try FeatureMatrix(columns: table.names.dropFirst().map { table.floats($0) })
  }

  @Test(arguments: ["gmsc", "taiwan", "german"], kinds)
  func everyMarginIsXGBoostsOwn(set: String, kind: String) throws {
    let model = try Self.model("\(set)/ref/xgb_\(kind).json")
    let expected = try ReferenceTable(RealData.file(set + "/ref/predictions.csv"))
    let margins = try model.margins(of: Self.rows(set, model))
    #expect(margins.count >= 200)
    #expect(margins == expected.floats("xgb_\(kind)_margin"))
    #expect(margins.map { model.link.prediction(ofMargin: $0) } == expected.floats("xgb_\(kind)"))
  }

  @Test func theOriginalModelGivesItsMargins() throws {
    let model = try Self.model("original/pd_model.json")
    let table = try ReferenceTable(RealData.file("original/random100.csv"))
    let scaled = table.names.filter { $0.hasPrefix("scaled_") }
    let margins = try model.margins(of: FeatureMatrix(columns: scaled.map { table.floats($0) }))
    #expect(margins == table.floats("pd_margin"))
    #expect(margins.map { model.link.prediction(ofMargin: $0) } == table.floats("pd"))
  }
}
