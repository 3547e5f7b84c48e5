import RiskSyntax

/// Tests of a text against a pattern.
enum TextMatching {
  static let function = Function(
    "matches", "True where a pattern is found in a text; ^ and $ pin it to the text's ends.",
    [FunctionParameter("text", .text), FunctionParameter("pattern", .text, constant: .pattern)],
    gives: .always(.boolean),
    .binary { text, pattern throws(ExpressionFault) in
      let pattern = try TextPattern.compiled(try TextFunctions.text("matches", pattern))
      return .boolean(pattern.program.isFound(in: try TextFunctions.text("matches", text)))
    },
    note: "Patterns are regular expressions of what all engines read alike: characters, . [a-z] [^a-z] \\d \\w \\s, "
      + "groups, |, ^, $ and the repeats * + ? {2} {2,5}. \\d, \\w and \\s are of ASCII, . is any character but a new line.",
    examples: [
      FunctionExample("matches('CH-8001', '^[A-Z]{2}-\\d+$')", "true"),
      FunctionExample("matches('mortgage 2', 'loan|gage')", "true"), FunctionExample("matches('abc', '^b')", "false"),
    ],
    spark: { call throws(ExpressionFault) in
      guard let pattern = try text(of: call) else { return "CAST(NULL AS BOOLEAN)" }
      return "(\(call[0]) RLIKE \(SQL.literal(pattern, .spark)))"
    },
    sql: { call throws(ExpressionFault) in
      guard let pattern = try text(of: call) else { return "CAST(NULL AS BOOLEAN)" }
      return "regexp_matches(\(call[0]), \(SQL.literal(pattern)))"
    })

  /// The pattern as the engines read it, or nil where it is missing.
  private static func text(of call: SQLCall) throws(ExpressionFault) -> String? {
    switch call.constants[1] {
    case .text(let pattern): try TextPattern.compiled(pattern).engineText
    case .null: nil
    default: throw .notConstant(function: "matches", parameter: "pattern")
    }
  }
}
