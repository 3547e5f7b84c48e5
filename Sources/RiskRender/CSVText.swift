import RiskExpressions

/// Writes values as CSV (RFC 4180): a header, numbers at full precision, nothing for a missing value, an empty text in
/// quotes, lists and records as JSON.
enum CSVText {
  /// Writes a value, a line a row.
  static func write(_ value: Value, to sink: TextSink) throws {
    let grid = ValueGrid(value)
    try sink.writeLine(grid.titles.map(quotedIfNeeded).joined(separator: ","))
    try grid.forEachRow { row in try sink.writeLine(try row.map(cell).joined(separator: ",")) }
  }

  private static func cell(_ value: Value) throws -> String {
    switch value {
    case .null: ""
    case .text(let text): text.isEmpty ? "\"\"" : quotedIfNeeded(text)
    case .number(let number): JSONText.exact(number)
    case .list, .record, .table, .range: quotedIfNeeded(try JSONText.text(value))
    case .boolean, .integer, .date: value.plainText
    }
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing(scalars: ["\"": "\"\""]) + "\"" : text
  }
}
