import RiskDiagnostics
import RiskSyntax

extension Function {
  /// The arguments of a call in the parameters' order, labels resolved.
  ///
  /// A label that is a column's name and no parameter's is compared: `share(default = 1)`.
  func ordered(_ arguments: [Expression.CallArgument], isColumn: (String) -> Bool) throws -> [Expression] {
    var places: [Expression?] = Array(repeating: nil, count: max(parameters.count, arguments.count))
    var next = 0
    for argument in arguments {
      guard let label = argument.label, let place = parameters.firstIndex(where: { $0.name == label.text }) else {
        if let label = argument.label, !isColumn(label.text) {
          throw ExpressionFault.unknownLabel(function: name, label: label.text, usage: usage).at(label.span)
        }
        places[next] = try Argument(label: argument.label, value: argument.value).asExpression()
        next += 1
        continue
      }
      guard places[place] == nil else {
        throw ExpressionFault.argumentTwice(function: name, parameter: label.text, usage: usage).at(label.span)
      }
      places[place] = argument.value
    }
    let given = places.compactMap { $0 }
    guard places.prefix(given.count).allSatisfy({ $0 != nil }) else {
      throw ExpressionFault.argumentCount(
        function: name, expected: "its arguments in order", found: given.count, usage: usage
      ).at(arguments.first?.value.span)
    }
    return given
  }

  /// The first argument whose type its parameter does not accept.
  func firstMistyped(_ arguments: [RowExpression]) -> (place: Int, fault: ExpressionFault)? {
    for (place, argument) in arguments.enumerated() {
      let parameter = parameters[min(place, parameters.count - 1)]
      guard !parameter.accepts.includes(argument.type) else { continue }
      return (
        place,
        .wrongType(
          owner: label, parameter: isOperator ? "an operand" : parameter.name, expected: parameter.accepts.wording,
          found: argument.type.wording)
      )
    }
    return nil
  }

  /// The function applied to bound arguments; of constants only the result is kept.
  func applied(to arguments: [RowExpression], at span: Span) throws(ExpressionFault) -> RowExpression {
    if let wrong = firstMistyped(arguments) { throw wrong.fault }
    let type = try resultType(arguments)
    let call = RowExpression(.call(self, arguments), type, .written(span))
    guard isOfOneRow, arguments.allSatisfy(\.isConstant) else { return call }
    let value = try call.evaluate([])
    return RowExpression(.constant(value), value.scalarType ?? type, .written(span))
  }

  private func resultType(_ arguments: [RowExpression]) throws(ExpressionFault) -> ScalarType {
    let unified = try unifiedType(arguments)
    switch result {
    case .always(let type): return type
    case .first: return arguments.first?.type ?? .null
    case .unified: return !isOfOneRow && unified == .boolean ? .integer : unified
    }
  }

  /// The type that holds all arguments; a fault where operands of any type do not fit each other.
  private func unifiedType(_ arguments: [RowExpression]) throws(ExpressionFault) -> ScalarType {
    var type = ScalarType.null
    for (place, argument) in arguments.enumerated() {
      guard case .any = parameters[min(place, parameters.count - 1)].accepts else {
        type = type.unified(with: argument.type) ?? type
        continue
      }
      guard let joined = type.unified(with: argument.type) else {
        throw .mixedTypes(owner: label, first: type.wording, second: argument.type.wording)
      }
      type = joined
    }
    return type
  }

  /// What messages call it.
  private var label: String { name == "negate" ? "-" : name }
}

extension RowExpression {
  fileprivate var isConstant: Bool {
    if case .constant = node { true } else { false }
  }
}
