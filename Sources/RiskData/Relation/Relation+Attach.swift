import RiskExpressions

extension Relation {
  /// The rows with further columns, whose values are given in row order; columns of the same names are replaced.
  ///
  /// The rows are computed once and kept in the engine's memory.
  public func attaching(_ columns: [(name: String, values: ColumnValues)]) throws -> Relation {
    let count = columns.first?.values.count ?? 0
    guard let rows = try partitioned(parts: Array(repeating: 0, count: count), count: 1).first else { return self }
    let added = try database.store(columns.map(\.values))
    let names = schema.columns.indices.map { "c\($0)" } + columns.indices.map { "a\($0)" }
    let new = columns.map { Schema.Column($0.name, $0.values.type) }
    let kept = schema.columns.enumerated().filter { column in !new.contains { $0.name == column.element.name } }
    let items =
      kept.map { "c\($0.offset) AS \(SQL.quoted($0.element.name))" }
      + new.enumerated().map { "a\($0.offset) AS \(SQL.quoted($0.element.name))" }
    let joined = "(SELECT * FROM (\(rows.query)) POSITIONAL JOIN \(SQL.quoted(added.name)))"
    return Relation(
      name: name, schema: try Schema.checked(kept.map(\.element) + new), database: database,
      query: "SELECT \(items.joined(separator: ", ")) FROM \(joined) AS t(\(names.joined(separator: ", ")))",
      sources: sources, tables: rows.tables + [added], knownCount: count)
  }
}
