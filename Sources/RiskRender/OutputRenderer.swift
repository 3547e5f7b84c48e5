import RiskExpressions
public import RiskKernel

/// Turns what a command found into text, in the format that is set.
public struct OutputRenderer {
  private let settings: Settings
  private let style: Style
  private let isStopped: () -> Bool

  /// Creates a renderer for a place and the session's settings; drawing ends where `isStopped` says so.
  public init(settings: Settings, style: Style, isStopped: @escaping () -> Bool = { false }) {
    self.settings = settings
    self.style = style
    self.isStopped = isStopped
  }

  /// The text of an output, with its line's end; empty where a format has nothing to say.
  public func text(_ output: Output, command: String) throws -> String {
    var text = ""
    try write(output, command: command) { text += $0 }
    return text
  }

  /// Passes the text of an output on in pieces, so that a table of any length can be written.
  public func write(_ output: Output, command: String, to pass: @escaping (String) throws -> Void) throws {
    let sink = TextSink { [isStopped] text in
      if isStopped() { throw KernelFault.interrupted }
      try pass(text)
    }
    switch settings.format {
    case .table: for line in try people(output) { try sink.writeLine(line) }
    case .json:
      try sink.write("{\"command\": \(JSONText.quoted(command)), \"result\": ")
      try JSONText.write(output.value, to: sink)
      try sink.writeLine("}")
    case .csv: try CSVText.write(output.rows, to: sink)
    case .markdown: try writeMarkdown(output, to: sink)
    case .html: try HTMLText(numbers: numbers, sink: sink).write(output, command: command)
    }
    try sink.flush()
  }

  var numbers: NumberText {
    NumberText(digits: settings.digits, isUnicode: settings.format != .table || isUnicode)
  }

  /// Whether charts may use characters beyond ASCII.
  private var isUnicode: Bool {
    switch settings.charts {
    case .auto: style.isUnicode
    case .unicode: true
    case .ascii: false
    }
  }

  // For people

  private var width: Int? { settings.width > 0 ? settings.width : style.width }

  private var drawing: TableDrawing {
    TableDrawing(numbers: numbers, style: style, width: width, isStopped: isStopped)
  }

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
    case .chart(let chart): return chartLines(chart)
    }
  }

  func chartLines(_ chart: Chart) -> [String] {
    ChartDrawing(numbers: numbers, style: style, isUnicode: isUnicode, width: width, rows: settings.rows).lines(chart)
  }

  private func people(_ value: Value) throws -> [String] {
    switch value {
    case .record(let record) where !record.fields.isEmpty: return drawing.lines(OutputRenderer.fields(record))
    case .table(let table): return drawing.lines(try rows(of: table), isPipeline: true)
    case .list(let items) where !items.isEmpty && items.allSatisfy(\.isRecord):
      return drawing.lines(try rows(of: items))
    default: return [numbers.text(value).isEmpty ? "null" : numbers.text(value)]
    }
  }

  private static func fields(_ record: Record) -> TableView {
    TableView(
      columns: [TableView.Column("field"), TableView.Column("value")],
      rows: record.fields.map { TableView.Row([.text($0.name), brief($0.value)]) })
  }

  /// A value, or of a table in a record only how long it is: `$m.gains` shows it.
  private static func brief(_ value: Value) -> Value {
    guard case .list(let items) = value, !items.isEmpty, items.allSatisfy(\.isRecord) else { return value }
    return .text("\(items.count) record\(items.count == 1 ? "" : "s")")
  }

  /// The first records of a list, a row each.
  private func rows(of records: [Value]) throws -> TableView {
    let grid = ValueGrid(.list(records))
    var rows: [TableView.Row] = []
    try grid.forEachRow { if rows.count < settings.rows { rows.append(TableView.Row($0.map(OutputRenderer.brief))) } }
    let note =
      records.count > rows.count ? RowsNote.text(shown: rows.count, of: records.count, noun: "row") : nil
    return TableView(columns: grid.titles.map { TableView.Column($0) }, rows: rows, note: note)
  }

  /// The first rows of a table, and how many more there are.
  private func rows(of table: any Table) throws -> TableView {
    let rows = try table.rows(limit: settings.rows + 1)
    let shown = rows.prefix(settings.rows)
    var note = rows.isEmpty ? "no rows" : nil
    if rows.count > settings.rows {
      note = RowsNote.text(shown: settings.rows, of: try table.count(), noun: "row")
    }
    return TableView(
      columns: table.schema.columns.map { TableView.Column($0.name) }, rows: shown.map { TableView.Row($0) }, note: note
    )
  }

  // Markdown

  private func writeMarkdown(_ output: Output, to sink: TextSink) throws {
    let markdown = MarkdownText(numbers: numbers, sink: sink)
    var hasWritten = false
    for view in output.views {
      // Lines say in words what the value says in figures.
      if case .line = view { continue }
      // An empty line keeps one table from running into the next.
      if hasWritten { try sink.writeLine("") }
      switch view {
      case .line: continue
      case .table(let table): try markdown.write(table)
      case .text(let text):
        try markdown.write(code: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      case .chart(let chart): try markdown.write(code: chartLines(chart))
      }
      hasWritten = true
    }
    if !hasWritten { try markdown.write(output.rows) }
    try sink.writeLine("")
  }
}

/// Says how many rows are not shown, and what to type to see them.
enum RowsNote {
  /// The most that the setting takes.
  private static let limit = 1_000_000
  /// More rows than this are seldom wanted on a screen at once.
  private static let screens = 1000

  /// The note for a table or a chart of which the first are shown.
  static func text(shown: Int, of total: Int, noun: String) -> String {
    let more = total - shown
    let count = "…\(NumberText.grouped(String(more), from: 4)) more \(noun)\(more == 1 ? "" : "s")"
    guard shown < limit else { return count }
    let wanted = total > screens && shown < screens ? screens : min(total, limit)
    return count + "   (set rows \(wanted))"
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
