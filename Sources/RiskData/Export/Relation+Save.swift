import Foundation
import RiskExpressions

extension Relation {
  /// Writes all rows to a file of the kind its name says: CSV, TSV and JSON, compressed or not, Parquet, SQLite, DuckDB.
  ///
  /// The file is whole or absent: it is written beside, and takes its place when it is complete and on the disk.
  /// In CSV a missing value and an empty text look the same. In a database file the rows are a table of the given name.
  /// Gives how many rows were written.
  @discardableResult
  public func save(to path: String, table: String = "rows") throws -> Int {
    guard let format = SaveFormat(path: path) else { throw DataFault.unknownSaveKind(path) }
    let target = try SaveTarget(path)
    guard !sources.contains(where: { target.isSame($0.path) }) else { throw DataFault.savesOverSource(path) }
    do {
      let rows =
        switch format.kind {
        case .sqlite: try writeSQLite(to: target.temporary, table: table)
        case .duckdb: try writeDuckDB(to: target.temporary, table: table, shown: path)
        default: try write(format, to: target.temporary, shown: path)
        }
      try target.settle()
      return rows
    } catch {
      target.discard()
      throw error
    }
  }

  private func write(_ format: SaveFormat, to path: String, shown: String) throws -> Int {
    let sql = "COPY (\(format.query(self))) TO \(SQL.literal(path)) \(format.options)"
    return try execute(sql) { error in
      error.text.contains(path) && !error.isDiskFull ? .notWritable(shown) : fault(error)
    }
  }

  private func writeDuckDB(to path: String, table: String, shown: String) throws -> Int {
    let name = SQL.quoted(database.newTableName())
    func run(_ sql: String) throws -> Int {
      try execute(sql) { error in
        error.text.contains(path) && !error.isDiskFull ? .notWritable(shown) : fault(error)
      }
    }
    _ = try run("ATTACH \(SQL.literal(path)) AS \(name) (TYPE duckdb)")
    do {
      let target = "\(name).main.\(SQL.quoted(table))"
      _ = try run("CREATE TABLE \(target) AS \(query)")
      var rows = 0
      try read("SELECT count(*) FROM \(target)") { rows = $0.row(0)[0].asNumber.map { Int($0) } ?? 0 }
      _ = try run("DETACH \(name)")
      return rows
    } catch {
      _ = try? run("DETACH \(name)")
      throw error
    }
  }
}

/// Writes texts to files.
public enum TextFile {
  /// Writes a text to a file after its name: whole or not at all, like rows.
  public static func save(_ text: String, to path: String) throws(DataFault) {
    let target = try SaveTarget(path)
    guard FileManager.default.createFile(atPath: target.temporary, contents: Data(text.utf8)) else {
      target.discard()
      throw .notWritable(path)
    }
    do { try target.settle() } catch {
      target.discard()
      throw error
    }
  }
}
