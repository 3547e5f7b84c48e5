public import RiskExpressions

/// A column a stage makes: its name and what it is computed from.
public typealias NamedExpression = (name: String, expression: RowExpression)

/// What rows are sorted by.
public typealias SortKey = (expression: RowExpression, descending: Bool)

extension Relation {
  /// The rows where a condition is true.
  public func filtered(by condition: RowExpression) throws -> Relation {
    guard condition.containsWindow else {
      let sql = try condition.sql()
      return try stage("where") { "SELECT * FROM \($0) WHERE \(sql)" }
    }
    let number = rowNumber(besides: [])
    let sql = try condition.sql(rowNumber: number)
    return try chosen("where", sql, numbering: number)
  }

  /// The rows that a test keeps which looks at other rows, in their order.
  func chosen(_ label: String, _ test: String, numbering number: String) throws -> Relation {
    let columns = quotedColumns
    return try stage(label, numbering: number) {
      "SELECT \(columns) FROM \($0) QUALIFY \(test) ORDER BY \(SQL.quoted(number))"
    }
  }

  /// The columns' names as a list of SQL.
  var quotedColumns: String { schema.names.map { SQL.quoted($0) }.joined(separator: ", ") }

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
    return try selecting(result, "derive")
  }

  /// Only these columns, in this order.
  public func selecting(_ columns: [NamedExpression]) throws -> Relation { try selecting(columns, "select") }

  /// Only these columns, by a step of a name.
  func selecting(_ columns: [NamedExpression], _ label: String) throws -> Relation {
    let result = try Columns(columns, of: self)
    let isWindow = columns.contains { $0.expression.containsWindow }
    let order = isWindow ? result.rowNumber.map { " ORDER BY \(SQL.quoted($0))" } ?? "" : ""
    return try stage(label, numbering: result.rowNumber, result.columns, count: knownCount) {
      "SELECT \(result.items) FROM \($0)\(order)"
    }
  }

  /// One row a group of rows with equal keys, ordered by the keys, missing ones last; one row in all without keys.
  public func summarizing(_ columns: [NamedExpression], by keys: [NamedExpression]) throws -> Relation {
    let result = try Columns(keys + columns, of: self)
    let places = keys.indices.map { "\($0 + 1)" }
    let order = places.map { $0 + " NULLS LAST" }.joined(separator: ", ")
    let groups = keys.isEmpty ? "" : " GROUP BY \(places.joined(separator: ", ")) ORDER BY \(order)"
    return try stage("summarize", numbering: result.rowNumber, result.columns, count: keys.isEmpty ? 1 : nil) {
      "SELECT \(result.items) FROM \($0)\(groups)"
    }
  }

  /// The rows in order, missing values last; ties go by the remaining columns, so that the order is always the same.
  public func sorted(by keys: [SortKey]) throws -> Relation {
    var order = try keys.map { try $0.expression.sql() + ($0.descending ? " DESC" : "") + " NULLS LAST" }
    let settled = keys.compactMap { key in
      if case .column(_, let name) = key.expression.node { name } else { nil }
    }
    order += schema.names.filter { !settled.contains($0) }.map { SQL.quoted($0) + " NULLS LAST" }
    let list = order.joined(separator: ", ")
    return try stage("sort", count: knownCount) { "SELECT * FROM \($0) ORDER BY \(list)" }
  }

  /// The first so many rows.
  public func limited(to count: Int) throws -> Relation {
    let count = max(0, count)
    return try stage("take", count: knownCount.map { min($0, count) }) { "SELECT * FROM \($0) LIMIT \(count)" }
  }

  /// The rows after the first so many.
  public func skipping(_ count: Int) throws -> Relation {
    let count = max(0, count)
    return try stage("skip", count: knownCount.map { max(0, $0 - count) }) { "SELECT * FROM \($0) OFFSET \(count)" }
  }

  /// Columns about to be selected.
  private struct Columns {
    let columns: [Schema.Column]
    /// The column that numbers the rows, where an expression follows their order.
    let rowNumber: String?
    let items: String

    init(_ expressions: [NamedExpression], of relation: Relation) throws {
      let number = relation.rowNumber(for: expressions.map(\.expression), besides: expressions.map(\.name))
      columns = expressions.map { Schema.Column($0.name, $0.expression.type.ofColumn) }
      rowNumber = number
      items = try expressions.map { name, expression in
        let (name, sql) = (SQL.quoted(name), try Columns.sql(expression, number ?? SQL.rowNumber))
        return sql == name ? name : "\(sql) AS \(name)"
      }.joined(separator: ", ")
    }

    /// The SQL of an expression as a column; one that is always missing becomes a number.
    private static func sql(_ expression: RowExpression, _ number: String) throws -> String {
      let sql = try expression.sql(rowNumber: number)
      return expression.type == .null ? "CAST(\(sql) AS DOUBLE)" : sql
    }
  }
}
