import RiskExpressions
import RiskKernel
import RiskModels
import RiskStore

/// Writes a copy of a model to a folder, from which 'load model' takes it anywhere.
struct ModelExport {
  /// The model, or one of its versions.
  let title: ModelTitle
  /// The folder, as it was written.
  let path: String

  /// Checks the model and writes it, whole or not at all.
  func run(in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let bundle = try session.registry.load(title.description)
    try session.registry.export(bundle, to: session.resolve(path), title: path)
    let bytes = bundle.files.values.reduce(0) { $0 + $1.count }
    let value = Record(named: [
      ("model", .text(title.description)), ("path", .text(path)),
      ("files", .list(bundle.files.keys.sorted().map(Value.text))), ("bytes", .count(bytes)),
    ])
    let line = "\(path)   \(title), \(Words.count(bundle.files.count + 1, "file")), \(Words.bytes(bytes))"
    return .notice(.record(value), [.line(line, elapsed: ContinuousClock.now - started)])
  }
}
