import Foundation
import RiskModels
import RiskTestSupport
import Testing

/// The models of the Python system whose job is done here, with its scalers, on its documented customers.
@Suite(.enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct OriginalSystemTests {
  private struct Scaler: Decodable {
    let feature_names: [String]
    let mean: [Double]
    let scale: [Double]

    init(_ name: String) throws {
      self = try JSONDecoder().decode(Scaler.self, from: Data(contentsOf: RealData.file("original/\(name).json")))
    }

    func scaled(_ row: [Double]) -> [Double] { row.indices.map { (row[$0] - mean[$0]) / scale[$0] } }
  }

  private static func model(_ name: String) throws -> BoostedModel {
    try BoostedModel(bytes: [UInt8](Data(contentsOf: RealData.file("original/" + name))))
  }

  @Test(arguments: ["two_customers", "random100"], ["pd_model.json", "pd_model.ubj"])
  func everyOutputIsTheOriginals(file: String, pdModel: String) throws {
    let table = try ReferenceTable(RealData.file("original/\(file).csv"))
    let forPD = try Scaler("scaler_pd")
    let forLGD = try Scaler("scaler_lgd")
    let pd = try Self.model(pdModel)
    let lgd = try Self.model("lgd_model.txt")
    for (row, features) in ReferenceRows(table, forPD.feature_names).rows.enumerated() {
      let margin = try pd.margin(of: forPD.scaled(features))
      let probability = pd.prediction(ofMargin: margin)
      #expect(abs(margin - table.numbers("pd_margin")[row]) <= 1e-6)
      #expect(abs(probability - table.numbers("pd")[row]) <= 1e-6)
      for (scaler, name) in [(forPD, "app"), (forLGD, "test")] {
        let loss = lgd.prediction(ofMargin: try lgd.margin(of: scaler.scaled(features)))
        #expect(abs(loss - table.numbers("lgd_" + name)[row]) <= 1e-6)
        // The original multiplies by a probability of 32 bits, whose last digit the loss magnifies.
        #expect(abs(probability * loss - table.numbers("expected_loss_" + name)[row]) <= 1e-6)
      }
    }
  }

  @Test(arguments: ["two_customers", "random100"])
  func everyContributionIsTheOriginals(file: String) throws {
    let table = try ReferenceTable(RealData.file("original/\(file).csv"))
    for (name, scaler, label) in [("pd_model.ubj", "scaler_pd", "pd"), ("lgd_model.txt", "scaler_lgd", "lgdtest")] {
      let model = try Self.model(name)
      let scaler = try Scaler(scaler)
      let explainer = try ModelExplainer(model)
      let bases = table.numbers("shap_\(label)_bias")
      for (row, features) in ReferenceRows(table, scaler.feature_names).sample(20) {
        let parts = try explainer.contributions(of: scaler.scaled(features))
        let expected = scaler.feature_names.map { table.numbers("shap_\(label)_\($0)")[row] }
        #expect(largestDifference(parts, expected) <= 1e-5)
        #expect(abs(explainer.base - bases[row]) <= 1e-5)
      }
    }
  }
}
