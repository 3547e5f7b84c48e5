import RiskExpressions
import RiskKernel

/// Writes rows of values as CSV or Markdown.
struct GridText {
  private let titles: [String]
  private let rows: [[Value]]

  init(_ grid: (titles: [String], rows: [[Value]])) {
    (titles, rows) = grid
  }

  /// Lines of CSV (RFC 4180): a header, numbers at full precision, nothing for a missing value.
  var csv: [String] {
    [titles.map(GridText.csvCell).joined(separator: ",")]
      + rows.map { $0.map { GridText.csvCell($0.isNull ? "" : $0.plainText) }.joined(separator: ",") }
  }

  /// Lines of a Markdown table.
  func markdown(_ text: (Value) -> String) -> [String] {
    markdown(
      rows.map { $0.map(text) }, isNumeric: titles.indices.map { place in rows.contains { isNumber($0[place]) } })
  }

  /// Lines of a Markdown table whose numbers have formats.
  func markdown(rows: [TableView.Row], _ columns: [TableView.Column], _ numbers: NumberText) -> [String] {
    let cells = rows.map { row in zip(columns, row.values).map { numbers.text($1, row.format ?? $0.format) } }
    return markdown(cells, isNumeric: columns.indices.map { place in rows.contains { isNumber($0.values[place]) } })
  }

  private func markdown(_ cells: [[String]], isNumeric: [Bool]) -> [String] {
    let line = { (cells: [String]) in "| " + cells.map(GridText.markdownCell).joined(separator: " | ") + " |" }
    let rule = "|" + isNumeric.map { $0 ? " ---: |" : " --- |" }.joined()
    return [line(titles), rule] + cells.map(line)
  }

  private func isNumber(_ value: Value) -> Bool {
    switch value {
    case .integer, .number: true
    default: false
    }
  }

  private static func csvCell(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
    return "\"" + replacing(["\"": "\"\""], in: text) + "\""
  }

  private static func markdownCell(_ text: String) -> String {
    replacing(["|": "\\|", "\n": " ", "\r": " "], in: text)
  }

  /// Replaces scalars: a mark that combines with the one before it hides it from a search by characters.
  private static func replacing(_ replacements: [Unicode.Scalar: String], in text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(contentsOf: (replacements[scalar] ?? String(scalar)).unicodeScalars)
    }
    return String(result)
  }
}
