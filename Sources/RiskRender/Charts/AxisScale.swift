import RiskKernel

/// Where the places of an axis lie, and which of them are named.
struct AxisScale {
  /// A named place.
  typealias Tick = (place: Double, label: String)

  /// The ends.
  let low, high: Double
  /// The named places, all between the ends.
  let ticks: [Tick]

  /// An axis that begins and ends with a round number.
  init(
    rounding low: Double, _ high: Double, _ axis: ChartAxis, steps: Int, isWhole: Bool = false, _ numbers: NumberText
  ) {
    let scale = NiceScale(low: low, high: high, steps: steps, isWhole: isWhole)
    (self.low, self.high) = (scale.low, scale.high)
    ticks = scale.ticks.map { ($0, scale.label($0, axis.format, numbers)) }
  }

  /// An axis from one value to another, with as many named places as have room on so many columns.
  init(from low: Double, to high: Double, _ axis: ChartAxis, columns: Int, _ numbers: NumberText) {
    (self.low, self.high) = low < high ? (low, high) : AxisScale.around(low, axis.kind)
    var count = max(1, columns / 5)
    var ticks: [Tick] = []
    while count > 0 {
      ticks = AxisScale.ticks(self.low, self.high, axis, count, numbers)
      let widest = ticks.map { DisplayWidth.of($0.label) }.max() ?? 0
      if ticks.count * (widest + 2) <= columns + 2 { break }
      count = min(count - 1, max(1, columns / (widest + 2)))
    }
    self.ticks = ticks
  }

  /// The ends of an axis with a single place, in its middle.
  private static func around(_ place: Double, _ kind: ChartAxis.Kind) -> (Double, Double) {
    let margin = kind == .date ? 1 : abs(place) * 0.1 + 0.5
    let most = Double.greatestFiniteMagnitude
    return (max(-most, place - margin), min(most, place + margin))
  }

  private static func ticks(
    _ low: Double, _ high: Double, _ axis: ChartAxis, _ count: Int, _ numbers: NumberText
  ) -> [Tick] {
    if axis.kind == .date, DateTicks.range.contains(low), DateTicks.range.contains(high) {
      return DateTicks.ticks(from: low, to: high, atMost: count)
    }
    let scale = NiceScale(low: low, high: high, steps: count)
    let slack = (high / 2 - low / 2) * 1e-9
    return scale.ticks.filter { low - slack <= $0 && $0 <= high + slack }
      .map { ($0, scale.label($0, axis.format, numbers)) }
  }

  /// How far along the axis a place lies, from 0 to 1; what lies beyond an end counts as the end.
  func share(_ place: Double) -> Double {
    // Halved, so that the widest range there is has a finite length.
    let length = high / 2 - low / 2
    guard length > 0 else { return 0.5 }
    return max(0, min(1, (place / 2 - low / 2) / length))
  }

  /// Which of so many cells a place lies in, the ends in the middle of the outermost.
  func cell(_ place: Double, of count: Int) -> Int {
    Int((share(place) * Double(max(0, count - 1))).rounded())
  }
}
