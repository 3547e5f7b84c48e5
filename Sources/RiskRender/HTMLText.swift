import RiskExpressions
import RiskKernel

/// Writes results as HTML: a section an output that stands in any page, with nothing to load and every text escaped.
struct HTMLText {
  let numbers: NumberText
  let sink: TextSink

  /// An output of a command.
  func write(_ output: Output, command: String) throws {
    try sink.writeLine("<section class=\"risk\">")
    try sink.writeLine("<h2>\(HTMLText.escaped(command))</h2>")
    if output.views.isEmpty { try write(output.value) }
    for view in output.views { try write(view) }
    try sink.writeLine("</section>")
  }

  private func write(_ view: View) throws {
    switch view {
    case .line(let text, _): try sink.writeLine("<p>\(HTMLText.escaped(text))</p>")
    case .text(let text): try sink.writeLine("<pre>\(HTMLText.escaped(text))</pre>")
    case .table(let table): try write(table)
    case .chart(let chart): try write(chart)
    }
  }

  private func write(_ value: Value) throws {
    switch value {
    case .table, .record, .list:
      let grid = ValueGrid(value)
      try writeTable(grid.titles, isNumeric: grid.isNumeric) {
        try grid.forEachRow { row in try writeRow(row.map { numbers.text($0) }, isNumeric: grid.isNumeric) }
      }
    default: try sink.writeLine("<p>\(HTMLText.escaped(value.isNull ? "null" : numbers.text(value)))</p>")
    }
  }

  private func write(_ table: TableView) throws {
    let isNumeric = table.columns.indices.map { place in table.rows.contains { $0.value(place).isNumber } }
    try writeTable(table.columns.map(\.title), isNumeric: isNumeric) {
      for row in table.rows {
        let cells = table.columns.indices.map { numbers.text(row.value($0), row.format ?? table.columns[$0].format) }
        try writeRow(cells, isNumeric: isNumeric)
      }
    }
    if let note = table.note { try sink.writeLine("<p>\(HTMLText.escaped(note))</p>") }
  }

  private func write(_ chart: Chart) throws {
    try sink.writeLine("<figure>")
    for line in ChartSVG(chart, numbers).lines { try sink.writeLine(line) }
    let notes = chart.notes.map(HTMLText.escaped).joined(separator: "<br>")
    if !notes.isEmpty { try sink.writeLine("<figcaption>\(notes)</figcaption>") }
    try sink.writeLine("</figure>")
  }

  private func writeTable(_ titles: [String], isNumeric: [Bool], _ rows: () throws -> Void) throws {
    try sink.writeLine("<table style=\"border-spacing:1em 0\">")
    let cells = zip(titles, isNumeric).map { title, isNumeric in
      "<th scope=\"col\" style=\"text-align:\(isNumeric ? "right" : "left")\">\(HTMLText.escaped(title))</th>"
    }
    try sink.writeLine("<thead><tr>\(cells.joined())</tr></thead>")
    try sink.writeLine("<tbody>")
    try rows()
    try sink.writeLine("</tbody></table>")
  }

  private func writeRow(_ cells: [String], isNumeric: [Bool]) throws {
    let cells = zip(cells, isNumeric).map { text, isNumeric in
      "<td\(isNumeric ? " style=\"text-align:right\"" : "")>\(HTMLText.escaped(text))</td>"
    }
    try sink.writeLine("<tr>\(cells.joined())</tr>")
  }

  /// A text that is nothing but text to a browser, in an element or an attribute in quotes.
  ///
  /// What HTML knows no character for, and what turns the direction of writing, is replaced.
  static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { DisplayWidth.printable($0) }
      .joined(separator: "\n")
      .replacing(scalars: ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"])
  }
}
