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
      ], spark: { $0.types[0] == .text ? NumberSpelling.spark($0[0]) : "CAST(\($0[0]) AS DOUBLE)" },
      sql: { $0.types[0] == .text ? NumberSpelling.sql($0[0]) : "CAST(\($0[0]) AS DOUBLE)" }),
    Function(
      "integer", "A number without its fraction; a condition gives 1 or 0.", [FunctionParameter("x", .countable)],
      gives: .always(.integer),
      .unary { x throws(ExpressionFault) in
        if case .integer = x { return x }
        let value = (x.asNumber ?? .nan).rounded(.towardZero)
        guard let integer = Int64(exactly: value) else { throw .overflow("integer") }
        return .integer(integer)
      }, examples: [FunctionExample("integer(-2.7)", "-2")],
      spark: { call in
        // Spark takes 2^63 for the largest integer below it.
        call.types[0] == .number
          ? "CASE WHEN \(call[0]) = 9223372036854775808e0 THEN CAST(raise_error('overflow') AS BIGINT) "
            + "ELSE CAST(\(call[0]) AS BIGINT) END"
          : "CAST(\(call[0]) AS BIGINT)"
      },
      sql: { call in
        call.types[0] == .number ? "CAST(trunc(\(call[0])) AS BIGINT)" : "CAST(\(call[0]) AS BIGINT)"
      }),
    Function(
      "text", "A value as text: a number in the fewest digits that read back, a date as yyyy-mm-dd.",
      [FunctionParameter("x", .mixed)], gives: .always(.text),
      .unary { x throws(ExpressionFault) in .text(x.plainText) },
      note: "Whole numbers have no point; from 1e16 on and below 0.0001 there is an exponent.",
      examples: [
        FunctionExample("text(0.1 + 0.2)", "0.30000000000000004"), FunctionExample("text(2.0)", "2"),
        FunctionExample("text(1 > 2)", "false"), FunctionExample("text(2024-02-29)", "2024-02-29"),
      ], spark: { NumberText.spark($0[0], $0.types[0]) }, sql: { NumberText.duckdb($0[0], $0.types[0]) }),
    Function(
      "date", "The day a text spells as yyyy-mm-dd, or missing where it is none.", [FunctionParameter("text", .text)],
      gives: .always(.date),
      .unary { x throws(ExpressionFault) in
        let spelled = try TextFunctions.text("date", x).drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        return CalendarDate(String(spelled)).map(Value.date) ?? .null
      },
      examples: [FunctionExample("date('2024-02-29')", "2024-02-29"), FunctionExample("date('2023-02-29')", "null")],
      spark: {
        "CASE WHEN \($0[0]) RLIKE '^ *(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2} *\\\\z' THEN try_cast(trim(\($0[0])) AS DATE) END"
      },
      sql: { call in
        "CASE WHEN regexp_full_match(\(call[0]), ' *[0-9]{4}-[0-9]{2}-[0-9]{2} *') AND NOT starts_with(trim(\(call[0])), '0000') "
          + "THEN TRY_CAST(trim(\(call[0])) AS DATE) END"
      }),
    Function(
      "date", "The day of a year, a month and a day of the month, or missing where there is none.",
      ["year", "month", "day"].map { FunctionParameter($0, .whole) }, gives: .always(.date),
      .variadic { arguments throws(ExpressionFault) in
        let parts = arguments.compactMap { if case .integer(let part) = $0 { Int(exactly: part) } else { nil } }
        guard parts.count == 3 else { return .null }
        return CalendarDate(year: parts[0], month: parts[1], day: parts[2]).map(Value.date) ?? .null
      },
      examples: [FunctionExample("date(2024, 2, 29)", "2024-02-29"), FunctionExample("date(2024, 13, 1)", "null")],
      spark: { call in
        let digits = "format_string('%04d-%02d-%02d', \(call.list))"
        return "CASE WHEN \(dayParts(call)) THEN try_cast(\(digits) AS DATE) END"
      },
      sql: { call in
        let digits = "format('{:04d}-{:02d}-{:02d}', \(call.list))"
        return "CASE WHEN \(dayParts(call)) THEN TRY_CAST(\(digits) AS DATE) END"
      }),
  ]

  private static func dayParts(_ call: SQLCall) -> String {
    "\(call[0]) BETWEEN 1 AND 9999 AND \(call[1]) BETWEEN 1 AND 12 AND \(call[2]) BETWEEN 1 AND 31"
  }
}
