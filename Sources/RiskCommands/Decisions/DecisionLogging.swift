import Foundation
import RiskExpressions
import RiskKernel
import RiskModels
import RiskStore

/// The decision log as a session uses it.
///
/// Whether it is on is nothing that `undo` takes back: entries cannot be taken back either.
final class DecisionLogging {
  /// The workspace's log.
  let log: DecisionLog
  /// Whether decisions of this session are written down.
  fileprivate(set) var isOn = false
  /// The entries of the last statement of this session that decided something, and whom they are about.
  fileprivate(set) var latest: (numbers: ClosedRange<Int>, subject: String)?
  /// The last entry this session wrote, which the log must still have when the next one is added.
  private var written: DecisionLog.Head?
  /// Which versions the models at work are, by their names.
  private var identities: [String: (model: CreditModel, identity: ModelIdentity)] = [:]

  init(_ log: DecisionLog) { self.log = log }

  /// Writes entries down, and remembers them for a note unless they are notes or switches.
  @discardableResult
  func write(_ drafts: [DecisionDraft], ofDecision isDecision: Bool) throws -> [DecisionEntry] {
    let entries = try log.append(drafts, after: written)
    guard let first = entries.first, let last = entries.last else { return [] }
    written = last.head
    if isDecision {
      latest = (first.number...last.number, Words.list(entries.map(\.content.subject), most: 3))
    }
    return entries
  }

  /// Which version a model is; it is looked up again where the model is another.
  func identity(of model: CreditModel, in registry: ModelRegistry) throws -> ModelIdentity {
    if let known = identities[model.name], known.model.file == model.file,
      try known.model.hasSameCard(as: model)
    {
      return known.identity
    }
    let identity = try registry.identity(of: model)
    identities[model.name] = (model, identity)
    return identity
  }
}

extension Session {
  /// The workspace's decision log.
  var decisions: DecisionLogging {
    service { [interruption] in
      DecisionLogging(
        DecisionLog(
          folder: resolve("models"), author: .current,
          checkpoint: { if interruption.isRequested { throw KernelFault.interrupted } }))
    }
  }

  /// Writes decisions into the log where it is on, before anybody is told of them; does next to nothing where it is off.
  ///
  /// - Parameters:
  ///   - kind: What was done.
  ///   - call: The command that did it.
  ///   - models: The models that took part.
  ///   - decisions: What is written, an entry each; not asked for where the log is off.
  /// - Throws: a `StoreFault` where the log cannot be written: then the command must not answer.
  func logDecisions(
    _ kind: DecisionKind, by call: Call, models: [CreditModel], _ decisions: () throws -> [LoggedDecision]
  ) throws {
    let logging = self.decisions
    guard logging.isOn else { return }
    let models = try models.map { try logging.identity(of: $0, in: registry).record }
    let drafts = try decisions().map { decision in
      DecisionDraft(
        kind: kind.rawValue, command: commandText(of: call), subject: decision.subject,
        inputs: DecisionJSON.text(.record(decision.inputs)), models: DecisionJSON.text(.list(models)),
        outputs: DecisionJSON.text(.record(decision.outputs)), reasons: DecisionJSON.text(.list(decision.reasons)))
    }
    try logging.write(drafts, ofDecision: true)
  }

  /// Writes one answer into the log where it is on, and gives it back: what a command found out about a subject.
  ///
  /// - Parameters:
  ///   - kind: What was done.
  ///   - output: The answer.
  ///   - subject: Whom or what it is about.
  ///   - inputs: What went in.
  ///   - models: The models that took part.
  ///   - call: The command that did it.
  ///   - outputs: What is written of the answer; its value where nothing is said.
  /// - Returns: the answer.
  /// - Throws: a `StoreFault` where the log cannot be written.
  func logged(
    _ kind: DecisionKind, _ output: Output, of subject: String, inputs: Record, models: [CreditModel], by call: Call,
    outputs: Record? = nil
  ) throws -> Output {
    try logDecisions(kind, by: call, models: models) {
      let whole: Record =
        if case .record(let record) = output.value { record } else { Record(named: [("result", output.value)]) }
      return [LoggedDecision(of: subject, inputs: inputs, outputs: outputs ?? whole)]
    }
    return output
  }

  /// Switches the log on or off, which is an entry of its own; gives nil where it is so already.
  func setLogging(_ isOn: Bool, by call: Call) throws -> DecisionEntry? {
    let logging = decisions
    guard logging.isOn != isOn else { return nil }
    let draft = DecisionDraft(
      kind: DecisionKind.log.rawValue, command: commandText(of: call), subject: isOn ? "on" : "off")
    let entries = try logging.write([draft], ofDecision: false)
    logging.isOn = isOn
    return entries.first
  }

  /// The whole pipeline a command stands in, as it was typed.
  func commandText(of call: Call) -> String { (pipeline ?? call.span).text }
}

extension DecisionAuthor {
  /// Who runs this program, by the system and not by what the environment claims.
  static var current: DecisionAuthor {
    DecisionAuthor(person: userName, host: hostName, program: "risk \(Version.current)")
  }

  private static var userName: String {
    let user = getuid()
    guard let entry = getpwuid(user), let name = entry.pointee.pw_name else { return "user \(user)" }
    return String(cString: name)
  }

  private static var hostName: String {
    var bytes = [CChar](repeating: 0, count: 256)
    // The last byte stays zero, also where a name is cut.
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "unknown host" }
    return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension ModelIdentity {
  /// The version as the log has it.
  fileprivate var record: Value {
    .record(
      Record(named: [
        ("kind", .text(kind.rawValue)), ("name", .text(name)), ("version", version.map { .count($0) } ?? .null),
        ("digest", digest.map(Value.text) ?? .null), ("file", .text(checksum)),
      ]))
  }
}
