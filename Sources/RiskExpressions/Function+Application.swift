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
      if let fault = mistyped(argument.type, at: place) { return (place, fault) }
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

  /// The type that holds all arguments; a fault where operands of any type do not fit each other.
  private func resultType(_ arguments: [RowExpression]) throws(ExpressionFault) -> ScalarType {
    var unified = ScalarType.null
    for (place, argument) in arguments.enumerated() { unified = try joined(unified, argument.type, at: place) }
    return resultType(first: arguments.first?.type ?? .null, unified: unified)
  }

  // Types

  /// What is wrong with an argument's type, if anything is.
  func mistyped(_ type: ScalarType, at place: Int) -> ExpressionFault? {
    let parameter = parameters[min(place, parameters.count - 1)]
    guard !parameter.accepts.includes(type) else { return nil }
    return .wrongType(
      owner: label, parameter: isOperator ? "an operand" : parameter.name, expected: parameter.accepts.wording,
      found: type.wording)
  }

  /// The type that holds what another holds and one more argument.
  func joined(_ type: ScalarType, _ next: ScalarType, at place: Int) throws(ExpressionFault) -> ScalarType {
    guard let joined = type.unified(with: next) else {
      guard case .any = parameters[min(place, parameters.count - 1)].accepts else { return type }
      throw .mixedTypes(owner: label, first: type.wording, second: next.wording)
    }
    return joined
  }

  /// The type of the result, from that of the first argument and the one that holds all.
  func resultType(first: ScalarType, unified: ScalarType) -> ScalarType {
    switch result {
    case .always(let type): type
    case .first: first
    case .unified: !isOfOneRow && unified == .boolean ? .integer : unified
    }
  }

  /// What messages call it.
  private var label: String { name == "negate" ? "-" : name }
}

extension RowExpression {
  fileprivate var isConstant: Bool {
    if case .constant = node { true } else { false }
  }
}
