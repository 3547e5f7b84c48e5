import RiskExpressions
import RiskStore

/// The entries of the decision log as rows, read when they are needed.
struct DecisionTable: Table {
  /// The columns in the order the entries are hashed over.
  static let columns = Schema(
    [Schema.Column("number", .integer)]
      + [
        "time", "person", "host", "program", "kind", "command", "subject", "inputs", "models", "outputs", "reasons",
        "why", "previous", "hash",
      ].map { Schema.Column($0, .text) })
  /// The folder of the log, whom or what the entries are about, and how many of the last ones are wanted.
  let folder: String
  let subject: String?
  let last: Int?

  var schema: Schema { Self.columns }

  func count() throws -> Int { min(try log.count(about: subject), last ?? .max) }

  func rows(limit: Int) throws -> [[Value]] {
    var rows: [[Value]] = []
    try log.forEach(about: subject, last: last) { entry in
      if rows.count < limit { rows.append(Self.row(entry)) }
    }
    return rows
  }

  func forEachRow(_ body: ([Value]) throws -> Void) throws {
    try log.forEach(about: subject, last: last) { try body(Self.row($0)) }
  }

  /// A log of its own: the session's may be used from one thread only.
  private var log: DecisionLog { DecisionLog(folder: folder, author: .current) }

  /// An entry as a row.
  static func row(_ entry: DecisionEntry) -> [Value] {
    let content = entry.content
    let texts = [
      entry.time, entry.author.person, entry.author.host, entry.author.program, content.kind, content.command,
      content.subject, content.inputs, content.models, content.outputs, content.reasons, content.why, entry.previous,
      entry.hash,
    ]
    return [.count(entry.number)] + texts.map(Value.text)
  }
}
