import CDuckDB
import RiskExpressions

/// Reads what a Parquet file says about itself.
struct ParquetImport {
  private let file: DataFile
  private let database: Database

  init(_ file: DataFile, database: Database) {
    self.file = file
    self.database = database
  }

  func read() throws -> (schema: Schema, query: String, rows: RowCount) {
    let path = SQL.literal(try file.pattern())
    let source = "read_parquet(\(path), hive_partitioning = false, union_by_name = false)"
    do {
      let columns = try database.withConnection { connection throws(EngineError) in
        try connection.describe("SELECT * FROM \(source)")
      }
      let (schema, query) = try Database.cast(columns, from: source)
      var rows = 0
      let result = try database.run("SELECT count(*) FROM \(source)")
      _ = try result.nextChunk { rows = $0.row(0)[0].asNumber.map { Int($0) } ?? 0 }
      return (schema, query, .exact(rows))
    } catch let error as EngineError {
      throw error.isAboutFile || error.kind == DUCKDB_ERROR_INVALID_INPUT
        ? DataFault.corruptFile(file.shown) : error.fault
    }
  }
}
