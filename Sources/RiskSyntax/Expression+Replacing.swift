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

  /// The expression with parts replaced: the innermost are asked for first, and nil leaves a part as it is.
  public func rewriting(_ change: (Expression) throws -> Expression?) rethrows -> Expression {
    let inner = Expression(try kind.mapping { try $0.rewriting(change) }, span: span, isClosed: isClosed)
    return try change(inner) ?? inner
  }

  private func replaced(_ variables: [String: Expression], _ span: Span) -> Expression {
    if case .variable(let name) = kind, let value = variables[name.text] { return value }
    return Expression(kind.mapping { $0.replaced(variables, span) }, span: span, isClosed: isClosed)
  }
}

extension Expression.Kind {
  /// The same form over other expressions; pipelines and blocks stay as they are.
  fileprivate func mapping(_ change: (Expression) throws -> Expression) rethrows -> Expression.Kind {
    switch self {
    case .null, .boolean, .integer, .number, .date, .text, .name, .variable, .pipeline, .block: self
    case .interpolation(let segments):
      .interpolation(
        try segments.map { if case .expression(let value) = $0 { .expression(try change(value)) } else { $0 } })
    case .list(let items): .list(try items.map(change))
    case .range(let from, let through, let step):
      .range(from: try change(from), through: try change(through), step: try step.map(change))
    case .record(let fields): .record(try fields.map { Expression.Field(name: $0.name, value: try change($0.value)) })
    case .unary(let symbol, let operand): .unary(symbol, try change(operand))
    case .binary(let symbol, let left, let right): .binary(symbol, try change(left), try change(right))
    case .between(let value, let low, let high): .between(try change(value), try change(low), try change(high))
    case .isNull(let operand, let negated): .isNull(try change(operand), negated: negated)
    case .choice(let branches, let otherwise):
      .choice(
        try branches.map { Expression.Branch(condition: try change($0.condition), value: try change($0.value)) },
        otherwise: try otherwise.map(change))
    case .call(let name, let arguments):
      .call(name, try arguments.map { Expression.CallArgument(label: $0.label, value: try change($0.value)) })
    case .field(let owner, let name): .field(try change(owner), name)
    case .item(let owner, let index): .item(try change(owner), index: try change(index))
    case .window(let call, let window):
      .window(
        try change(call),
        Expression.Window(
          keys: try window.keys.map(change),
          order: try window.order.map { Expression.Window.Key(value: try change($0.value), descending: $0.descending) },
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
