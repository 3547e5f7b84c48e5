public import RiskExpressions

/// A value of a category with how many training rows had it.
public struct Level: Sendable {
  /// The value; missing for the rows that have none.
  public let value: Value
  /// How many rows had it.
  public let count: Int

  /// Counts a value.
  public init(_ value: Value, count: Int) {
    self.value = value
    self.count = count
  }

  /// How many levels are learned of a category at most.
  public static let limit = 1000
}
