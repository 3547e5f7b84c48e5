public import RiskExpressions

/// A column a stage makes: its name and what it is computed from.
public typealias NamedExpression = (name: String, expression: RowExpression)

/// What rows are sorted by.
public typealias SortKey = (expression: RowExpression, descending: Bool)

extension Relation {
  /// The rows where a condition is true.
  public func filtered(by condition: RowExpression) throws -> Relation {
    guard condition.containsWindow else { return try stage("SELECT * FROM (\(query)) WHERE \(try condition.sql())") }
    let number = rowNumber(besides: [])
    let columns = schema.names.map { SQL.quoted($0) }.joined(separator: ", ")
    return try stage(
      "SELECT \(columns) FROM \(numbered(number)) QUALIFY \(try condition.sql(rowNumber: number)) "
        + "ORDER BY \(SQL.quoted(number))")
  }

  /// The rows with more columns; one of a name that is there takes its place.
  ///
  /// None of them sees another.
  public func deriving(_ columns: [NamedExpression]) throws -> Relation {
    var result: [NamedExpression] = schema.names.compactMap { name in
      RowExpression.column(name, in: schema).map { (name, $0) }
    }
    for (name, expression) in columns {
      if let place = result.firstIndex(where: { $0.name == name }) {
        result[place] = (name, expression)
      } else {
        result.append((name, expression))
      }
    }
    return try selecting(result)
  }

  /// Only these columns, in this order.
  public func selecting(_ columns: [NamedExpression]) throws -> Relation {
    let result = try Columns(columns, of: self)
    let order = columns.contains { $0.expression.containsWindow } ? " ORDER BY \(SQL.quoted(result.rowNumber))" : ""
    return try stage(result.selection + order, result.columns, count: knownCount)
  }

  /// One row a group of rows with equal keys, ordered by the keys, missing ones last; one row in all without keys.
  public func summarizing(_ columns: [NamedExpression], by keys: [NamedExpression]) throws -> Relation {
    let result = try Columns(keys + columns, of: self)
    guard !keys.isEmpty else { return try stage(result.selection, result.columns, count: 1) }
    let places = keys.indices.map { "\($0 + 1)" }
    let order = places.map { $0 + " NULLS LAST" }
    return try stage(
      result.selection + " GROUP BY \(places.joined(separator: ", ")) ORDER BY \(order.joined(separator: ", "))",
      result.columns)
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

  /// Columns about to be selected.
  private struct Columns {
    let columns: [Schema.Column]
    let rowNumber: String
    /// The selection from the rows, which are numbered where an expression follows their order.
    let selection: String

    init(_ expressions: [NamedExpression], of relation: Relation) throws {
      let number = relation.rowNumber(besides: expressions.map(\.name))
      columns = expressions.map { Schema.Column($0.name, $0.expression.type.ofColumn) }
      rowNumber = number
      let items = try expressions.map { name, expression in
        let (name, sql) = (SQL.quoted(name), try Columns.sql(expression, number))
        return sql == name ? name : "\(sql) AS \(name)"
      }
      selection =
        "SELECT \(items.joined(separator: ", ")) FROM \(relation.source(of: expressions.map(\.expression), number))"
    }

    /// The SQL of an expression as a column; one that is always missing becomes a number.
    private static func sql(_ expression: RowExpression, _ number: String) throws -> String {
      let sql = try expression.sql(rowNumber: number)
      return expression.type == .null ? "CAST(\(sql) AS DOUBLE)" : sql
    }
  }
}
