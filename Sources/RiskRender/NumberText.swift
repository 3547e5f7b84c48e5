import Foundation
public import RiskExpressions
public import RiskKernel

/// Writes values for people; the only place where digits are chosen.
public struct NumberText: Sendable {
  /// How many significant digits numbers have.
  public let digits: Int

  /// Writes numbers with so many significant digits.
  public init(digits: Int) { self.digits = digits }

  /// A value as a person reads it.
  public func text(_ value: Value, _ format: NumberFormat = .plain) -> String {
    switch value {
    case .null: ""
    case .integer(let whole) where format == .plain || format == .brief: NumberText.grouped(String(whole))
    case .integer, .number: number(value.asNumber ?? .nan, format)
    default: DisplayWidth.printable(value.plainText)
    }
  }

  private func number(_ value: Double, _ format: NumberFormat) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
    switch format {
    case .plain: return plain(value)
    case .percent: return percent(value)
    case .amount: return NumberText.grouped(fixed(value, decimals: 0))
    case .brief: return NumberText(digits: min(digits, 4)).plain(value)
    case .signed: return (value > 0 ? "+" : "") + fixed(value, decimals: 3)
    }
  }

  /// One decimal, and more where a share is so small that one would hide it.
  private func percent(_ share: Double) -> String {
    let value = share * 100
    let decimals = value == 0 || abs(value) >= 1 ? 1 : min(6, 1 - Int(log10(abs(value)).rounded(.down)))
    return fixed(value, decimals: decimals) + " %"
  }

  private func plain(_ value: Double) -> String {
    let magnitude = abs(value)
    guard magnitude == 0 || (1e-5..<1e15).contains(magnitude) else { return scientific(value) }
    return NumberText.grouped(NumberText.trimmed(fixed(value, decimals: decimals(for: value))))
  }

  /// How many decimals show the significant digits of a number.
  func decimals(for value: Double) -> Int {
    guard value != 0, value.isFinite else { return 0 }
    return max(0, min(15, digits - 1 - Int(log10(abs(value)).rounded(.down))))
  }

  /// How many decimals numbers below each other are shown with: the digits of the largest, less the zeros all end in.
  func commonDecimals(_ values: [Double]) -> Int {
    let most = decimals(for: values.map(abs).max() ?? 0)
    return values.map { value in
      let text = NumberText.trimmed(fixed(value, decimals: most))
      return text.split(separator: ".").dropFirst().first?.count ?? 0
    }.max() ?? 0
  }

  /// A number with so many decimals.
  func fixed(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.*f", decimals, value)
    return text.allSatisfy { "-0.".contains($0) } && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }

  private func scientific(_ value: Double) -> String {
    let parts = String(format: "%.*e", max(0, digits - 1), value).split(separator: "e").map(String.init)
    return NumberText.trimmed(parts[0]) + "e" + parts[1]
  }

  static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(kept.reversed())
  }

  /// Commas between the thousands of numbers of five digits and more; years stay as they are.
  static func grouped(_ text: String, from length: Int = 5) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.count >= length, whole.allSatisfy(\.isNumber) else { return text }
    var grouped = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return sign + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }
}
