public import RiskExpressions

/// What a search for the cheapest change has found.
public struct ReachResult: Sendable {
  /// A change of one input.
  public struct Step: Sendable {
    /// The input.
    public let input: String
    /// The customer's own value.
    public let now: Value
    /// The value to move it to.
    public let then: Value
    /// What that costs.
    public let cost: Double
  }

  /// How much of a cost, or of a distance from the target, is certain.
  public enum Ending: Sendable, Equatable {
    /// Everything was looked at or excluded.
    case whole
    /// The budget ended first.
    case budget
    /// The memory allowed was full first.
    case memory
  }

  /// The steps of the change, in the order the inputs were given; nil where none was found.
  public let steps: [Step]?
  /// What the change costs; infinite where none was found.
  public let cost: Double
  /// What nothing that meets the target can cost less than; infinite where nothing can meet it.
  public let leastCost: Double
  /// The figures as they are.
  public let now: Figures
  /// The figures after the change; or, where nothing meets the target, after what comes nearest to it.
  public let then: Figures?
  /// What comes nearest to a target that nothing meets.
  public let nearest: [Step]?
  /// Whether nothing comes nearer than that.
  public let isNearestCertain: Bool
  /// Inputs of which some values were only sampled.
  public let sampled: [String]
  /// How the search ended.
  public let ending: Ending
  /// How many boxes of values were looked at.
  public let looked: Int

  /// Whether it is proved that no combination of values meets the target.
  public var isImpossible: Bool { steps == nil && leastCost == .infinity && sampled.isEmpty }
  /// Whether it is proved that nothing costs less than the change, but for the digits it was rounded by.
  public let isCheapest: Bool
}
