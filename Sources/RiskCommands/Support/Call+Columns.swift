import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

extension Call.InputTable {
  /// A column of the rows.
  ///
  /// - Throws: a `Diagnostic` at the name where there is none.
  @discardableResult
  func column(_ name: Identifier) throws -> Schema.Column {
    if let column = table.schema[name.text] { return column }
    let near = Suggestion.nearest(to: name.text, among: table.schema.names)
    throw ExpressionFault.unknownColumn(name.text, owner: self.name, near: near).at(name.span)
  }
}

extension Call {
  /// Keys of groups bound to rows.
  func keys(_ written: [WrittenExpression], of input: InputTable) throws -> [(name: String, expression: RowExpression)]
  {
    try written.map { ($0.name.text, try bind($0.expression, to: input)) }
  }

  /// Aggregates bound to rows in groups; outside of them stand only columns that rows of one group have in common.
  func sums(
    _ written: [WrittenExpression], of input: InputTable, by keys: [(name: String, expression: RowExpression)]
  ) throws -> [(name: String, expression: RowExpression)] {
    let grouped = Set(keys.compactMap { $0.expression.soleColumn })
    return try written.map { column in
      let bound = try bind(column.expression, to: input, aggregates: .allowed)
      if let name = bound.outsideAggregates.first(where: { !grouped.contains($0) }) {
        throw ExpressionFault.notGrouped(name).at(column.expression.span)
      }
      return (column.name.text, bound)
    }
  }
}

extension RowExpression {
  /// The columns it reads outside of its aggregates.
  var outsideAggregates: [String] {
    freezing(Array(repeating: .null, count: aggregates.count)).columnNames
  }

  /// The column it is, if it is nothing else.
  var soleColumn: String? {
    if case .column(_, let name) = node { name } else { nil }
  }
}
