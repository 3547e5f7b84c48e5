import Foundation
import RiskKernel

/// Numbers that lead from one total to the next, written so that what is written adds up.
///
/// All get the same decimals. Rounded one by one, their sum may miss the total by some units of the last digit: those
/// numbers that lie nearest to the other side are rounded there, the method of largest remainders (Balinski and Young
/// 1982, "Fair representation").
struct AddingNumbers {
  /// The numbers in their order.
  let texts: [String]

  /// Writes the values of bars that begin and end with a total; nil for all others.
  init?(_ bars: [Chart.Bar], _ format: NumberFormat, _ numbers: NumberText) {
    let values = bars.map { format == .percent ? $0.value * 100 : $0.value }
    guard bars.count > 1, bars[0].isTotal, bars[bars.count - 1].isTotal, values.allSatisfy(\.isFinite) else {
      return nil
    }
    let decimals = AddingNumbers.decimals(values.map(abs).max() ?? 0, format)
    let factor = pow(10, Double(decimals))
    // Beyond this whole numbers are not told apart any more.
    guard values.allSatisfy({ abs($0 * factor) < 1e15 }) else { return nil }
    let units = AddingNumbers.adjusted(values.map { $0 * factor })
    let unit = format == .percent ? " %" : ""
    let written = units.map { numbers.fixed(Double($0) / factor, decimals: decimals) }
    let hasThousands = units.contains { abs(Double($0) / factor) >= 10_000 }
    texts = written.map { NumberText.grouped($0, from: hasThousands ? 4 : 5) + unit }
  }

  /// Enough decimals that the largest number has four digits, of a percentage three.
  private static func decimals(_ largest: Double, _ format: NumberFormat) -> Int {
    let digits = format == .percent ? 3 : 4
    let least = format == .percent ? 1 : 0
    guard largest > 0 else { return least }
    return max(least, min(12, digits - 1 - Int(log10(largest).rounded(.down))))
  }

  /// Whole numbers next to the values, of which those between the first and the last add up to the difference of these.
  private static func adjusted(_ values: [Double]) -> [Int] {
    var units = values.map { Int($0.rounded()) }
    let parts = 1..<(values.count - 1)
    let rest = units[units.count - 1] - units[0] - parts.reduce(0) { $0 + units[$1] }
    // More than half a unit each is no matter of rounding.
    guard rest != 0, abs(rest) <= parts.count else { return units }
    let step = rest > 0 ? 1 : -1
    let nearest = parts.sorted { first, second in
      let (one, other) = (values[first] - Double(units[first]), values[second] - Double(units[second]))
      return one == other ? first < second : rest > 0 ? one > other : one < other
    }
    for place in nearest.prefix(abs(rest)) { units[place] += step }
    return units
  }
}
