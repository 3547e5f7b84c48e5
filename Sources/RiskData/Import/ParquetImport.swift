import CDuckDB
import RiskExpressions

/// Reads what Parquet files say about themselves.
struct ParquetImport {
  private let set: FileSet
  private let database: Database

  init(_ set: FileSet, database: Database) {
    self.set = set
    self.database = database
  }

  func read() throws -> FoundRows {
    let source = """
      read_parquet(\(try set.sql), hive_partitioning = \(set.isPartitioned), union_by_name = false)
      """
    do {
      try checkColumns()
      let columns = try database.withConnection { connection throws(EngineError) in
        try connection.describe("SELECT * FROM \(source)")
      }
      let (schema, query) = try Database.cast(columns, from: source)
      return FoundRows(schema: schema, query: query, rows: .exact(try database.rowCount(of: source)))
    } catch let error as EngineError { throw fault(error, set.files[0]) }
  }

  /// Makes sure that all files have the columns of the first; the engine would name the wrong one.
  private func checkColumns() throws {
    var first: [String]?
    for file in set.files where set.files.count > 1 {
      let path = SQL.literal(try file.pattern())
      do {
        let names = try database.withConnection { connection throws(EngineError) in
          try connection.describe("SELECT * FROM read_parquet(\(path), hive_partitioning = false)").map(\.name)
        }
        if first == nil { first = names }
        if first != names { throw DataFault.otherColumns(file.shown, than: set.files[0].shown) }
      } catch let error as EngineError { throw fault(error, file) }
    }
  }

  private func fault(_ error: EngineError, _ file: DataFile) -> DataFault {
    error.isAboutFile || error.kind == DUCKDB_ERROR_INVALID_INPUT ? .corruptFile(file.shown) : error.fault
  }
}
