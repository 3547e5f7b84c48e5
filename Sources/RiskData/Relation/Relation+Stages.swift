public import RiskExpressions

/// A column a stage makes: its name and what it is computed from.
public typealias NamedExpression = (name: String, expression: RowExpression)

/// What rows are sorted by.
public typealias SortKey = (expression: RowExpression, descending: Bool)

extension Relation {
  /// The rows where a condition is true.
  public func filtered(by condition: RowExpression) throws -> Relation {
    try stage("SELECT * FROM (\(query)) WHERE \(try condition.sql())")
  }

  /// The rows with more columns; one of a name that is there takes its place.
  ///
  /// None of them sees another.
  public func deriving(_ columns: [NamedExpression]) throws -> Relation {
    var result = schema.columns.map { (column: $0, sql: SQL.quoted($0.name)) }
    for (name, expression) in columns {
      let made = (column: Schema.Column(name, expression.type.ofColumn), sql: try Relation.sql(expression))
      if let place = result.firstIndex(where: { $0.column.name == name }) {
        result[place] = made
      } else {
        result.append(made)
      }
    }
    return try project(result, count: knownCount)
  }

  /// Only these columns, in this order.
  public func selecting(_ columns: [NamedExpression]) throws -> Relation {
    let result = try columns.map { name, expression in
      (column: Schema.Column(name, expression.type.ofColumn), sql: try Relation.sql(expression))
    }
    return try project(result, count: knownCount)
  }

  /// One row a group of rows with equal keys, ordered by the keys, missing ones last; one row in all without keys.
  public func summarizing(_ columns: [NamedExpression], by keys: [NamedExpression]) throws -> Relation {
    let result = try (keys + columns).map { name, expression in
      (column: Schema.Column(name, expression.type.ofColumn), sql: try Relation.sql(expression))
    }
    let text = Relation.selection(result) + " FROM (\(query))"
    guard !keys.isEmpty else { return try stage(text, result.map(\.column), count: 1) }
    let places = keys.indices.map { "\($0 + 1)" }
    let order = places.map { $0 + " NULLS LAST" }
    return try stage(
      text + " GROUP BY \(places.joined(separator: ", ")) ORDER BY \(order.joined(separator: ", "))",
      result.map(\.column))
  }

  /// The rows in order, missing values last; ties go by the remaining columns, so that the order is always the same.
  public func sorted(by keys: [SortKey]) throws -> Relation {
    var order = try keys.map { try $0.expression.sql() + ($0.descending ? " DESC" : "") + " NULLS LAST" }
    let settled = keys.compactMap { key in
      if case .column(_, let name) = key.expression.node { name } else { nil }
    }
    order += schema.names.filter { !settled.contains($0) }.map { SQL.quoted($0) + " NULLS LAST" }
    return try stage("SELECT * FROM (\(query)) ORDER BY \(order.joined(separator: ", "))", count: knownCount)
  }

  /// The first so many rows.
  public func limited(to count: Int) throws -> Relation {
    try stage("SELECT * FROM (\(query)) LIMIT \(max(0, count))", count: knownCount.map { min($0, max(0, count)) })
  }

  /// The rows after the first so many.
  public func skipping(_ count: Int) throws -> Relation {
    try stage("SELECT * FROM (\(query)) OFFSET \(max(0, count))", count: knownCount.map { max(0, $0 - max(0, count)) })
  }

  private func project(_ columns: [(column: Schema.Column, sql: String)], count: Int?) throws -> Relation {
    try stage(Relation.selection(columns) + " FROM (\(query))", columns.map(\.column), count: count)
  }

  private static func selection(_ columns: [(column: Schema.Column, sql: String)]) -> String {
    let items = columns.map { column, sql in
      let name = SQL.quoted(column.name)
      return sql == name ? name : "\(sql) AS \(name)"
    }
    return "SELECT " + items.joined(separator: ", ")
  }

  /// The SQL of an expression as a column; one that is always missing becomes a number.
  private static func sql(_ expression: RowExpression) throws -> String {
    let sql = try expression.sql()
    return expression.type == .null ? "CAST(\(sql) AS DOUBLE)" : sql
  }
}
