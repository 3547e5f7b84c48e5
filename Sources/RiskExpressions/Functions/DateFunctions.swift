import RiskSyntax

/// Functions of dates.
enum DateFunctions {
  static let all: [Function] = [
    part("year", "The year of a date.", "year(2024-02-29)", "2024") { $0.components.year },
    part("quarter", "The quarter of a date, 1 to 4.", "quarter(2024-05-01)", "2") { ($0.components.month + 2) / 3 },
    part("month", "The month of a date, 1 to 12.", "month(2024-02-29)", "2") { $0.components.month },
    part("day", "The day of the month of a date, 1 to 31.", "day(2024-02-29)", "29") { $0.components.day },
    addMonths, monthsBetween,
  ]

  private static let addMonths = Function(
    "add_months", "The day so many months later; the month's last day where it is too short.",
    [FunctionParameter("date", .date), FunctionParameter("n", .whole)], gives: .always(.date),
    .binary { date, n throws(ExpressionFault) in
      guard case .integer(let months) = n else { return .null }
      return try day("add_months", date).adding(months: Int(max(-farthest, min(farthest, months)))).map(Value.date)
        ?? .null
    }, note: "Missing where the day lies outside the years 1 to 9999.",
    examples: [
      FunctionExample("add_months(2024-01-31, 1)", "2024-02-29"),
      FunctionExample("add_months(2024-03-31, -1)", "2024-02-29"),
    ],
    spark: { addMonthsSQL($0, "add_months(\($0[0]), CAST(\(months($0[1])) AS INT))") },
    sql: { addMonthsSQL($0, "CAST(\($0[0]) + to_months(CAST(\(months($0[1])) AS INTEGER)) AS DATE)") })

  /// More months than there are.
  private static let farthest: Int64 = 120_000

  private static func months(_ sql: String) -> String { "greatest(least(\(sql), \(farthest)), -\(farthest))" }

  private static func addMonthsSQL(_ call: SQLCall, _ sum: String) -> String {
    let month = "year(\(call[0])) * 12 + month(\(call[0])) - 1 + \(months(call[1]))"
    return "CASE WHEN \(call[1]) IS NOT NULL AND \(month) BETWEEN 12 AND 119999 THEN \(sum) END"
  }

  private static let monthsBetween = Function(
    "months_between", "How many whole months lie between two dates; negative where the first is the later.",
    [FunctionParameter("from", .date), FunctionParameter("to", .date)], gives: .always(.integer),
    .binary { from, to throws(ExpressionFault) in
      let (from, to) = (try day("months_between", from), try day("months_between", to))
      return .integer(Int64(from <= to ? from.wholeMonths(to: to) : -to.wholeMonths(to: from)))
    },
    note: "A month is whole on the day add_months gives: from 2024-01-31 to 2024-02-29 it is 1. So counts DuckDB's "
      + "datesub; its datediff counts how often a month begins, and Spark's months_between gives fractions.",
    examples: [
      FunctionExample("months_between(2024-01-15, 2024-03-14)", "1"),
      FunctionExample("months_between(2024-01-31, 2024-02-29)", "1"),
      FunctionExample("months_between(2024-03-15, 2024-01-15)", "-2"),
    ],
    sql: { call in
      let (later, earlier) = (wholeMonthsSQL(call[0], call[1]), wholeMonthsSQL(call[1], call[0]))
      return "CAST(CASE WHEN \(call[0]) <= \(call[1]) THEN \(later) ELSE -\(earlier) END AS BIGINT)"
    })

  private static func wholeMonthsSQL(_ from: String, _ to: String) -> String {
    "((year(\(to)) - year(\(from))) * 12 + month(\(to)) - month(\(from)) "
      + "- CASE WHEN day(\(to)) < least(day(\(from)), day(last_day(\(to)))) THEN 1 ELSE 0 END)"
  }

  /// A value as a date, or a fault that names the function.
  private static func day(_ owner: String, _ value: Value) throws(ExpressionFault) -> CalendarDate {
    guard case .date(let date) = value else {
      throw .wrongType(owner: owner, parameter: "date", expected: "a date", found: value.kindName)
    }
    return date
  }

  private static func part(
    _ name: String, _ summary: String, _ example: String, _ result: String,
    _ read: @escaping @Sendable (CalendarDate) -> Int
  ) -> Function {
    Function(
      name, summary, [FunctionParameter("date", .date)], gives: .always(.integer),
      .unary { a throws(ExpressionFault) in
        .integer(Int64(read(try day(name, a))))
      }, examples: [FunctionExample(example, result)], sql: { "CAST(\(name)(\($0[0])) AS BIGINT)" })
  }
}
