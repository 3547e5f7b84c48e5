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

  func read() throws -> (schema: Schema, query: String, rows: RowCount) {
    do {
      let look = try look()
      let names = try Schema.checked(look.header.names.map { Schema.Column($0, .text) }).names
      let items = names.enumerated().map { "c\($0) AS \(SQL.quoted($1))" }.joined(separator: ", ")
      let source = try source(look.header, look.types)
      return (
        Schema(zip(names, look.types).map { Schema.Column($0, $1) }), "SELECT \(items) FROM \(source)",
        file.bytes <= countedSize ? .exact(try count(source)) : .about(look.estimatedRows)
      )
    } catch let error as EngineError {
      throw error.fault(reading: file.shown, columns: [])
    }
  }

  /// The size in bytes up to which the rows of a file are counted when it is loaded.
  private var countedSize: Int { compression == "none" ? 4 << 20 : 1 << 19 }

  /// Counts the rows, which finds those that are too short or too long as well.
  private func count(_ source: String) throws -> Int {
    var rows = 0
    let result = try database.run("SELECT count(*) FROM \(source)")
    while try result.nextChunk({ rows = $0.row(0)[0].asNumber.map { Int($0) } ?? 0 }) {}
    return rows
  }

  /// Looks at the file.
  private func look() throws -> SeparatedLook {
    compression == "none"
      ? try SeparatedLook(file, missing: SeparatedImport.missingMarkers)
      : try SeparatedLook(beginning: try compressedHead(), of: file, missing: SeparatedImport.missingMarkers)
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

  // The beginning of a compressed file

  /// How many lines of a compressed file are looked at.
  private static let compressedLines = 20_000

  /// The first lines of a compressed file, read as one column of whole lines.
  private func compressedHead() throws -> String {
    let sql = """
      SELECT line FROM read_csv(\(SQL.literal(try file.pattern())), auto_detect = false, header = false, delim = '\u{1}', \
      quote = '', escape = '', columns = {'line': 'VARCHAR'}, compression = '\(compression)', \
      hive_partitioning = false) LIMIT \(SeparatedImport.compressedLines)
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
}
