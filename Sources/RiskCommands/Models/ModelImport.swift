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
  /// - Throws: a fault that says what is wrong with its files; the registry is then as it was.
  func run(_ call: Call, in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let name = name ?? ModelImport.name(ofModelAt: path)
    let bundle = try bundle(named: name, call, session)
    let saving = try session.registry.save(bundle)
    session.put(bundle.model, as: name, .model)
    return output(bundle.model, saving, elapsed: ContinuousClock.now - started)
  }

  /// The name a path gives its model: a folder's last part without the number of a version, a file's without its ending.
  static func name(ofModelAt path: String) -> String {
    ModelTitle(written: URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent).name
  }

  /// The model of a folder that this program wrote, or of a file of another one.
  private func bundle(named name: String, _ call: Call, _ session: Session) throws -> ModelBundle {
    let full = session.resolve(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), isFolder.boolValue else {
      return try ForeignModelImport.bundle(of: path, named: name, call, session)
    }
    if let place = call.place(ofFirst: ForeignModelImport.parameters) {
      throw KernelFault.surplusArgument(command: "load model", usage: "load model \"FOLDER\" [as NAME]").at(place)
    }
    return try ModelRegistry.bundle(in: full, as: name, title: path)
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
