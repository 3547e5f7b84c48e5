import Foundation
public import RiskExpressions

/// A model as files: `model.json` the card, the learner's own file, `golden.csv` rows with their scores.
///
/// It knows what stands in the files; the store knows how they get to disk and back.
public struct ModelBundle: Sendable {
  private static let card = "model.json"
  private static let golden = "golden.csv"
  /// What the learner's file may be called: by its own library's format.
  private static let fitted = [
    "booster.json", "booster.ubj", "booster.txt", Predictor.regressionFile, Predictor.segmentsFile,
    Predictor.anomalyFile, Predictor.embeddingFile,
  ]

  /// The model.
  public let model: CreditModel
  /// The files' contents by name.
  public let files: [String: [UInt8]]

  /// Packs a model together with rows of its inputs, whose scores are kept to be compared at each load.
  public init(_ model: CreditModel, goldenInputs: [[Value]]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    self.model = model
    files = [
      ModelBundle.card: Array(try encoder.encode(model.card)) + [UInt8(ascii: "\n")],
      model.file.name: model.file.bytes,
      ModelBundle.golden: try GoldenRows(goldenInputs, model: model).csv(inputs: model.plan.inputs),
    ]
  }

  /// Unpacks a model and re-scores its golden rows.
  ///
  /// - Throws: a `ModelFault` that says what is damaged, missing or too new.
  public init(name: String, files: [String: [UInt8]]) throws {
    let card = try ModelBundle.readCard(try ModelBundle.file(ModelBundle.card, in: files))
    let fitted = ModelBundle.fitted.first { files[$0] != nil } ?? ModelBundle.fitted[0]
    let bytes = try ModelBundle.file(fitted, in: files)
    let plan: FeaturePlan
    do { plan = try card.features.plan() } catch let fault as ModelFault { throw fault } catch {
      throw ModelFault.damagedModel(reason: "its feature set cannot be read")
    }
    model = try CreditModel(name: name, plan: plan, file: (fitted, bytes), card: card)
    self.files = files
    let golden = try GoldenRows(csv: try ModelBundle.file(ModelBundle.golden, in: files), inputs: plan.inputs)
    try golden.verify(model)
  }

  /// The inputs of the rows whose scores are kept.
  public var goldenInputs: [[Value]] {
    get throws {
      let bytes = try ModelBundle.file(ModelBundle.golden, in: files)
      return try GoldenRows(csv: bytes, inputs: model.plan.inputs).rows.map(\.inputs)
    }
  }

  /// Whether two bundles hold the same model, whenever it was made.
  public func isSameModel(as other: ModelBundle) -> Bool {
    model.file == other.model.file
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
    guard (1...ModelCard.currentFormat).contains(head.format) else { throw BundleFault.newerFormat(head.format) }
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
      return try encoder.encode(with(created: ""))
    }
  }
}
