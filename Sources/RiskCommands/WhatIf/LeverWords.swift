import Foundation
import RiskExpressions
import RiskModels
import RiskSyntax

/// The values of a lever as people read and type them.
struct LeverWords {
  private let lever: Lever
  /// How many stretches of values are named.
  private static let most = 3

  /// Takes a lever.
  init(_ lever: Lever) { self.lever = lever }

  /// The values that meet the target: `up to 0.31, 0.4 to 0.5`.
  var values: String {
    Words.list(lever.values.map(text), most: lever.scale == nil ? 8 : LeverWords.most)
  }

  private func text(_ values: Lever.Values) -> String {
    switch values {
    case .level(let level): return level
    case .condition(let holds): return holds ? "true" : "false"
    case .range(let range):
      if range.lowerBound == range.upperBound { return number(range.lowerBound) }
      switch lever.ends(of: range) {
      case (nil, nil): return "any value"
      case (nil, let upper?): return "up to \(number(upper))"
      case (let lower?, nil): return "from \(number(lower))"
      case (let lower?, let upper?):
        return lower == upper ? number(lower) : "\(number(lower)) to \(number(upper))"
      }
    }
  }

  /// The values with all their digits; an end is missing where nothing bounds it.
  func record(_ values: Lever.Values) -> Value {
    switch values {
    case .level(let level): .record(Record([Record.Field("value", .text(level))]))
    case .condition(let holds): .record(Record([Record.Field("value", .boolean(holds))]))
    case .range(let range):
      .record(Record([Record.Field("from", end(range.lowerBound)), Record.Field("to", end(range.upperBound))]))
    }
  }

  private func end(_ number: Double) -> Value {
    if lever.scale == .days { return .date(CalendarDate(daysSinceEpoch: Int(number))) }
    return abs(number) == .greatestFiniteMagnitude ? .null : .number(number)
  }

  /// The change it takes: `-0.67`, `+3`, `-120 days`.
  var change: String {
    guard let change = lever.change else { return "" }
    guard change != 0 else { return "none" }
    let sign = change > 0 ? "+" : ""
    let isDays = lever.scale == .days
    return sign + (isDays ? Words.count(Int(change), "day") : Value.shortest(rounded(change)))
  }

  /// A difference without the digits that subtraction leaves behind.
  private func rounded(_ change: Double) -> Double {
    guard change != 0, abs(change) < 1e15 else { return change }
    let digits = 6 - Int(log10(abs(change)).rounded(.up))
    let scale = pow(10, Double(abs(digits)))
    return digits >= 0 ? (change * scale).rounded() / scale : (change / scale).rounded() * scale
  }

  /// A value in the fewest digits that read back as the same value.
  func number(_ value: Value) -> String { value.plainText }

  private func number(_ number: Double) -> String {
    lever.scale == .days ? CalendarDate(daysSinceEpoch: Int(number)).description : Value.shortest(number)
  }
}
