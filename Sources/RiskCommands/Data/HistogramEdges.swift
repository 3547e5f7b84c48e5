import RiskData
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Where the bins of a histogram begin and end.
enum HistogramEdges {
  /// How many bins there are at most where nobody says.
  private static let usual = 24

  /// How many months there are at most, each with a bin of its own.
  private static let usualMonths = 48

  /// Round edges that span the values, or so many bins of one width; whole numbers have bins of whole numbers, and days
  /// that lie further apart than two months have bins of months or years.
  static func edges(_ extent: NumberExtent, of type: ScalarType, bins: Int?) -> [Double] {
    let isWhole = type != .number && type != .null
    // The bin of the greatest whole number ends where the next would begin.
    let high = isWhole ? extent.high + 1 : extent.high
    if type == .date, bins == nil, high - extent.low > 62, let months = months(from: extent.low, to: extent.high) {
      return months
    }
    guard let bins, high > extent.low else {
      return NiceScale(low: extent.low, high: high, steps: usual, isWhole: isWhole).ticks
    }
    let width = (high / 2 - extent.low / 2) / Double(bins) * 2
    let edges = (0..<bins).map { extent.low + width * Double($0) } + [high]
    return zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
      ? edges : NiceScale(low: extent.low, high: high, steps: bins, isWhole: isWhole).ticks
  }

  /// The first days of the months, the quarters or the years that hold two days; nil beyond the calendar.
  private static func months(from low: Double, to high: Double) -> [Double]? {
    guard let first = month(of: low), let last = month(of: high) else { return nil }
    let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000]
    let step = steps.first { (last - first) / $0 < usualMonths } ?? 12_000
    let edges = stride(from: first / step * step, through: last + step, by: step).compactMap { month in
      CalendarDate(year: month / 12, month: month % 12 + 1, day: 1).map { Double($0.daysSinceEpoch) }
    }
    return edges.count > 1 && (edges.last ?? low) > high ? edges : nil
  }

  /// The months since the beginning of the calendar.
  private static func month(of day: Double) -> Int? {
    guard let days = Int(exactly: day.rounded()), abs(days) < 4_000_000 else { return nil }
    let parts = CalendarDate(daysSinceEpoch: days).components
    return parts.year >= 1 ? parts.year * 12 + parts.month - 1 : nil
  }
}
