import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Finds what rules speak of among the columns of rows.
struct RuleBinder {
  let call: Call
  let input: Call.InputTable
  let session: Session

  /// The rule over the rows; nil where other rows are needed that are not there before a script runs.
  func bind(_ rule: RuleDefinition) throws -> RowRule? {
    let scope = try rule.scope.map { try condition($0, .none) }
    switch rule.demand {
    case .unique(let keys): return RowRule(.unique(try keys.map { try call.bind($0, to: input) }), for: scope)
    case .condition(let written):
      if let reference = written.reference {
        return try refers(reference.value, reference.table, reference.column, in: written).map {
          RowRule($0, for: scope)
        }
      }
      let bound = try condition(written, written.hasWindow ? .windows : .allowed)
      guard bound.containsAggregate else { return RowRule(.holds(bound), for: scope) }
      if let name = bound.outsideAggregates.first { throw ExpressionFault.notGrouped(name).at(written.span) }
      if let scope = rule.scope { throw ExploreFault.scopedTotal.at(scope.span) }
      return RowRule(.holdsInAll(bound))
    }
  }

  private func condition(_ written: Expression, _ aggregates: RowBinder.AggregateUse) throws -> RowExpression {
    let bound = try call.bind(written, to: input, aggregates: aggregates)
    guard bound.type == .boolean || bound.type == .null else {
      throw CommandFault.notACondition(found: bound.type.wording).at(written.span)
    }
    return bound
  }

  private func refers(
    _ value: Expression, _ table: Expression, _ column: Identifier, in written: Expression
  ) throws -> RowRule.Demand? {
    let bound = try call.bind(value, to: input)
    if input.isOutline { return nil }
    let others = try session.table(of: table)
    guard let known = others.table.schema[column.text] else {
      let near = Suggestion.nearest(to: column.text, among: others.table.schema.names)
      throw ExpressionFault.unknownColumn(column.text, owner: others.name, near: near).at(column.span)
    }
    guard bound.type.unified(with: known.type) != nil else {
      throw ExpressionFault.mixedTypes(owner: "in", first: bound.type.wording, second: known.type.wording)
        .at(written.span)
    }
    return .refers(bound, to: try others.relation(in: session), column: column.text)
  }
}

extension Expression {
  /// Whether something in it looks at other rows by `over (…)`.
  fileprivate var hasWindow: Bool {
    if case .window = kind { true } else { children.contains(where: \.hasWindow) }
  }
}
