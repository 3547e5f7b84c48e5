import RiskSyntax

/// Days, months or years along an axis of dates.
enum DateTicks {
  /// The days a calendar knows, as far as four digits of a year go.
  static let range = -719_162.0...2_932_896.0

  /// Between two ticks.
  private enum Step {
    case days(Int), months(Int), years(Int)

    /// How many days it has, roughly.
    var length: Double {
      switch self {
      case .days(let count): Double(count)
      case .months(let count): Double(count) * 30.4
      case .years(let count): Double(count) * 365.2
      }
    }
  }

  private static let steps: [Step] =
    [1, 2, 7, 14].map(Step.days) + [1, 2, 3, 6].map(Step.months)
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map(Step.years)

  /// At most so many ticks between two days: the finest steps there is room for.
  static func ticks(from low: Double, to high: Double, atMost count: Int) -> [(place: Double, label: String)] {
    let step = steps.first { ((high - low) / $0.length).rounded(.down) < Double(max(1, count)) } ?? .years(5000)
    let days = Int(low.rounded(.up))...max(Int(low.rounded(.up)), Int(high.rounded(.down)))
    return switch step {
    case .days(let count): dayTicks(days, count)
    case .months(let count): monthTicks(days, count) { String($0.description.prefix(7)) }
    case .years(let count): monthTicks(days, count * 12) { String($0.description.prefix(4)) }
    }
  }

  private static func dayTicks(_ days: ClosedRange<Int>, _ count: Int) -> [(Double, String)] {
    stride(from: days.lowerBound, through: days.upperBound, by: count).map {
      (Double($0), CalendarDate(daysSinceEpoch: $0).description)
    }
  }

  private static func monthTicks(
    _ days: ClosedRange<Int>, _ count: Int, _ label: (CalendarDate) -> String
  ) -> [(Double, String)] {
    let first = CalendarDate(daysSinceEpoch: days.lowerBound).months
    let last = CalendarDate(daysSinceEpoch: days.upperBound).months
    let start = (first + count - 1) / count * count
    return stride(from: start, through: last, by: count).compactMap { month in
      guard let date = CalendarDate(year: month / 12, month: month % 12 + 1, day: 1),
        days.contains(date.daysSinceEpoch)
      else { return nil }
      return (Double(date.daysSinceEpoch), label(date))
    }
  }
}

extension CalendarDate {
  /// The months since the beginning of the calendar.
  fileprivate var months: Int { components.year * 12 + components.month - 1 }
}
