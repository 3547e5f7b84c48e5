import CDuckDB
import Foundation

extension EngineError {
  /// The fault for an error of reading a file that the user calls so; the engine's text says where, and is not shown.
  ///
  /// The engine knows the file's columns as `c0`, `c1`, ….
  func fault(reading shown: String, columns: [String]) -> DataFault {
    let line = number(after: "CSV Error on Line: ") ?? 0
    if let expected = number(after: "Expected Number of Columns: "), let found = number(after: "Found: ") {
      return .raggedRow(shown, line: line, expected: expected, found: found)
    }
    if let place = number(after: "Error when converting column \"c"), columns.indices.contains(place) {
      return .mistypedValue(shown, line: line, column: columns[place], expected: expectedType)
    }
    if text.contains("unterminated quote") { return .openQuote(shown, line: line) }
    if text.contains("Invalid unicode") { return .notUnicode(shown, line: line) }
    if text.contains("Maximum line size") { return .longLine(shown, line: line) }
    if text.contains("CSV Parser state machine") { return .mixedLineEnds(shown) }
    return isAboutFile && kind != DUCKDB_ERROR_INTERRUPT ? .corruptFile(shown) : fault
  }

  /// Whether it names a file as the one it is about.
  func isAbout(_ path: String) -> Bool { text.contains("file = \(path)\n") }

  /// The type a value was to be read as, in words.
  private var expectedType: String {
    let types = ["BIGINT": "an integer", "DOUBLE": "a number", "DATE": "a date", "BOOLEAN": "true or false"]
    let name = text.range(of: "is being converted as type ").map { text[$0.upperBound...].prefix { $0 != "\n" } }
    return name.flatMap { types[String($0)] } ?? "of its column's type"
  }

  /// The number that follows some words in the engine's own lines, which come after the line of the file it cites.
  private func number(after words: String) -> Int? {
    guard let place = text.range(of: words, options: words.hasPrefix("CSV") ? [] : .backwards) else { return nil }
    return Int(text[place.upperBound...].prefix { $0.isNumber })
  }
}
