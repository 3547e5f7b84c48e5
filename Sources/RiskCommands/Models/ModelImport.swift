import Foundation
import RiskExpressions
import RiskKernel
import RiskModels
import RiskStore

/// Takes a model from elsewhere into the workspace's registry.
struct ModelImport {
  /// Where the model is, as it was written.
  let path: String
  /// What it is called here; the folder's own name if nil.
  let name: String?

  /// Reads the model whole, checks it, and keeps it.
  ///
  /// - Throws: a `StoreFault` that says what is wrong with its files; the registry is then as it was.
  func run(in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let folder = session.resolve(path)
    let name = name ?? ModelImport.name(ofFolder: path)
    let bundle = try ModelRegistry.bundle(in: folder, as: name, title: path)
    let saving = try session.registry.save(bundle)
    session.put(bundle.model, as: name, .model)
    return output(bundle.model, saving, elapsed: ContinuousClock.now - started)
  }

  /// The name a folder gives its model: its last part, without the number of a version.
  static func name(ofFolder path: String) -> String {
    ModelTitle(written: URL(fileURLWithPath: path).lastPathComponent).name
  }

  private func output(_ model: CreditModel, _ saving: ModelSaving, elapsed: Duration) -> Output {
    let value = Record(named: [
      ("model", .text(model.name)), ("kind", .text(model.kind.rawValue)), ("learner", .text(model.card.learner)),
      ("version", .count(saving.version)), ("from", .text(path)), ("path", .text("models/\(model.name)")),
    ])
    let line = "\(model.name)   \(model.summary)   \(saving.wording(of: model.name))"
    return .notice(.record(value), [.line(line, elapsed: elapsed)])
  }
}
