import RiskExpressions

extension Relation {
  /// One relation for each of so many parts, from the number of every row's part in row order; rows keep their order.
  ///
  /// The rows are computed once and kept in the engine's memory.
  public func partitioned(parts: [UInt8], count: Int) throws -> [Relation] {
    let numbers = try database.store([.bytes(parts)])
    let columns = schema.columns.indices.map { "c\($0)" }
    let table = try stored(
      """
      SELECT q.*, p.c0 AS part FROM (SELECT *, TRUE AS row FROM (\(query)) AS t(\(columns.joined(separator: ", ")))) AS q \
      POSITIONAL JOIN \(SQL.quoted(numbers.name)) AS p
      """)
    try read("SELECT count(*), count(row), count(part) FROM \(SQL.quoted(table.name))") { chunk in
      let counts = chunk.row(0).map { $0.asNumber.map { Int($0) } ?? 0 }
      guard counts.allSatisfy({ $0 == parts.count }) else {
        throw DataFault.rowCount(expected: parts.count, found: counts[1])
      }
    }
    let items = zip(columns, schema.names).map { "\($0) AS \(SQL.quoted($1))" }.joined(separator: ", ")
    return (0..<count).map { number in
      Relation(
        name: name, schema: schema, database: database,
        query: "SELECT \(items) FROM \(SQL.quoted(table.name)) WHERE part = \(number)", tables: [table],
        knownCount: parts.count { $0 == number })
    }
  }

  /// The same rows computed once and kept in the engine's memory.
  public func kept() throws -> Relation {
    let columns = schema.columns.indices.map { "c\($0)" }
    let table = try stored("SELECT * FROM (\(query)) AS t(\(columns.joined(separator: ", ")))")
    let items = zip(columns, schema.names).map { "\($0) AS \(SQL.quoted($1))" }.joined(separator: ", ")
    return Relation(
      name: name, schema: schema, database: database, query: "SELECT \(items) FROM \(SQL.quoted(table.name))",
      tables: [table], knownCount: knownCount)
  }

  /// Keeps what a query gives in a new table.
  private func stored(_ sql: String) throws -> StoredTable {
    let table = StoredTable(name: database.newTableName(), database: database)
    try execute("CREATE TABLE \(SQL.quoted(table.name)) AS \(sql)", orFail: fault)
    return table
  }
}
