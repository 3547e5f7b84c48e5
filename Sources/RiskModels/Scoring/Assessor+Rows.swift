import RiskDiagnostics
public import RiskExpressions
import RiskSyntax

extension Assessor {
  /// The columns that hold grades and decisions of rows.
  public static let grade = "grade", decision = "decision"

  /// The grade of rows that have the probability in the column `pd`, and the decision on rows that have all figures.
  ///
  /// - Throws: a `Diagnostic` where the policy speaks of a column that the rows lack.
  public func expressions(over schema: Schema) throws -> [(name: String, expression: RowExpression)] {
    guard scorer.pd != nil else { return [] }
    let binder = RowBinder(schema: schema, owner: nil, environment: EmptyEnvironment())
    let written = [(Self.grade, grades { .text($0) })] + (try policy.map { [(Self.decision, try decisions($0))] } ?? [])
    return try written.map { (name: $0, expression: try binder.bind($1)) }
  }

  /// What stands for each grade, by the probability in the column `pd`; missing where there is none.
  private func grades(_ word: (String) -> Expression.Kind, at span: Span = Span.nowhere) -> Expression {
    let pd = Expression(name: Identifier("pd", isQuoted: true, span: span))
    func test(_ symbol: BinaryOperator, _ limit: Double) -> Expression {
      Expression(literal: .binary(symbol, pd, Expression(literal: .number(limit), span: span)), span: span)
    }
    let branches = scale.grades.enumerated().map { place, grade in
      Expression.Branch(
        condition: test(place + 1 < scale.grades.count ? .less : .lessOrEqual, grade.limit),
        value: Expression(literal: word(grade.name), span: span))
    }
    return Expression(literal: .choice(branches, otherwise: nil), span: span)
  }

  /// The decision of the first rule that holds; missing where a rule before it cannot be told.
  private func decisions(_ policy: DecisionPolicy) throws -> Expression {
    var branches: [Expression.Branch] = []
    var last: Expression?
    for rule in policy.rules {
      guard let written = rule.condition else {
        last = Expression(literal: .text(rule.decision), span: Span.nowhere)
        break
      }
      let span = written.span
      let condition = try ScoreCondition.resolving(written, scale).rewriting { part in
        guard case .name(let name) = part.kind else { return nil }
        if part.isGrade { return place(at: span) }
        guard name.text == "ead", case .ofShare(.column(let column)) = scorer.expectedLoss else { return nil }
        return Expression(name: Identifier(column, isQuoted: true, span: span))
      }
      let isUnknown = Expression(literal: .isNull(condition, negated: false), span: span)
      branches.append(.init(condition: isUnknown, value: Expression(literal: .null, span: span)))
      branches.append(.init(condition: condition, value: Expression(literal: .text(rule.decision), span: span)))
    }
    return branches.isEmpty
      ? last ?? Expression(literal: .null, span: Span.nowhere)
      : Expression(literal: .choice(branches, otherwise: last), span: Span.nowhere)
  }

  /// The place of the grade in the scale.
  private func place(at span: Span) -> Expression {
    grades({ .integer(Int64(scale.place(of: $0) ?? 0)) }, at: span)
  }
}

extension Span {
  /// The place of what nobody wrote.
  fileprivate static let nowhere = Span(Source("policy"), 0..<6)
}
