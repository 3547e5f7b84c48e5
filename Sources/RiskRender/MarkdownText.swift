import RiskExpressions
import RiskKernel

/// Writes results as Markdown, for reports: tables with the digits a person reads, charts and pages as code.
struct MarkdownText {
  let numbers: NumberText
  let sink: TextSink

  /// A value of any kind as a table.
  func write(_ value: Value) throws {
    let grid = ValueGrid(value)
    try writeHead(grid.titles, isNumeric: grid.isNumeric)
    try grid.forEachRow { row in try writeLine(row.map { numbers.text($0) }) }
  }

  /// A table whose numbers have formats.
  func write(_ table: TableView) throws {
    let isNumeric = table.columns.indices.map { place in table.rows.contains { $0.value(place).isNumber } }
    try writeHead(table.columns.map(\.title), isNumeric: isNumeric)
    for row in table.rows {
      try writeLine(
        table.columns.indices.map { numbers.text(row.value($0), row.format ?? table.columns[$0].format) })
    }
  }

  /// Lines as they are; the fence is longer than any in them.
  func write(code lines: [String]) throws {
    let longest = lines.flatMap { $0.split { $0 != "`" } }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    for line in [fence] + lines + [fence] { try sink.writeLine(line) }
  }

  private func writeHead(_ titles: [String], isNumeric: [Bool]) throws {
    try writeLine(titles)
    try sink.writeLine("|" + isNumeric.map { $0 ? " ---: |" : " --- |" }.joined())
  }

  private func writeLine(_ cells: [String]) throws {
    try sink.writeLine("| " + cells.map(MarkdownText.escaped).joined(separator: " | ") + " |")
  }

  /// A text that ends no cell and means nothing to Markdown.
  private static func escaped(_ text: String) -> String {
    text.replacing(scalars: [
      "|": "\\|", "\n": " ", "\r": " ", "\\": "\\\\", "<": "\\<", "*": "\\*", "`": "\\`",
    ])
  }
}
