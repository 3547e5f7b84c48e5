import Foundation
import GRDB
import RiskModels
import RiskTestSupport

@testable import RiskStore

/// A folder of models of a test's own, filled with variants of the model that the project ships.
final class Shelf {
  let folder: TemporaryFolder
  /// The folder `models`, which is not there at first.
  var path: String { folder.url("models").path }

  init() throws { folder = try TemporaryFolder() }

  /// The registry as a session that begins now sees it.
  func registry(patience: Duration = .seconds(60)) -> ModelRegistry { ModelRegistry(path: path, patience: patience) }

  private static let shipped = Result {
    let folder = SourceTree.root.appendingPathComponent("models/pd1").path
    return try ModelRegistry.bundle(in: folder, as: "pd1", title: "models/pd1")
  }

  /// The shipped model under a name; another number makes another model.
  static func bundle(_ name: String, _ number: Int = 0, kind: ModelKind = .pd) throws -> ModelBundle {
    let original = try shipped.get()
    let card = original.model.card
    let variant = ModelCard(
      kind: kind, measure: kind == .lgd ? .amount : nil, learner: card.learner, target: card.target,
      features: card.features, parameters: card.parameters, training: card.training,
      metrics: [ModelCard.Metric("AUC", 0.8 + Double(number) / 1000, on: "test")], parent: "variant \(number)",
      seed: UInt64(number), versions: card.versions, created: card.created)
    return try ModelBundle(
      try original.model.renamed(name, card: variant), goldenInputs: Array(try original.goldenInputs.prefix(3)))
  }

  /// Puts a model's folder where no registry knows of it, as a copy by hand does.
  func place(_ bundle: ModelBundle, in name: String) throws {
    try BundleFolder(path: folder.url(name).path, title: name).write(bundle, try BundleSeal(bundle))
  }

  /// What is in the folder `models` beside the registry itself.
  var contents: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return all.filter { !$0.hasPrefix("registry.sqlite") && $0 != ".lock" }.sorted()
  }

  /// Moves a folder, as a crash or a hand leaves it.
  func move(_ old: String, to new: String) throws {
    try FileManager.default.moveItem(atPath: "\(path)/\(old)", toPath: "\(path)/\(new)")
  }

  /// The number a variant was made with.
  static func number(_ bundle: ModelBundle) -> Int { Int(bundle.model.card.seed) }
}
