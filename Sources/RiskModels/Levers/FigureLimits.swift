import RiskExpressions

/// The constants that conditions compare figures and inputs with: between two of them no condition changes its mind.
struct FigureLimits: Sendable {
  /// The constants by the name of the figure or the input.
  private(set) var constants: [String: [Double]] = [:]
  /// The names that stand in something else than a comparison with a constant.
  private(set) var obscure: Set<String> = []

  /// Whether conditions speak of a figure or an input.
  func speaks(of name: String) -> Bool { constants[name] != nil || obscure.contains(name) }

  /// Gathers the constants of a condition over the columns of a `ScoreCondition`.
  mutating func gather(_ expression: RowExpression, scale: GradeScale) {
    switch expression.node {
    case .constant: return
    case .column(_, let name): obscure.insert(name)
    case .call(let function, let arguments):
      guard !["and", "or", "not"].contains(function.name) else {
        return arguments.forEach { gather($0, scale: scale) }
      }
      guard ["=", "!=", "<", "<=", ">", ">="].contains(function.name), let found = Self.comparison(arguments) else {
        return obscure.formUnion(expression.columnNames)
      }
      guard found.name == "grade" else { return constants[found.name, default: []].append(found.constant) }
      constants["pd", default: []] += scale.grades.map(\.limit)
    case .choice, .window: obscure.formUnion(expression.columnNames)
    }
  }

  /// A name and the constant it is compared with.
  private static func comparison(_ arguments: [RowExpression]) -> (name: String, constant: Double)? {
    for (column, other) in [(0, 1), (1, 0)] {
      if case .column(_, let name) = arguments[column].node, case .constant(let value) = arguments[other].node,
        let constant = value.asNumber, !constant.isNaN
      {
        return (name, constant)
      }
    }
    return nil
  }
}
