import RiskDiagnostics
import RiskSyntax

/// A function of the user's own over rows: its body takes the place of the call.
enum OwnFunctionBody {
  /// The body with the arguments in the places of the parameters; nil where the name is no function of the user's own.
  ///
  /// - Throws: a `Diagnostic` where the body is more than a single `return`, which no query can compute.
  static func expression(
    _ name: Identifier, _ arguments: [Expression.CallArgument], _ call: Expression, _ environment: any Environment
  ) throws -> Expression? {
    guard FunctionTable.functions(named: name.text).isEmpty, let own = environment.definition(named: name.text) else {
      return nil
    }
    guard let body = own.soleResult else {
      throw ExpressionFault.notOverRows(name.text).at(name.span).noting("defined here", at: own.name.span)
    }
    var values = try values(own, arguments, call)
    // A definition sees the script's variables, not those of whoever calls it.
    for name in body.variableNames where values[name] == nil {
      values[name] = environment.sharedValue(ofVariable: name).flatMap { Expression(value: $0, span: call.span) }
    }
    return try body.replacing(values, at: call.span)
  }

  /// What stands for each parameter: what was given, or the default.
  private static func values(
    _ own: Definition, _ arguments: [Expression.CallArgument], _ call: Expression
  ) throws -> [String: Expression] {
    var values: [String: Expression] = [:]
    var positional = arguments.filter { $0.label == nil }[...]
    let labelled = arguments.filter { $0.label != nil }
    for parameter in own.parameters {
      let name = parameter.name.text
      if let argument = labelled.first(where: { $0.label?.text == name }) ?? positional.popFirst() {
        values[name] = argument.value
      } else if let fallback = parameter.fallback {
        values[name] = try fallback.replacing(values, at: call.span)
      }
    }
    let isComplete = values.count == own.parameters.count && positional.isEmpty
    guard isComplete, labelled.allSatisfy({ values[$0.label?.text ?? ""] != nil }) else {
      let usage = "\(own.name.text)(\(own.parameters.map(\.name.text).joined(separator: ", ")))"
      throw ExpressionFault.argumentCount(
        function: own.name.text, expected: "its parameters", found: arguments.count, usage: usage
      ).at(call.span).noting("defined here", at: own.name.span)
    }
    return values
  }
}

extension Expression {
  /// A value as an expression that gives it, or nil for what cannot be written in a row's expression.
  fileprivate init?(value: Value, span: Span) {
    switch value {
    case .null: self.init(literal: .null, span: span)
    case .boolean(let value): self.init(literal: .boolean(value), span: span)
    case .integer(let value): self.init(literal: .integer(value), span: span)
    case .number(let value): self.init(literal: .number(value), span: span)
    case .text(let value): self.init(literal: .text(value), span: span)
    case .date(let value): self.init(literal: .date(value), span: span)
    case .list(let items):
      let expressions = items.compactMap { Expression(value: $0, span: span) }
      guard expressions.count == items.count else { return nil }
      self.init(literal: .list(expressions), span: span)
    case .range, .record, .table: return nil
    }
  }
}
