import RiskExpressions
import RiskKernel
import RiskStore

/// One entry of the decision log with all that it says, and the notes on it.
struct DecisionSheet {
  private let entry: DecisionEntry
  private let notes: [DecisionEntry]

  /// Reads an entry and what was noted on it later.
  ///
  /// - Throws: `DecisionFault.noSuchEntry`.
  init(_ number: Int, of log: DecisionLog) throws {
    guard let entry = try log.entry(number) else {
      throw DecisionFault.noSuchEntry(number, last: try log.head()?.number ?? 0)
    }
    var notes: [DecisionEntry] = []
    try log.forEach(kind: DecisionKind.note.rawValue, after: number) { note in
      if DecisionNote.isAbout(number, note) { notes.append(note) }
    }
    (self.entry, self.notes) = (entry, notes)
  }

  /// The entry, a line a part.
  var output: Output {
    let names = DecisionTable.columns.names
    let fields = zip(names, DecisionTable.row(entry)).map { Record.Field($0, $1) }
    let said = notes.map { note in
      Value.record(
        Record(named: [
          ("entry", .count(note.number)), ("time", .text(note.time)), ("person", .text(note.author.person)),
          ("why", .text(note.content.why)),
        ]))
    }
    let rows = fields.filter { !$0.value.plainText.isEmpty }.map { TableView.Row([.text($0.name), $0.value]) }
    let lines = notes.map { View.line(" noted in entry \($0.number) by \($0.author.person): \($0.content.why)") }
    return Output(
      .record(Record(fields + [Record.Field("notes", .list(said))])),
      views: [.table(TableView(columns: [TableView.Column(""), TableView.Column("")], rows: rows))] + lines)
  }
}
