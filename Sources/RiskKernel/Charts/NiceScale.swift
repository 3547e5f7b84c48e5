import Foundation

/// Round numbers that span a range, after Heckbert, "Nice numbers for graph labels" (Graphics Gems, 1990).
public struct NiceScale: Sendable {
  /// The first and the last round number, in steps from zero.
  private let first, last: Int
  private let factor: Int
  /// The step is 1, 2 or 5 times ten to this power.
  public let exponent: Int

  /// Spans a range with at most so many steps, whole ones where only whole numbers mean something; a range of one value
  /// is widened around it.
  public init(low: Double, high: Double, steps: Int, isWhole: Bool = false) {
    let (low, high) = NiceScale.widened(low, high, isWhole)
    let steps = Double(max(1, steps))
    var exponent = Int(Foundation.log10((high - low) / steps).rounded(.down))
    if isWhole { exponent = max(0, exponent) }
    var found: (factor: Int, first: Double, last: Double)?
    while found == nil {
      for factor in [1, 2, 5] where found == nil {
        let first = NiceScale.quotient(low, factor, exponent).nudged(up: true).rounded(.down)
        let last = NiceScale.quotient(high, factor, exponent).nudged(up: false).rounded(.up)
        // Two ends of which neither is round need two steps at least.
        if last - first <= max(steps, first < 0 && last > 0 ? 2 : 1) { found = (factor, first, last) }
      }
      if found == nil { exponent += 1 }
    }
    self.exponent = exponent
    factor = found?.factor ?? 1
    first = Int(found?.first ?? 0)
    last = max(first + 1, Int(found?.last ?? 1))
  }

  /// How many steps there are.
  public var steps: Int { last - first }

  /// The round numbers, from the least to the greatest.
  public var ticks: [Double] { (first...last).map { NiceScale.value($0 * factor, exponent) } }

  /// The least of them.
  public var low: Double { NiceScale.value(first * factor, exponent) }
  /// The greatest of them.
  public var high: Double { NiceScale.value(last * factor, exponent) }

  /// The widest range whose ends differ enough to be told apart, and whose length is finite.
  private static func widened(_ low: Double, _ high: Double, _ isWhole: Bool) -> (Double, Double) {
    let limit = 1e300
    let (low, high) = (max(-limit, min(limit, min(low, high))), max(-limit, min(limit, max(low, high))))
    guard high - low <= max(abs(low), abs(high)) * 1e-10 || high - low < 1e-290 else { return (low, high) }
    if isWhole { return (low - 1, high + 1) }
    let middle = low / 2 + high / 2
    return abs(middle) < 1e-280 ? (0, 1) : (middle - abs(middle) * 0.1, middle + abs(middle) * 0.1)
  }

  private static func quotient(_ value: Double, _ factor: Int, _ exponent: Int) -> Double {
    times(value, -exponent) / Double(factor)
  }

  private static func value(_ multiple: Int, _ exponent: Int) -> Double { times(Double(multiple), exponent) }

  /// A number times a power of ten; dividing by a whole power loses less than multiplying by a fraction.
  private static func times(_ value: Double, _ power: Int) -> Double {
    power >= 0 ? value * pow(10, Double(power)) : value / pow(10, Double(-power))
  }
}

extension Double {
  /// The number without the last bits that a division may have got wrong.
  fileprivate func nudged(up: Bool) -> Double {
    let slack = Swift.max(1, abs(self)) * 1e-9
    return up ? self + slack : self - slack
  }
}
