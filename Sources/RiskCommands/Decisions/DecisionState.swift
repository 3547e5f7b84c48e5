import RiskExpressions
import RiskKernel
import RiskStore

/// How the decision log stands: on or off, how many entries, and the hash of the last one.
struct DecisionState {
  /// The hash of the last entry; empty where there is none.
  let hash: String
  private let isOn: Bool
  private let count: Int

  /// Looks at the log.
  init(of session: Session) throws {
    let head = try session.decisions.log.head()
    (isOn, count) = (session.decisions.isOn, head?.number ?? 0)
    hash = count > 0 ? head?.hash ?? "" : ""
  }

  /// How it stands, as a record.
  var record: Value {
    .record(
      Record(named: [
        ("on", .boolean(isOn)), ("entries", .count(count)), ("head", hash.isEmpty ? .null : .text(hash)),
        ("path", .text("models/\(DecisionLog.fileName)")),
      ]))
  }

  /// How it stands, in a line; `already` where it stood so before.
  func line(already: Bool = false) -> String {
    let word = (isOn ? "on" : "off") + (already ? " already" : "")
    let end = hash.isEmpty ? "" : "   head \(hash.prefix(16))…"
    return "decision log \(word)   \(Words.count(count, "entry", "entries"))\(end)   models/\(DecisionLog.fileName)"
  }

  /// The answer to `log` alone.
  var output: Output { .notice(record, [.line(line())]) }
}

extension DecisionAudit {
  /// What is said of a log that is as it was written.
  var output: Output {
    let value = Record(named: [
      ("sound", .boolean(true)), ("entries", .count(count)), ("head", .text(hash)),
      ("noted", noted.map { .count($0) } ?? .null),
    ])
    let since = noted.map { number in
      " the hash that was noted is entry \(number)'s; \(Words.count(count - number, "entry", "entries")) since"
    }
    let advice =
      " note this hash down where nobody can change it: only with it is a log found out that was written anew"
    return Output(
      .record(value),
      views: [.line("sound   \(Words.count(count, "entry", "entries"))   head \(hash)")]
        + [since ?? advice].map { .line($0) })
  }

  /// What is said where there is no log.
  static var nothing: Output {
    Output(
      .record(Record(named: [("sound", .boolean(true)), ("entries", .count(0)), ("head", .null), ("noted", .null)])),
      views: [.line("nothing was written down yet; 'log on' begins a log")])
  }
}
