import Foundation
public import RiskExpressions

/// A model as files: `model.json` the card, `booster.json` the trees, `golden.csv` rows with their scores.
///
/// It knows what stands in the files; the store knows how they get to disk and back.
public struct ModelBundle: Sendable {
  /// The names of a bundle's files.
  public static let fileNames = [card, booster, golden]
  private static let card = "model.json"
  private static let booster = "booster.json"
  private static let golden = "golden.csv"

  /// The model.
  public let model: PDModel
  /// The files' contents by name.
  public let files: [String: [UInt8]]

  /// Packs a model together with rows of its inputs, whose scores are kept to be compared at each load.
  public init(_ model: PDModel, goldenInputs: [[Value]]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    self.model = model
    files = [
      ModelBundle.card: Array(try encoder.encode(model.card)) + [UInt8(ascii: "\n")],
      ModelBundle.booster: model.booster,
      ModelBundle.golden: try GoldenRows(goldenInputs, model: model).csv(inputs: model.plan.inputs),
    ]
  }

  /// Unpacks a model and re-scores its golden rows.
  ///
  /// - Throws: a `ModelFault` that says what is damaged, missing or too new.
  public init(name: String, files: [String: [UInt8]]) throws {
    let card = try ModelBundle.readCard(try ModelBundle.file(ModelBundle.card, in: files))
    let booster = try ModelBundle.file(ModelBundle.booster, in: files)
    let plan: FeaturePlan
    do { plan = try card.features.plan() } catch let fault as ModelFault { throw fault } catch {
      throw ModelFault.damagedModel(reason: "its feature set cannot be read")
    }
    model = try PDModel(name: name, plan: plan, booster: booster, card: card)
    self.files = files
    let golden = try GoldenRows(csv: try ModelBundle.file(ModelBundle.golden, in: files), inputs: plan.inputs)
    try golden.verify(model)
  }

  /// Whether two bundles hold the same model, whenever it was made.
  public func isSameModel(as other: ModelBundle) -> Bool {
    files[ModelBundle.booster] == other.files[ModelBundle.booster]
      && files[ModelBundle.golden] == other.files[ModelBundle.golden]
      && (try? ModelBundle.readCard(files[ModelBundle.card] ?? []).ignoringDate)
        == (try? ModelBundle.readCard(other.files[ModelBundle.card] ?? []).ignoringDate)
  }

  private static func file(_ name: String, in files: [String: [UInt8]]) throws -> [UInt8] {
    guard let bytes = files[name] else { throw ModelFault.damagedModel(reason: "the file \(name) is missing") }
    return bytes
  }

  private static func readCard(_ bytes: [UInt8]) throws -> ModelCard {
    struct Head: Decodable { let format: Int }
    let decoder = JSONDecoder()
    guard let head = try? decoder.decode(Head.self, from: Data(bytes)) else {
      throw ModelFault.damagedModel(reason: "the file \(card) cannot be read")
    }
    guard head.format == ModelCard.currentFormat else { throw BundleFault.newerFormat(head.format) }
    do { return try decoder.decode(ModelCard.self, from: Data(bytes)) } catch {
      throw ModelFault.damagedModel(reason: "the file \(card) cannot be read")
    }
  }
}

extension ModelCard {
  /// The card as text without its date, to compare.
  fileprivate var ignoringDate: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return try encoder.encode(
        ModelCard(
          learner: learner, target: target, features: features, parameters: parameters, training: training, seed: seed,
          versions: versions, created: ""))
    }
  }
}
