public import RiskDiagnostics

extension Expression {
  /// The expression with variables replaced by other expressions, as a function is when its body takes the place of a
  /// call; everything stands where the call does, so that faults point there.
  ///
  /// - Throws: `SyntaxFault.tooDeep` where the result nests too deep.
  public func replacing(_ variables: [String: Expression], at span: Span) throws(Diagnostic) -> Expression {
    let replaced = replaced(variables, span)
    guard replaced.depth <= Parser.depthLimit * 2 else {
      throw SyntaxFault.tooDeep(limit: Parser.depthLimit * 2).at(span)
    }
    return replaced
  }

  private func replaced(_ variables: [String: Expression], _ span: Span) -> Expression {
    if case .variable(let name) = kind, let value = variables[name.text] { return value }
    return Expression(kind.mapping { $0.replaced(variables, span) }, span: span, isClosed: isClosed)
  }
}

extension Expression.Kind {
  /// The same form over other expressions; pipelines and blocks stay as they are.
  fileprivate func mapping(_ change: (Expression) -> Expression) -> Expression.Kind {
    switch self {
    case .null, .boolean, .integer, .number, .date, .text, .name, .variable, .pipeline, .block: self
    case .interpolation(let segments):
      .interpolation(
        segments.map { if case .expression(let value) = $0 { .expression(change(value)) } else { $0 } })
    case .list(let items): .list(items.map(change))
    case .range(let from, let through, let step):
      .range(from: change(from), through: change(through), step: step.map(change))
    case .record(let fields): .record(fields.map { Expression.Field(name: $0.name, value: change($0.value)) })
    case .unary(let symbol, let operand): .unary(symbol, change(operand))
    case .binary(let symbol, let left, let right): .binary(symbol, change(left), change(right))
    case .between(let value, let low, let high): .between(change(value), change(low), change(high))
    case .isNull(let operand, let negated): .isNull(change(operand), negated: negated)
    case .choice(let branches, let otherwise):
      .choice(
        branches.map { Expression.Branch(condition: change($0.condition), value: change($0.value)) },
        otherwise: otherwise.map(change))
    case .call(let name, let arguments):
      .call(name, arguments.map { Expression.CallArgument(label: $0.label, value: change($0.value)) })
    case .field(let owner, let name): .field(change(owner), name)
    case .item(let owner, let index): .item(change(owner), index: change(index))
    case .window(let call, let window):
      .window(
        change(call),
        Expression.Window(
          keys: window.keys.map(change),
          order: window.order.map { Expression.Window.Key(value: change($0.value), descending: $0.descending) },
          span: window.span))
    }
  }
}

extension Definition {
  /// The single expression it returns, where its body is nothing else: such a function works over rows too.
  public var soleResult: Expression? {
    guard body.statements.count == 1, case .result(let pipeline?) = body.statements[0].kind else { return nil }
    return try? pipeline.soleExpression()
  }
}
