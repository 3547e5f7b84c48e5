import RiskExpressions

extension Relation {
  /// A name for the column that numbers the rows which no other column has.
  func rowNumber(besides names: [String]) -> String {
    let taken = Set((schema.names + names).map { $0.lowercased() })
    var name = SQL.rowNumber
    while taken.contains(name) { name += "_" }
    return name
  }

  /// The column that numbers the rows, where an expression needs their order.
  ///
  /// A window gives the rows in an order of its own, so they are numbered for it too, to be put back.
  func rowNumber(for expressions: [RowExpression], besides names: [String] = []) -> String? {
    let needsOrder = expressions.contains { $0.followsRowOrder || $0.containsWindow }
    return needsOrder ? rowNumber(besides: names) : nil
  }

  /// The rows with their numbers, as a query's source.
  func numbered(_ rowNumber: String) -> String { "(\(steps.numbered(rowNumber).text))" }
}

extension QuerySteps {
  /// The rows with their numbers in a column more.
  func numbered(_ number: String) -> QuerySteps {
    let name = SQL.quoted(number)
    return adding("numbered") { ["SELECT *, row_number() OVER () AS \(name)", "FROM \($0[0])"] }
  }
}
