import RiskSyntax

/// Functions that change a value's type.
enum Conversions {
  static let all: [Function] = [
    Function(
      "number", "A value as a number: what a text spells, or missing where that is none; 1 or 0 for a condition.",
      [FunctionParameter("x", .readable)], gives: .always(.number),
      .unary { x throws(ExpressionFault) in
        guard case .text(let text) = x else { return .number(x.asNumber ?? .nan) }
        return NumberSpelling.value(of: text).map(Value.number) ?? .null
      },
      examples: [
        FunctionExample("number(true)", "1"), FunctionExample("number(' 12.50')", "12.5"),
        FunctionExample("number('unknown')", "null"),
      ], sql: { $0.types[0] == .text ? NumberSpelling.sql($0[0]) : "CAST(\($0[0]) AS DOUBLE)" }),
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
