public import RiskExpressions

/// What one input can do for a target, all others as they are.
public struct Lever: Sendable {
  /// The input.
  public let facts: InputFacts
  /// The customer's own value; missing where it has none.
  public let now: Value
  /// The values that were looked at; nil where there are none to look at.
  public let domain: InputDomain?
  /// The values that meet the target, apart from each other and in order.
  public let values: [Values]
  /// The value that meets the target nearest to the customer's own, with what the models say of it.
  public let nearest: Option?
  /// The value that comes nearest to the target where none meets it.
  public let best: Option?
  /// Whether every value was accounted for; otherwise some were sampled.
  public let isExact: Bool
  /// Whether values past the usual ones were asked for and left out, since a feature overflows among them.
  public let isHeldBack: Bool

  /// Neighbouring values, both ends included, or a level.
  public enum Values: Sendable, Equatable {
    case range(ClosedRange<Double>)
    case level(String)
    case condition(Bool)
  }

  /// A value with what the models say of it.
  public struct Option: Sendable {
    /// The value.
    public let value: Value
    /// What the models say.
    public let figures: Figures
  }

  /// How numbers of the input follow one another; nil where its values are levels.
  public var scale: InputScale? { if case .numbers(let scale, _)? = domain { scale } else { nil } }

  /// The ends of a range in the fewest digits that stay in it; nil for an end that is the domain's own.
  public func ends(of range: ClosedRange<Double>) -> (lower: Double?, upper: Double?) {
    guard case .numbers(let scale, let all)? = domain else { return (range.lowerBound, range.upperBound) }
    let ends = [true, false].map { isLower in
      InputDomain.inner(
        isLower, of: range, scale,
        tolerance: facts.tolerance(around: isLower ? range.lowerBound : range.upperBound))
    }
    guard ends[0] <= ends[1] else { return (range.lowerBound, range.upperBound) }
    return (range.lowerBound <= all.lowerBound ? nil : ends[0], range.upperBound >= all.upperBound ? nil : ends[1])
  }

  /// How far the nearest value is from the customer's own; nil where either is no number.
  public var change: Double? {
    guard scale != nil, let nearest = nearest?.value.position, let now = now.position else { return nil }
    return nearest - now
  }

  /// The change in spreads of the input, where training told one.
  public var effort: Double? {
    guard let change, let spread = facts.profile?.spread, spread > 0 else { return nil }
    return abs(change) / spread
  }
}
