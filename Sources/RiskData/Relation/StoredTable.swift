public import RiskExpressions

/// A table in the engine's memory, dropped with the last relation that reads it.
final class StoredTable: Sendable {
  let name: String
  private let database: Database

  init(name: String, database: Database) {
    self.name = name
    self.database = database
  }

  deinit {
    // What cannot be dropped goes with the database.
    try? database.execute("DROP TABLE IF EXISTS \(SQL.quoted(name))")
  }
}

extension Database {
  /// A relation of columns that are in memory; where they differ in length, the shortest counts.
  public func relation(named name: String, columns: [(name: String, values: ColumnValues)]) throws -> Relation {
    let schema = try Schema.checked(columns.map { Schema.Column($0.name, $0.values.type) })
    let table = try store(columns.map(\.values))
    let items = schema.columns.enumerated().map { index, column in
      let stored = SQL.quoted("c\(index)")
      let value = columns[index].values.physical == column.type.physical ? stored : "CAST(\(stored) AS BIGINT)"
      return "\(value) AS \(SQL.quoted(column.name))"
    }
    return Relation(
      name: name, schema: schema, database: self,
      query: "SELECT \(items.joined(separator: ", ")) FROM \(SQL.quoted(table.name))", tables: [table],
      knownCount: columns.map(\.values.count).min() ?? 0)
  }

  /// A relation of rows that are in memory.
  public func relation(named name: String, columns: [Schema.Column], rows: [[Value]]) throws -> Relation {
    let values = columns.enumerated().map { index, column in
      (column.name, ColumnValues.values(column.type, rows.map { index < $0.count ? $0[index] : .null }))
    }
    return try relation(named: name, columns: values)
  }

  /// Writes columns into a new table with the columns `c0`, `c1`, ….
  func store(_ columns: [ColumnValues]) throws(DataFault) -> StoredTable {
    let table = try newTable(physical: columns.map(\.physical))
    try append(columns, to: table)
    return table
  }

  /// An empty table with the columns `c0`, `c1`, … of some types.
  func newTable(types: [ScalarType]) throws(DataFault) -> StoredTable {
    try newTable(physical: types.map(\.physical))
  }

  private func newTable(physical: [String]) throws(DataFault) -> StoredTable {
    let definitions = physical.enumerated().map { "c\($0) \($1)" }.joined(separator: ", ")
    let name = newTableName()
    try execute("CREATE TABLE \(SQL.quoted(name)) (\(definitions))")
    return StoredTable(name: name, database: self)
  }

  /// Writes more rows into a table.
  func append(_ columns: [ColumnValues], to table: StoredTable) throws(DataFault) {
    do {
      try withConnection { connection throws(EngineError) in try connection.append(columns, to: table.name) }
    } catch { throw error.fault }
  }
}
