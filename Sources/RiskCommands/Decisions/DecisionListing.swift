import RiskExpressions
import RiskKernel
import RiskStore

/// The decision log as a person reads it: a line an entry, the last one nearest to the prompt.
struct DecisionListing {
  /// The rows that were asked for.
  let table: DecisionTable
  /// How many are shown.
  let shown: Int

  /// The last entries, with all that were asked for for the next stage.
  func output(of log: DecisionLog) throws -> Output {
    var rows: [TableView.Row] = []
    try log.forEach(about: table.subject, last: min(shown, table.last ?? .max)) { rows.append(Self.row($0)) }
    let all = try log.count(about: table.subject)
    let owner = table.subject.map { " for \($0)" } ?? ""
    let note =
      rows.isEmpty
      ? "nothing was written down yet"
      : all > rows.count ? "\(Words.grouped(all - rows.count)) earlier not shown: log show top \(all)\(owner)" : nil
    let columns = ["entry", "time", "kind", "about", "result", "who"].map { TableView.Column($0) }
    return Output(.table(table), views: [.table(TableView(columns: columns, rows: rows, note: note))])
  }

  private static func row(_ entry: DecisionEntry) -> TableView.Row {
    let content = entry.content
    let figures = DecisionFigures.text(of: content.outputs)
    let said = [content.why, figures, content.kind == DecisionKind.log.rawValue ? "" : content.command]
    let result = (said.first { !$0.isEmpty } ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    return TableView.Row([
      .count(entry.number), .text(entry.time), .text(content.kind), .text(content.subject), .text(result),
      .text("\(entry.author.person)@\(entry.author.host)"),
    ])
  }
}
