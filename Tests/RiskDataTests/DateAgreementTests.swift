import RiskData
import RiskExpressions
import RiskSyntax
import Testing

/// Holds the functions of dates against the engine around month ends, leap days and the ends of the calendar.
struct DateAgreementTests {
  private static let years: [Int64] = [-1, 0, 1, 4, 100, 400, 1582, 1900, 2000, 2023, 2024, 9999, 10000]

  @Test func daysOfTheCalendarAgree() throws {
    let columns = ["y", "m", "d"].map { Schema.Column($0, .integer) } + [Schema.Column("t", .text)]
    let rows = DateAgreementTests.years.flatMap { year in
      (Int64(0)...13).flatMap { month in
        [Int64(0), 1, 28, 29, 30, 31, 32].map { day -> [Value] in
          [.integer(year), .integer(month), .integer(day), .text(spelled(year, month, day))]
        }
      }
    }
    let agreement = Agreement(schema: Schema(columns), rows: rows, database: Database(threads: 1))
    for call in ["date(y, m, d)", "date(t)", #"date(" {t} ")"#, #"date("{t}T00:00")"#, "date(substr(t, 1, 9))"] {
      #expect(try agreement.differences(call) == [], "\(call)")
    }
  }

  @Test(arguments: [
    "2024-2-9", "+2024-01-01", "-2024-01-01", "2024/01/01", "20240101", "2024-01-01 00:00", "2024-01-01x", "", " ",
    "\t2024-01-01", "2024-01-01\n", "\u{A0}2024-01-01", "infinity", "epoch", "today", "0000-01-01", "10000-01-01",
    "２０２４-01-01", "2024-01-01 (BC)", "2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "2024-01-00", "01-02-2024",
    "24-01-01", "2024-01", "2024‐01‐01",
  ])
  func whatIsNoDaySpelledIsMissing(_ spelling: String) throws {
    let agreement = Agreement(
      schema: Schema([Schema.Column("t", .text)]), rows: [[.text(spelling)]], database: Database(threads: 1))
    #expect(try agreement.differences("date(t)") == [])
    #expect(try #require(agreement.bind("date(t)")).evaluate([.text(spelling)]).isNull)
  }

  @Test func monthsAgree() throws {
    let columns = [Schema.Column("a", .date), Schema.Column("b", .date), Schema.Column("n", .integer)]
    let days = DateAgreementTests.years.flatMap { year in
      [(1, 1), (1, 31), (2, 28), (2, 29), (3, 1), (4, 30), (12, 31)].compactMap { month, day in
        CalendarDate(year: Int(year), month: month, day: day)
      }
    }
    let months: [Int64] = [0, 1, -1, 2, 11, -12, 13, 1200, -24_000, 120_000, .max, .min]
    let rows = days.enumerated().flatMap { place, day in
      days.map { other -> [Value] in [.date(day), .date(other), .integer(months[place % months.count])] }
    }
    let agreement = Agreement(schema: Schema(columns), rows: rows, database: Database(threads: 1))
    for call in [
      "months_between(a, b)", "add_months(a, n)", "add_months(b, n)", "add_months(a, months_between(a, b)) <= b",
    ] {
      #expect(try agreement.differences(call) == [], "\(call)")
    }
  }

  private func spelled(_ year: Int64, _ month: Int64, _ day: Int64) -> String {
    func padded(_ number: Int64, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
