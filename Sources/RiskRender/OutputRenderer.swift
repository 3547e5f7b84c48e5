import RiskExpressions
public import RiskKernel

/// Turns what a command found into text, in the format that is set.
public struct OutputRenderer: Sendable {
  private let settings: Settings
  private let style: Style

  /// Creates a renderer for a place and the session's settings.
  public init(settings: Settings, style: Style) {
    self.settings = settings
    self.style = style
  }

  /// The text of an output, with its line's end; empty where a format has nothing to say.
  public func text(_ output: Output, command: String) throws -> String {
    let lines: [String]
    switch settings.format {
    case .table: lines = try people(output)
    case .json: lines = ["{\"command\": \(JSONText.quoted(command)), \"result\": \(try JSONText.text(output.value))}"]
    case .csv: lines = try GridText(grid(output.value)).csv
    // An empty line keeps one table from running into the next.
    case .markdown: lines = try markdown(output) + [""]
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  // For people

  private func people(_ output: Output) throws -> [String] {
    guard !output.views.isEmpty else { return try people(output.value) }
    return output.views.flatMap(lines)
  }

  private func lines(_ view: View) -> [String] {
    switch view {
    case .line(let text, let elapsed):
      guard style.isInteractive, let elapsed else { return [text] }
      return [text + style.paint("   \(DurationText.text(elapsed))", .dim)]
    case .table(let table): return drawing.lines(table)
    case .text(let text): return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func people(_ value: Value) throws -> [String] {
    switch value {
    case .record(let record) where !record.fields.isEmpty: return drawing.lines(OutputRenderer.fields(record))
    case .table(let table): return drawing.lines(try rows(of: table))
    default: return [numbers.text(value).isEmpty ? "null" : numbers.text(value)]
    }
  }

  private var numbers: NumberText { NumberText(digits: settings.digits) }

  private var drawing: TableDrawing { TableDrawing(numbers: numbers, style: style) }

  private static func fields(_ record: Record) -> TableView {
    TableView(
      columns: [TableView.Column("field"), TableView.Column("value")],
      rows: record.fields.map { TableView.Row([.text($0.name), $0.value]) })
  }

  /// The first rows of a table, and how many more there are.
  private func rows(of table: any Table) throws -> TableView {
    let rows = try table.rows(limit: settings.rows + 1)
    let shown = rows.prefix(settings.rows)
    var note = rows.isEmpty ? "no rows" : nil
    if rows.count > settings.rows {
      let more = try table.count() - settings.rows
      note = "…\(NumberText.grouped(String(more), from: 4)) more row\(more == 1 ? "" : "s")"
    }
    return TableView(
      columns: table.schema.columns.map { TableView.Column($0.name) }, rows: shown.map { TableView.Row($0) }, note: note
    )
  }

  // Grids

  private func grid(_ value: Value) throws -> (titles: [String], rows: [[Value]]) {
    switch value {
    case .table(let table): return (table.schema.names, try table.rows(limit: .max))
    case .record(let record): return (record.fields.map(\.name), [record.fields.map(\.value)])
    case .list(let items): return OutputRenderer.grid(items)
    default: return (["value"], [[value]])
    }
  }

  /// A row an item; records with the same fields have a column a field.
  private static func grid(_ items: [Value]) -> (titles: [String], rows: [[Value]]) {
    let records = items.compactMap { if case .record(let record) = $0 { record } else { nil } }
    guard let titles = records.first?.fields.map(\.name), records.count == items.count,
      records.allSatisfy({ $0.fields.map(\.name) == titles })
    else { return (["value"], items.map { [$0] }) }
    return (titles, records.map { $0.fields.map(\.value) })
  }

  private func markdown(_ output: Output) throws -> [String] {
    if case .text(let text)? = output.views.first { return ["```", text, "```"] }
    let tables = output.views.compactMap { if case .table(let table) = $0 { table } else { nil } }
    guard !tables.isEmpty else {
      let (titles, rows) = try grid(output.value)
      return GridText((titles, rows)).markdown { numbers.text($0) }
    }
    return tables.flatMap { table in
      GridText((table.columns.map(\.title), table.rows.map(\.values))).markdown(
        rows: table.rows, table.columns, numbers)
    }
  }
}

/// Writes durations for people.
public enum DurationText {
  /// Milliseconds below a second, seconds with a decimal below a minute, then minutes and seconds.
  public static func text(_ duration: Duration) -> String {
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    if seconds < 1 { return "\(Int((seconds * 1000).rounded())) ms" }
    if seconds < 60 { return "\((seconds * 10).rounded() / 10) s" }
    return "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
  }
}
