public import RiskExpressions

/// Rows of another table that belong to the rows of a relation, or to those of the child before.
public struct ChildRows: Sendable {
  /// What its columns are called by: `accounts` for `accounts.limit`.
  public let name: String
  /// The rows.
  public let rows: Relation
  /// The columns that are equal, the parent's first.
  public let keys: [(parent: String, child: String)]

  /// Ties rows to those above them.
  public init(name: String, rows: Relation, keys: [(parent: String, child: String)]) {
    self.name = name
    self.rows = rows
    self.keys = keys
  }
}

/// Columns that are summed up of the rows at the end of a path of child tables.
public struct ChildColumns: Sendable {
  /// The tables from the relation's own rows down.
  public let path: [ChildRows]
  /// The aggregates by the names of the columns they become, with what they are where there are no rows.
  public let columns: [(name: String, aggregate: RowExpression, empty: Value)]

  /// Names what is to be summed up.
  public init(path: [ChildRows], columns: [(name: String, aggregate: RowExpression, empty: Value)]) {
    self.path = path
    self.columns = columns
  }

  /// The rows of the path, each with the number of the row above all of them, grouped by that number.
  ///
  /// `numbered` is what the numbered rows are called in the query, and `number` their number's column.
  fileprivate func query(_ numbered: String, _ number: String) throws -> String {
    let names = Set(columns.flatMap { $0.aggregate.columnNames })
    let items = names.sorted().map { "\(source(of: $0)) AS \(SQL.quoted($0))" }
    var joins = numbered
    for (place, table) in path.enumerated() {
      let equal = table.keys.map { key in
        let parent = (place == 0 ? numbered : ChildColumns.alias(place - 1)) + "." + SQL.quoted(key.parent)
        return "\(ChildColumns.alias(place)).\(SQL.quoted(key.child)) = \(parent)"
      }
      joins += " JOIN (\(table.rows.query)) AS \(ChildColumns.alias(place)) ON \(equal.joined(separator: " AND "))"
    }
    let sums = try columns.enumerated().map { place, column in "\(try column.aggregate.sql()) AS a\(place)" }
    let selection = (["\(numbered).\(number) AS \(number)"] + items).joined(separator: ", ")
    return
      "SELECT \(number), \(sums.joined(separator: ", ")) FROM (SELECT \(selection) FROM \(joins)) GROUP BY \(number)"
  }

  /// The column a name such as `accounts.limit` stands for; any other is the relation's own.
  private func source(of name: String) -> String {
    for (place, table) in path.enumerated() {
      let column = name.dropFirst(table.name.count + 1)
      if name == "\(table.name).\(column)", table.rows.schema[String(column)] != nil {
        return "\(ChildColumns.alias(place)).\(SQL.quoted(String(column)))"
      }
    }
    return "\(Relation.numberedRows).\(SQL.quoted(name))"
  }

  private static func alias(_ place: Int) -> String { "t\(place)" }
}

extension Relation {
  /// What the numbered rows are called in a query over children.
  fileprivate static let numberedRows = SQL.quoted("risk numbered rows")

  /// The rows with more columns, each summed up of child tables; one of a name that is there takes its place.
  public func summingUp(_ groups: [ChildColumns]) throws -> Relation {
    guard !groups.isEmpty else { return self }
    let added = groups.flatMap { group in
      group.columns.map { Schema.Column($0.name, $0.aggregate.type.ofColumn) }
    }
    let kept = schema.columns.filter { column in !added.contains { $0.name == column.name } }
    let (rows, number) = (Relation.numberedRows, SQL.quoted(rowNumber(besides: added.map(\.name))))
    var items = kept.map { "\(rows).\(SQL.quoted($0.name))" }
    var joins = rows
    for (place, group) in groups.enumerated() {
      joins += " LEFT JOIN (\(try group.query(rows, number))) AS g\(place) ON g\(place).\(number) = \(rows).\(number)"
      for (index, column) in group.columns.enumerated() {
        let value = "g\(place).a\(index)"
        let whole = column.empty.isNull ? value : "coalesce(\(value), \(SQL.literal(column.empty)))"
        items.append("\(whole) AS \(SQL.quoted(column.name))")
      }
    }
    let query = """
      WITH \(rows) AS MATERIALIZED (SELECT *, row_number() OVER () AS \(number) FROM (\(self.query))) \
      SELECT \(items.joined(separator: ", ")) FROM \(joins) ORDER BY \(rows).\(number)
      """
    let below = groups.flatMap(\.path).map(\.rows)
    return try stage(query, kept + added, count: knownCount).reading(below)
  }
}
