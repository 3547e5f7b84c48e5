import Foundation
public import RiskExpressions
public import RiskKernel

/// Writes values for people; the only place where digits are chosen.
public struct NumberText: Sendable {
  /// How many significant digits numbers have.
  public let digits: Int
  /// Whether small bars may be drawn with characters beyond ASCII.
  let isUnicode: Bool

  /// Writes numbers with so many significant digits.
  public init(digits: Int, isUnicode: Bool = true) {
    self.digits = digits
    self.isUnicode = isUnicode
  }

  /// A value as a person reads it.
  public func text(_ value: Value, _ format: NumberFormat = .plain) -> String {
    switch value {
    case .null: ""
    case .integer(let whole) where format == .plain || format == .brief: NumberText.grouped(String(whole))
    case .integer, .number: number(value.asNumber ?? .nan, format)
    case .list(let counts) where format == .shape: ShapeText.text(counts, isUnicode: isUnicode)
    default: DisplayWidth.printable(value.plainText)
    }
  }

  private func number(_ value: Double, _ format: NumberFormat) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
    switch format {
    case .plain, .shape: return plain(value)
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
    guard NumberText.isPlain(value) else { return scientific(value) }
    return NumberText.grouped(NumberText.trimmed(fixed(value, decimals: decimals(for: value))))
  }

  /// Whether a number is written without an exponent.
  static func isPlain(_ value: Double) -> Bool { value == 0 || (1e-5..<1e15).contains(abs(value)) }

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
  func fixed(_ value: Double, decimals: Int) -> String { FixedText.text(value, decimals: decimals) }

  private func scientific(_ value: Double) -> String {
    let parts = String(format: "%.*e", max(0, digits - 1), value).split(separator: "e").map(String.init)
    return NumberText.trimmed(parts[0]) + "e" + parts[1]
  }

  static func trimmed(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    let kept = text.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.drop { $0 == UInt8(ascii: ".") }
    return String(decoding: kept.reversed(), as: UTF8.self)
  }

  /// A count with commas between its thousands.
  public static func count(_ number: Int) -> String { grouped(String(number), from: 4) }

  /// Commas between the thousands of numbers of five digits and more; years stay as they are.
  static func grouped(_ text: String, from length: Int = 5) -> String {
    let bytes = Array(text.utf8)
    let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
    let end = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
    guard end - start >= length, bytes[start..<end].allSatisfy({ (48...57).contains($0) }) else { return text }
    var grouped = Array(bytes[..<start])
    for place in start..<end {
      if place > start, (end - place) % 3 == 0 { grouped.append(UInt8(ascii: ",")) }
      grouped.append(bytes[place])
    }
    return String(decoding: grouped + bytes[end...], as: UTF8.self)
  }
}
