import RiskSyntax

/// Functions that treat missing values.
enum MissingValues {
  static let all: [Function] = [
    Function(
      "coalesce", "The first of several values that is not missing.", [FunctionParameter("a", .any)], repeats: true,
      gives: .unified, propagatesNull: false,
      .variadic { arguments throws(ExpressionFault) in arguments.first { !$0.isNull } ?? .null },
      examples: [FunctionExample("coalesce(null, 2, 3)", "2")], sql: { "coalesce(\($0.list))" }),
    Function(
      "ifnull", "A value, or another where it is missing.",
      [FunctionParameter("x", .any), FunctionParameter("otherwise", .any)], gives: .unified, propagatesNull: false,
      .binary { x, otherwise throws(ExpressionFault) in x.isNull ? otherwise : x },
      examples: [FunctionExample("ifnull(null, 0)", "0")], sql: { "coalesce(\($0.list))" }),
    Function(
      "nullif", "A value, missing where it equals another.",
      [FunctionParameter("x", .any), FunctionParameter("y", .any)], gives: .first, propagatesNull: false,
      .binary { x, y throws(ExpressionFault) in Ordering.compare(x, y) == 0 ? .null : x },
      examples: [FunctionExample("nullif(999, 999)", "null")],
      sql: { call in
        // The database would widen an integer to compare it; the result keeps its type.
        call.types[0] == .integer ? "CAST(nullif(\(call.list)) AS BIGINT)" : "nullif(\(call.list))"
      }),
    Function(
      "missing", "1 where a value is missing, else 0: what a model can learn from.", [FunctionParameter("x", .any)],
      gives: .always(.integer), propagatesNull: false,
      .unary { x throws(ExpressionFault) in .integer(x.isNull ? 1 : 0) },
      examples: [FunctionExample("missing(null)", "1"), FunctionExample("missing(5)", "0")],
      sql: { "CAST(CASE WHEN \($0[0]) IS NULL THEN 1 ELSE 0 END AS BIGINT)" }),
    Function(
      "is null", "True where a value is missing.", [FunctionParameter("x", .any)], gives: .always(.boolean),
      propagatesNull: false, .unary { x throws(ExpressionFault) in .boolean(x.isNull) },
      examples: [FunctionExample("null is null", "true")], sql: { "(\($0[0]) IS NULL)" }),
  ]
}
