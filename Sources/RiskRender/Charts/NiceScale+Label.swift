import Foundation
import RiskExpressions
import RiskKernel

extension NiceScale {
  /// A number of the scale with the decimals its step needs.
  func label(_ value: Double, _ format: NumberFormat, _ numbers: NumberText) -> String {
    let largest = max(abs(low), abs(high))
    switch format {
    case .percent: return fixed(value, scaledBy: 2, numbers) + " %"
    case .signed: return (value > 0 ? "+" : "") + fixed(value, scaledBy: 0, numbers)
    case _ where largest >= 1e12 || exponent < -6: return NumberText(digits: 4).text(.number(value))
    case _ where largest >= 1e7: return fixed(value, scaledBy: -6, numbers) + (value == 0 ? "" : "m")
    case .plain, .brief, .amount, .shape: return fixed(value, scaledBy: 0, numbers)
    }
  }

  private func fixed(_ value: Double, scaledBy power: Int, _ numbers: NumberText) -> String {
    let decimals = min(15, max(0, -exponent - power))
    let scaled = power >= 0 ? value * pow(10, Double(power)) : value / pow(10, Double(-power))
    return NumberText.grouped(numbers.fixed(scaled, decimals: decimals))
  }
}
