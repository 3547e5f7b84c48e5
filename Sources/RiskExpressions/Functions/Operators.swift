import RiskSyntax

/// The operators, as functions of their operands.
enum Operators {
  static let all: [Function] = logic + comparisons + arithmetic + [like]

  private static let operands = [FunctionParameter("a", .numeric), FunctionParameter("b", .numeric)]

  private static let conditions = [FunctionParameter("a", .boolean), FunctionParameter("b", .boolean)]

  // Three-valued logic, as in SQL: the result is missing only where the missing operand could decide it.
  private static let logic: [Function] = [
    Function(
      "or", "True where one of two conditions is.", conditions, gives: .always(.boolean), propagatesNull: false,
      .binary { a, b throws(ExpressionFault) in
        if case .boolean(true) = a { return .boolean(true) }
        if case .boolean(true) = b { return .boolean(true) }
        return a.isNull || b.isNull ? .null : .boolean(false)
      }, examples: [FunctionExample("true or null", "true")], sql: { "(\($0[0]) OR \($0[1]))" }),
    Function(
      "and", "True where both of two conditions are.", conditions, gives: .always(.boolean), propagatesNull: false,
      .binary { a, b throws(ExpressionFault) in
        if case .boolean(false) = a { return .boolean(false) }
        if case .boolean(false) = b { return .boolean(false) }
        return a.isNull || b.isNull ? .null : .boolean(true)
      }, examples: [FunctionExample("false and null", "false")], sql: { "(\($0[0]) AND \($0[1]))" }),
    Function(
      "not", "True where a condition is false.", [FunctionParameter("a", .boolean)], gives: .always(.boolean),
      .unary { a throws(ExpressionFault) in
        if case .boolean(let value) = a { return .boolean(!value) }
        return .null
      }, examples: [FunctionExample("not true", "false")], sql: { "(NOT \($0[0]))" }),
  ]

  private static let comparisons: [Function] = [
    comparison("=", "True where two values are equal.", "2 = 2.0", "true") { $0 == 0 },
    comparison("!=", "True where two values differ.", "'a' != 'A'", "true") { $0 != 0 },
    comparison("<", "True where a value is below another.", "2024-01-31 < 2024-02-01", "true") { $0 < 0 },
    comparison("<=", "True where a value is below another or equal to it.", "1 <= 1", "true") { $0 <= 0 },
    comparison(">", "True where a value is above another.", "'b' > 'a'", "true") { $0 > 0 },
    comparison(">=", "True where a value is above another or equal to it.", "1 >= 2", "false") { $0 >= 0 },
  ]

  private static func comparison(
    _ name: String, _ summary: String, _ example: String, _ result: String, _ holds: @escaping @Sendable (Int) -> Bool
  ) -> Function {
    Function(
      name, summary, [FunctionParameter("a", .any), FunctionParameter("b", .any)], gives: .always(.boolean),
      .binary { a, b throws(ExpressionFault) in
        guard let order = Ordering.compare(a, b) else {
          throw .mixedTypes(owner: name, first: a.kindName, second: b.kindName)
        }
        return .boolean(holds(order))
      }, examples: [FunctionExample(example, result)], sql: { "(\($0[0]) \(name == "!=" ? "<>" : name) \($0[1]))" })
  }

  private static let arithmetic: [Function] = [
    sum("+", "The sum of two numbers.", "1 + 2", "3", { $0.addingReportingOverflow($1) }, +),
    sum("-", "The difference of two numbers.", "1 - 2.5", "-1.5", { $0.subtractingReportingOverflow($1) }, -),
    sum("*", "The product of two numbers.", "3 * 4", "12", { $0.multipliedReportingOverflow(by: $1) }, *),
    Function(
      "/", "The quotient of two numbers, missing where the divisor is zero.", operands, gives: .always(.number),
      .binary { a, b throws(ExpressionFault) in
        let (dividend, divisor) = try numbers("/", a, b)
        return divisor == 0 ? .null : .number(dividend / divisor)
      }, examples: [FunctionExample("7 / 2", "3.5"), FunctionExample("1 / 0", "null")],
      sql: { "(\($0[0]) / nullif(\($0[1]), 0))" }),
    FloorDivision.quotient, FloorDivision.remainder,
    Function(
      "^", "A number raised to a power, missing where the power is not a real number.", operands,
      gives: .always(.number), .binary { a, b throws(ExpressionFault) in try Arithmetic.power("^", a, b) },
      examples: [FunctionExample("2 ^ 10", "1024"), FunctionExample("-2 ^ 2", "-4")],
      spark: Arithmetic.powerSparkSQL, sql: Arithmetic.powerSQL),
    Function(
      "negate", "A number with its sign turned.", [FunctionParameter("a", .numeric)], gives: .first,
      .unary { a throws(ExpressionFault) in
        guard case .integer(let value) = a else { return .number(-(try number("-", a))) }
        guard value != .min else { throw .overflow("-") }
        return .integer(-value)
      }, examples: [FunctionExample("-(1 + 2)", "-3")], sql: { "(- \($0[0]))" }),
  ]

  private static func sum(
    _ name: String, _ summary: String, _ example: String, _ result: String,
    _ whole: @escaping @Sendable (Int64, Int64) -> (partialValue: Int64, overflow: Bool),
    _ fractional: @escaping @Sendable (Double, Double) -> Double
  ) -> Function {
    Function(
      name, summary, operands, gives: .unified,
      .binary { a, b throws(ExpressionFault) in
        guard case .integer(let left) = a, case .integer(let right) = b else {
          let (left, right) = try numbers(name, a, b)
          return .number(fractional(left, right))
        }
        let (value, overflow) = whole(left, right)
        guard !overflow else { throw .overflow(name) }
        return .integer(value)
      }, examples: [FunctionExample(example, result)], sql: { "(\($0[0]) \(name) \($0[1]))" })
  }

  private static let like = Function(
    "like", "True where a text fits a pattern, in which % stands for any characters and _ for one.",
    [FunctionParameter("text", .text), FunctionParameter("pattern", .text)], gives: .always(.boolean),
    .binary { a, b throws(ExpressionFault) in
      .boolean(LikePattern.matches(try TextFunctions.text("like", a), pattern: try TextFunctions.text("like", b)))
    }, examples: [FunctionExample("'Bern' like 'B%n'", "true")],
    spark: { SparkSQL.like($0[0], $0[1]) }, sql: { "(\($0[0]) LIKE \($0[1]))" })

  /// Two values as numbers, or a fault that names the operator.
  static func numbers(_ owner: String, _ a: Value, _ b: Value) throws(ExpressionFault) -> (Double, Double) {
    (try number(owner, a), try number(owner, b))
  }

  /// A value as a number, or a fault that names the operator.
  static func number(_ owner: String, _ value: Value) throws(ExpressionFault) -> Double {
    switch value {
    case .number(let number): return number
    case .integer(let integer): return Double(integer)
    default: throw .wrongType(owner: owner, parameter: "an operand", expected: "a number", found: value.kindName)
    }
  }
}
