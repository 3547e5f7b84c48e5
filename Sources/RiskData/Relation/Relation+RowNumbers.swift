import RiskExpressions

extension Relation {
  /// A name for the column that numbers the rows which no other column has.
  func rowNumber(besides names: [String]) -> String {
    let taken = Set((schema.names + names).map { $0.lowercased() })
    var name = SQL.rowNumber
    while taken.contains(name) { name += "_" }
    return name
  }

  /// The rows as a query's source, numbered where an expression needs their order.
  ///
  /// A window gives the rows in an order of its own, so they are numbered for it too, to be put back.
  func source(of expressions: [RowExpression], _ rowNumber: String) -> String {
    expressions.contains { $0.followsRowOrder || $0.containsWindow } ? numbered(rowNumber) : "(\(query))"
  }

  /// The rows with their numbers.
  func numbered(_ rowNumber: String) -> String {
    "(SELECT *, row_number() OVER () AS \(SQL.quoted(rowNumber)) FROM (\(query)))"
  }
}
