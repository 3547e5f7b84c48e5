import Foundation
import RiskExpressions
import RiskKernel
import RiskStore

/// Shows what was typed at the prompt in this workspace.
enum HistoryCommand: Command {
  private static let count = Parameter(
    optional: "count", .integer(in: 1...1_000_000), at: .argument, "How many of the last statements; all if not given.")
  private static let pattern = Parameter(
    optional: "like", .pattern, at: .clause, "A pattern the statements fit, such as \"%train%\".")

  static let spec = CommandSpec(
    "history", group: .session, "List what was typed at the prompt in this workspace, as a table.",
    parameters: [count.info, pattern.info],
    examples: [
      Example("history", "The last statements; all of them for the next stage."),
      Example("history 5 like \"%train%\"", "The last five that have the word in them."),
      Example("history | where statement like \"load%\"", "As rows like any others."),
    ])

  private static let schema = Schema([
    Schema.Column("number", .integer), Schema.Column("time", .text), Schema.Column("statement", .text),
  ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let pattern = try call[pattern]
    let entries = try entries(in: session).filter { entry in
      pattern.map { LikePattern.matches(entry.text, pattern: $0) } ?? true
    }
    let wanted = try call[count]
    let rows = entries.suffix(wanted ?? .max).map(row)
    return Output(
      .table(MemoryTable(schema, rows)), views: [.table(view(rows, shown: wanted ?? session.settings.rows))])
  }

  private static func entries(in session: Session) throws -> [CommandHistory.Entry] {
    let folder = session.resolve("models")
    guard CommandHistory.exists(inModelFolder: folder) else { return [] }
    return try CommandHistory(modelFolder: folder).entries(after: 0)
  }

  private static func row(_ entry: CommandHistory.Entry) -> [Value] {
    [.integer(entry.number), .text(Timestamp.local(entry.time)), .text(entry.text)]
  }

  /// The last rows: what was typed most recently stands nearest to the prompt.
  private static func view(_ rows: [[Value]], shown: Int) -> TableView {
    let left = rows.count - shown
    let note =
      rows.isEmpty ? "nothing was typed yet" : left > 0 ? "\(Words.count(left, "earlier statement")) not shown" : nil
    return TableView(
      columns: schema.names.map { TableView.Column($0) }, rows: rows.suffix(shown).map { TableView.Row($0) }, note: note
    )
  }
}
