import CDuckDB
import RiskExpressions

/// Reads a table of a DuckDB file where it lies.
struct DuckDBImport {
  private let file: DataFile
  private let table: String?
  private let database: Database

  init(_ file: DataFile, table: String?, database: Database) {
    self.file = file
    self.table = table
    self.database = database
  }

  func read() throws -> FoundRows {
    let attached = try AttachedFile(file, database: database)
    do {
      let table = try chosen(try tables(of: attached))
      let source = "\(SQL.quoted(attached.name)).\(SQL.quoted("main")).\(SQL.quoted(table))"
      let columns = try database.withConnection { connection throws(EngineError) in
        try connection.describe("SELECT * FROM \(source)")
      }
      let (schema, query) = try Database.cast(columns, from: source)
      return FoundRows(
        schema: schema, query: query, rows: .exact(try database.rowCount(of: source)), holders: [attached])
    } catch let error as EngineError { throw error.fault }
  }

  private func tables(of attached: AttachedFile) throws -> [String] {
    var names: [String] = []
    let result = try database.run(
      """
      SELECT table_name FROM (SELECT database_name, schema_name, table_name FROM duckdb_tables() UNION ALL \
      SELECT database_name, schema_name, view_name FROM duckdb_views() WHERE NOT internal) \
      WHERE database_name = \(SQL.literal(attached.name)) AND schema_name = 'main' ORDER BY 1
      """)
    while try result.nextChunk({ chunk in names += (0..<chunk.rowCount).map { chunk.row($0)[0].plainText } }) {}
    return names
  }

  private func chosen(_ tables: [String]) throws(DataFault) -> String {
    try TableChoice(file: file.shown, tables: tables).choose(table)
  }
}

/// Which table of a database file is meant.
struct TableChoice {
  let file: String
  let tables: [String]

  /// The table of a name, or the only one.
  func choose(_ name: String?) throws(DataFault) -> String {
    guard let name else {
      if tables.count == 1 { return tables[0] }
      throw tables.isEmpty ? .noTables(file) : .severalTables(file, tables: tables)
    }
    guard tables.contains(name) else { throw .noSuchTable(name, file: file, tables: tables) }
    return name
  }
}
