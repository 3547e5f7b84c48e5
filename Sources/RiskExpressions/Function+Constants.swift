extension Function {
  /// The first argument that must be the same in every row and is not, or has a value that is not accepted.
  ///
  /// In an outline, where values are not known yet, a missing one stands for any.
  func firstUnfit(_ arguments: [RowExpression], isOutline: Bool) -> (place: Int, fault: ExpressionFault)? {
    for (place, argument) in arguments.enumerated() {
      let parameter = parameter(at: place)
      guard let rule = parameter.constant else { continue }
      guard let value = argument.constantValue else {
        return (place, .notConstant(function: name, parameter: parameter.name))
      }
      do {
        guard try value.isNull ? isOfOneRow || isOutline : rule.accepts(value) else {
          return (place, .notAccepted(function: name, parameter: parameter.name, expected: rule.wording))
        }
      } catch { return (place, error) }
    }
    return nil
  }
}
