import RiskSyntax
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test("every day from 1 to 9999 survives the way there and back", arguments: [1, 1600, 1900, 1970, 2000, 2024, 9999])
  func roundTrip(year: Int) throws {
    for month in 1...12 {
      for day in 1...31 {
        guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
        #expect(date.components == (year, month, day))
        #expect(CalendarDate(date.description) == date)
      }
    }
  }

  @Test("days are counted from 1970-01-01")
  func epoch() {
    #expect(CalendarDate("1970-01-01")?.daysSinceEpoch == 0)
    #expect(CalendarDate("2000-02-29")?.daysSinceEpoch == 11_016)
    #expect(CalendarDate("1969-12-31")?.daysSinceEpoch == -1)
  }

  @Test(
    "what no calendar has is no date",
    arguments: ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "24-1-1", ""])
  func refused(text: String) {
    #expect(CalendarDate(text) == nil)
  }
}
