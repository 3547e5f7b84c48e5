import RiskSyntax

/// Functions that change a value's type.
enum Conversions {
  static let all: [Function] = [
    Function(
      "number", "A value as a number; a condition gives 1 or 0.", [FunctionParameter("x", .countable)],
      gives: .always(.number),
      .unary { x throws(ExpressionFault) in .number(x.asNumber ?? .nan) },
      examples: [FunctionExample("number(true)", "1")], sql: { "CAST(\($0[0]) AS DOUBLE)" }),
    Function(
      "integer", "A number without its fraction; a condition gives 1 or 0.", [FunctionParameter("x", .countable)],
      gives: .always(.integer),
      .unary { x throws(ExpressionFault) in
        if case .integer = x { return x }
        let value = (x.asNumber ?? .nan).rounded(.towardZero)
        guard let integer = Int64(exactly: value) else { throw .overflow("integer") }
        return .integer(integer)
      }, examples: [FunctionExample("integer(-2.7)", "-2")],
      sql: { call in
        call.types[0] == .number ? "CAST(trunc(\(call[0])) AS BIGINT)" : "CAST(\(call[0]) AS BIGINT)"
      }),
  ]
}
