import CDuckDB
import Foundation
import RiskExpressions

/// Finds out how a CSV or TSV file is to be read, once and for all: what is found is written into the query.
struct SeparatedImport {
  /// What stands for a missing value.
  static let missingMarkers = ["", "NA", "NaN", "nan", "NULL", "null", "."]

  private let file: DataFile
  private let compression: String
  private let database: Database

  init(_ file: DataFile, compression: String, database: Database) {
    self.file = file
    self.compression = compression
    self.database = database
  }

  func read() throws -> (schema: Schema, query: String, rows: Int) {
    do {
      let header = try SeparatedHeader(try head(), file: file)
      let names = try Schema.checked(header.names.map { Schema.Column($0, .text) }).names
      let texts = try source(header, names.map { _ in .text })
      let (types, rows) = try ColumnTyping(count: names.count, source: texts, database: database).find()
      let items = names.enumerated().map { "c\($0) AS \(SQL.quoted($1))" }.joined(separator: ", ")
      let query = "SELECT \(items) FROM \(try source(header, types))"
      return (Schema(zip(names, types).map { Schema.Column($0, $1) }), query, rows)
    } catch let error as EngineError {
      throw fault(error)
    }
  }

  /// The file as a table function that guesses nothing; its columns are `c0`, `c1`, ….
  private func source(_ header: SeparatedHeader, _ types: [ScalarType]) throws -> String {
    let columns = types.enumerated().map { "'c\($0)': '\($1.physical)'" }.joined(separator: ", ")
    let markers = SeparatedImport.missingMarkers.map { SQL.literal($0) }.joined(separator: ", ")
    return """
      read_csv(\(SQL.literal(try file.pattern())), auto_detect = false, header = true, \
      delim = \(SQL.literal(String(header.delimiter))), quote = '"', escape = '"', nullstr = [\(markers)], \
      columns = {\(columns)}, dateformat = '%Y-%m-%d', compression = '\(compression)', hive_partitioning = false)
      """
  }

  // The beginning of the file

  /// The text the file begins with, at most 1 MB of it.
  private func head() throws -> String {
    compression == "none" ? try SeparatedImport.head(of: file) : try compressedHead()
  }

  /// The text an uncompressed file begins with.
  static func head(of file: DataFile) throws -> String {
    guard let handle = FileHandle(forReadingAtPath: file.path), var bytes = try? handle.read(upToCount: 1 << 20) else {
      throw DataFault.unreadable(file.shown)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard !bytes.prefix(1 << 16).contains(0) else { throw DataFault.binaryFile(file.shown) }
    // A character may be cut in two where the beginning ends; the last line is left out then.
    let whole = bytes.count < 1 << 20 ? bytes : bytes.prefix(through: bytes.lastIndex(of: 10) ?? bytes.startIndex)
    guard let text = String(bytes: whole, encoding: .utf8) else {
      throw DataFault.notUnicode(file.shown, line: SeparatedImport.firstBadLine(whole))
    }
    return text
  }

  /// The first lines of a compressed file, read as one column of whole lines.
  private func compressedHead() throws -> String {
    let sql = """
      SELECT line FROM read_csv(\(SQL.literal(try file.pattern())), auto_detect = false, header = false, delim = '\u{1}', \
      quote = '', escape = '', columns = {'line': 'VARCHAR'}, compression = '\(compression)', \
      hive_partitioning = false) LIMIT 50
      """
    var lines: [String] = []
    let result = try database.run(sql)
    while try result.nextChunk({ chunk in lines += (0..<chunk.rowCount).map { chunk.columns[0].value($0).plainText } })
    {
    }
    guard !lines.isEmpty else { throw DataFault.emptyFile(file.shown) }
    guard !lines.contains(where: { $0.contains("\0") }) else { throw DataFault.binaryFile(file.shown) }
    return lines.joined(separator: "\n")
  }

  private static func firstBadLine(_ bytes: Data) -> Int? {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    return lines.firstIndex { String(bytes: $0, encoding: .utf8) == nil }.map { $0 + 1 }
  }

  // Errors

  /// The fault for an error of reading the file; the engine's text says where, and is not shown.
  private func fault(_ error: EngineError) -> DataFault {
    let text = error.text
    let line = SeparatedImport.number(after: "CSV Error on Line: ", in: text) ?? 0
    if let expected = SeparatedImport.number(after: "Expected Number of Columns: ", in: text),
      let found = SeparatedImport.number(after: "Found: ", in: text)
    {
      return .raggedRow(file.shown, line: line, expected: expected, found: found)
    }
    if text.contains("unterminated quote") { return .openQuote(file.shown, line: line) }
    if text.contains("Invalid unicode") { return .notUnicode(file.shown, line: line) }
    if text.contains("Maximum line size") { return .longLine(file.shown, line: line) }
    if text.contains("CSV Parser state machine") { return .mixedLineEnds(file.shown) }
    return error.isAboutFile && error.kind != DUCKDB_ERROR_INTERRUPT ? .corruptFile(file.shown) : error.fault
  }

  /// The number that follows some words in the engine's own lines, which come after the line of the file it cites.
  private static func number(after words: String, in text: String) -> Int? {
    guard let place = text.range(of: words, options: words.hasPrefix("CSV") ? [] : .backwards) else { return nil }
    return Int(text[place.upperBound...].prefix { $0.isNumber })
  }
}
