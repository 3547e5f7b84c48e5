import RiskSyntax

extension CalendarDate {
  /// The day so many months later, or the last of its month where that is too short; nil outside the years 1 to 9999.
  func adding(months: Int) -> CalendarDate? {
    let (year, month, day) = components
    let target = year * 12 + month - 1 + months
    guard (12...119_999).contains(target) else { return nil }
    let (targetYear, targetMonth) = (target / 12, target % 12 + 1)
    let last = CalendarDate.lastDay(year: targetYear, month: targetMonth)
    return CalendarDate(year: targetYear, month: targetMonth, day: min(day, last))
  }

  /// How often a month can be added without going past a later day.
  func wholeMonths(to later: CalendarDate) -> Int {
    let (from, to) = (components, later.components)
    let isShort = to.day < min(from.day, CalendarDate.lastDay(year: to.year, month: to.month))
    return (to.year - from.year) * 12 + to.month - from.month - (isShort ? 1 : 0)
  }

  private static func lastDay(year: Int, month: Int) -> Int {
    (29...31).reduce(28) { CalendarDate(year: year, month: month, day: $1) == nil ? $0 : $1 }
  }
}
