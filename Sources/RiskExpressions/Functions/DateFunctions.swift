import RiskSyntax

/// Functions of dates.
enum DateFunctions {
  static let all: [Function] = [
    part("year", "The year of a date.", "year(2024-02-29)", "2024") { $0.components.year },
    part("quarter", "The quarter of a date, 1 to 4.", "quarter(2024-05-01)", "2") { ($0.components.month + 2) / 3 },
    part("month", "The month of a date, 1 to 12.", "month(2024-02-29)", "2") { $0.components.month },
    part("day", "The day of the month of a date, 1 to 31.", "day(2024-02-29)", "29") { $0.components.day },
  ]

  private static func part(
    _ name: String, _ summary: String, _ example: String, _ result: String,
    _ read: @escaping @Sendable (CalendarDate) -> Int
  ) -> Function {
    Function(
      name, summary, [FunctionParameter("date", .date)], gives: .always(.integer),
      .unary { a throws(ExpressionFault) in
        guard case .date(let date) = a else {
          throw .wrongType(owner: name, parameter: "date", expected: "a date", found: a.kindName)
        }
        return .integer(Int64(read(date)))
      }, examples: [FunctionExample(example, result)], sql: { "\(name)(\($0[0]))" })
  }
}
