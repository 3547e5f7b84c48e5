extension Function {
  /// The first argument that must be the same in every row and is not, or has a value that is not accepted.
  ///
  /// In an outline, where values are not known yet, a missing one stands for any.
  func firstUnfit(_ arguments: [RowExpression], isOutline: Bool) -> (place: Int, fault: ExpressionFault)? {
    for (place, argument) in arguments.enumerated() {
      let parameter = parameter(at: place)
      guard parameter.constant != nil else { continue }
      guard let value = argument.constantValue else {
        return (place, .notConstant(function: name, parameter: parameter.name))
      }
      if value.isNull, isOutline { continue }
      if let fault = unfit(value, at: place) { return (place, fault) }
    }
    return nil
  }

  /// The first value that its parameter's rule does not accept.
  func firstUnfit(_ values: [Value]) -> (place: Int, fault: ExpressionFault)? {
    for (place, value) in values.enumerated() {
      if let fault = unfit(value, at: place) { return (place, fault) }
    }
    return nil
  }

  /// Whether a rule holds for an argument besides its type's.
  var hasConstants: Bool { parameters.contains { $0.constant != nil } }

  private func unfit(_ value: Value, at place: Int) -> ExpressionFault? {
    let parameter = parameter(at: place)
    guard let rule = parameter.constant else { return nil }
    do {
      if try value.isNull ? isOfOneRow : rule.accepts(value) { return nil }
      return .notAccepted(function: name, parameter: parameter.name, expected: rule.wording)
    } catch { return error }
  }
}
