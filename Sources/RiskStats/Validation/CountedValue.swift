/// A number, such as a score or an amount, with the cases that have it.
public struct CountedValue: Sendable, Equatable {
  /// The number.
  public let value: Double
  /// The cases.
  public let counts: OutcomeCounts

  /// Takes a number with its cases.
  public init(value: Double, counts: OutcomeCounts) { (self.value, self.counts) = (value, counts) }
}
