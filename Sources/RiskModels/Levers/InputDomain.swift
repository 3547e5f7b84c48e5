public import RiskExpressions

/// The values an input may take.
public enum InputDomain: Sendable {
  /// Numbers, whole numbers or days from one end to another, both included.
  case numbers(InputScale, ClosedRange<Double>)
  /// The levels of a text or a condition.
  case levels([Value])

  /// All finite numbers.
  public static let allNumbers = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude

  /// All whole numbers that a Double knows one by one.
  public static let allWhole = -InputScale.wholeLimit...InputScale.wholeLimit
}
