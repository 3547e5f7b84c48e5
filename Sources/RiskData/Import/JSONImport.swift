import CDuckDB
import Foundation
import RiskExpressions

/// Finds out how JSON is to be read: an array of records, records one after another, or a record a line.
///
/// Values that are records or lists themselves become text, as they stand in the file.
struct JSONImport {
  private let file: DataFile
  private let format: String
  private let compression: String
  private let database: Database

  init(_ file: DataFile, isLines: Bool, compression: String, database: Database) throws(DataFault) {
    self.file = file
    self.compression = compression == "none" ? "uncompressed" : compression
    self.database = database
    format = isLines ? "newline_delimited" : try JSONImport.format(file, compression)
  }

  /// The first character tells an array; what is compressed is taken for one, as it is written mostly.
  private static func format(_ file: DataFile, _ compression: String) throws(DataFault) -> String {
    guard compression == "none" else { return "array" }
    guard let handle = FileHandle(forReadingAtPath: file.path), let head = try? handle.read(upToCount: 4096) else {
      throw .unreadable(file.shown)
    }
    let first = head.first { $0 > 32 && ![0xEF, 0xBB, 0xBF].contains($0) }
    return first == UInt8(ascii: "[") ? "array" : "unstructured"
  }

  func read() throws -> FoundRows {
    let path = SQL.literal(try file.pattern())
    let shared = "format = '\(format)', compression = '\(compression)', hive_partitioning = false"
    do {
      let found = try database.withConnection { connection throws(EngineError) in
        try connection.describe(
          "SELECT * FROM read_json(\(path), \(shared), records = 'true', maximum_depth = 2, dateformat = '%Y-%m-%d')")
      }
      let types = found.map { JSONImport.type($0.type) }
      let columns = zip(found, types).map { "\(SQL.literal($0.name)): '\($1)'" }.joined(separator: ", ")
      let source = "read_json(\(path), \(shared), records = 'true', auto_detect = false, columns = {\(columns)})"
      let schema = try Schema.checked(
        zip(found, types).map { Schema.Column($0.name, $1 == "BIGINT" ? .integer : ScalarType(casting: $0.type)) })
      let places = found.indices.map { "c\($0)" }
      let items = zip(places, schema.columns).map {
        "CAST(\($0) AS \($1.type.physical)) AS \(SQL.quoted($1.name))"
      }
      let query = "SELECT \(items.joined(separator: ", ")) FROM \(source) AS t(\(places.joined(separator: ", ")))"
      return FoundRows(schema: schema, query: query, rows: try rows(of: source))
    } catch let error as EngineError { throw fault(error) }
  }

  /// How many rows there are, where finding out takes no time to speak of.
  private func rows(of source: String) throws -> RowCount {
    guard file.bytes <= JSONImport.countedSize else { return .about(nil) }
    return .exact(try database.rowCount(of: source))
  }

  /// The size in bytes up to which the rows of a file are counted when it is loaded.
  private static let countedSize = 1 << 21

  /// The type a column is read in.
  private static func type(_ type: duckdb_type) -> String {
    switch type {
    case DUCKDB_TYPE_STRUCT, DUCKDB_TYPE_LIST, DUCKDB_TYPE_MAP: "JSON"
    // Whole numbers with a sign among others without: a wider type than their values need.
    case DUCKDB_TYPE_UBIGINT, DUCKDB_TYPE_HUGEINT: "BIGINT"
    default: ScalarType(casting: type).physical
    }
  }

  private func fault(_ error: EngineError) -> DataFault {
    if error.kind == DUCKDB_ERROR_INTERRUPT { return error.fault }
    if error.text.contains("UTF-8") || error.text.contains("unicode") { return .notUnicode(file.shown, line: nil) }
    return .badJSON(file.shown)
  }
}
