import RiskExpressions

/// An input whose value training never saw.
public struct UnusualInput: Sendable {
  /// The input.
  public let name: String
  /// What is unusual about the value.
  public let kind: Kind

  /// What can be unusual about a value.
  public enum Kind: Sendable, Equatable {
    /// It lies below or above all values that training saw.
    case beyond(low: Double, high: Double)
    /// It is a level that training did not see.
    case newLevel
    /// It lies outside of the values that the feature set calls sensible.
    case outside(low: Double, high: Double)
  }

  /// What is unusual about a value; nil where nothing is.
  init?(_ value: Value, _ facts: InputFacts) {
    switch value {
    case .text(let text):
      guard let levels = facts.profile?.levels, !levels.contains(text) else { return nil }
      kind = .newLevel
    case .integer, .number, .date:
      guard let number = value.asNumber ?? value.asDay else { return nil }
      if let low = facts.profile?.low, let high = facts.profile?.high, number < low || number > high {
        kind = .beyond(low: low, high: high)
      } else if let range = facts.range, !range.contains(number) {
        kind = .outside(low: range.lowerBound, high: range.upperBound)
      } else {
        return nil
      }
    case .null, .boolean, .list, .range, .record, .table: return nil
    }
    name = facts.name
  }
}

extension Value {
  /// A date in days since 1970-01-01.
  fileprivate var asDay: Double? { if case .date(let date) = self { Double(date.daysSinceEpoch) } else { nil } }
}
