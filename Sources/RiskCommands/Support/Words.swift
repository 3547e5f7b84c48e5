import Foundation
import RiskExpressions

/// Counts and sizes in words.
enum Words {
  /// A count with its noun: `1 row`, `20,000 rows`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A count with a noun whose plural takes more than an s: `1 entry`, `2 entries`.
  static func count(_ number: Int, _ noun: String, _ plural: String) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural)"
  }

  /// A place in an order: `2nd`, `4th`.
  static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(number % 100)
    let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    return grouped(number) + ending
  }

  /// A number with commas between the thousands.
  static func grouped(_ number: Int) -> String {
    let digits = String(abs(number))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// A number with two digits that count: `150,000`, `10 million`.
  static func rounded(_ number: Int) -> String {
    guard number >= 1_000_000 else {
      let unit = number >= 100_000 ? 10_000 : number >= 1000 ? 100 : 1
      return grouped((number + unit / 2) / unit * unit)
    }
    let (size, word) = number < 1_000_000_000 ? (1e6, "million") : (1e9, "billion")
    let value = Double(number) / size
    return "\(fixed(value, decimals: value < 99.5 ? 1 : 0)) \(word)"
  }

  /// A number with so many decimals.
  static func fixed(_ value: Double, decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

  /// Names in a row, of many only the first: `a, b and 3 more`.
  static func list(_ names: [String], most: Int = 8) -> String {
    let more = names.count - most
    return names.prefix(most).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// How often chance alone would do it: `p 0.031`, `p below 0.0001`.
  static func chance(_ probability: Double) -> String {
    probability < 0.0001 ? "p below 0.0001" : "p \(fixed(probability, decimals: probability < 0.01 ? 4 : 3))"
  }

  /// A number with so many decimals and its sign: `+0.31`.
  static func signed(_ value: Double, decimals: Int) -> String {
    (value > 0 ? "+" : "") + fixed(value, decimals: decimals)
  }

  /// A number as people write it, with its sign.
  static func signedNumber(_ value: Double) -> String { (value > 0 ? "+" : "") + number(value) }

  /// A figure of how good a model is: four decimals below ten, fewer above.
  static func figure(_ value: Double) -> String {
    fixed(value, decimals: abs(value) < 10 ? 4 : abs(value) < 1000 ? 2 : 0)
  }

  /// A number as people write it, with six digits that count at most.
  static func number(_ value: Double) -> String {
    guard abs(value) < 1e15, abs(value) >= 1e-4 || value == 0 else { return String(format: "%.6g", value) }
    if value == value.rounded() { return grouped(Int(value)) }
    return short(Value.number(Double(String(format: "%.6g", value)) ?? value).plainText)
  }

  /// A share with two decimals of a percent.
  static func percent(_ share: Double) -> String { "\(fixed(share * 100, decimals: 2)) %" }

  /// A whole number written as a fraction, without its fraction.
  static func short(_ text: String) -> String { text.hasSuffix(".0") ? String(text.dropLast(2)) : text }

  /// A size with two digits and its unit: `2.1 MB`.
  static func bytes(_ count: Int) -> String {
    var size = Double(count)
    for unit in ["B", "kB", "MB", "GB"] {
      if size < 999.5 {
        return size < 10 && unit != "B" ? "\((size * 10).rounded() / 10) \(unit)" : "\(Int(size.rounded())) \(unit)"
      }
      size /= 1000
    }
    return "\((size * 10).rounded() / 10) TB"
  }
}
