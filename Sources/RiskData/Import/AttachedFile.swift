import CDuckDB
import RiskExpressions

/// A DuckDB file that rows are read from, let go with the last relation that reads it.
final class AttachedFile: RowHolder {
  /// The name the engine knows it by.
  let name: String
  private let database: Database

  /// Opens a file for reading.
  init(_ file: DataFile, database: Database) throws(DataFault) {
    name = database.newTableName()
    self.database = database
    do {
      _ = try database.withConnection { [name] connection throws(EngineError) in
        try connection.execute("ATTACH \(SQL.literal(file.path)) AS \(SQL.quoted(name)) (TYPE duckdb, READ_ONLY)")
      }
    } catch {
      if error.text.contains("lock") { throw .lockedFile(file.shown) }
      throw error.kind == DUCKDB_ERROR_INTERRUPT ? error.fault : .corruptFile(file.shown)
    }
  }

  deinit {
    // What cannot be let go goes with the database.
    try? database.execute("DETACH \(SQL.quoted(name))")
  }
}
