public import RiskExpressions

/// What the figures of customers may be while inputs move within bounds.
public struct FigureBounds: Sendable {
  /// The bounds of one figure; above each other where it has no value.
  public struct Bounds: Sendable, Equatable {
    /// The least it can be.
    public let low: Double
    /// The greatest it can be.
    public let high: Double
    /// Whether it may have no value.
    public let canBeMissing: Bool

    /// Whether it never has a value.
    public var isMissing: Bool { low > high }
  }

  /// The probability of default.
  public let pd: Bounds
  /// The loss given default.
  public let lgd: Bounds
  /// The exposure at default.
  public let exposure: Bounds
  /// The expected loss.
  public let expectedLoss: Bounds
  /// The free inputs in their order, where the goal speaks of inputs.
  public let inputs: [Bounds]

  /// The figure of a name.
  public subscript(name: Figures.Name) -> Bounds {
    switch name {
    case .pd: pd
    case .lgd: lgd
    case .ead: exposure
    case .el: expectedLoss
    }
  }
}

extension FigureBounds.Bounds {
  init(_ extent: Extent) { self.init(low: extent.low, high: extent.high, canBeMissing: extent.canBeMissing) }
}

/// What is known of whether figures within bounds meet a goal.
public enum ReachVerdict: Sendable {
  /// None of them does.
  case never
  /// Some may.
  case perhaps
  /// All do.
  case always
}

/// What a change is to achieve, as far as the search for it must know.
public protocol ReachGoal: Sendable {
  /// Whether it also depends on the free inputs themselves, and not through figures alone.
  var speaksOfInputs: Bool { get }
  /// Whether figures within bounds meet it.
  func verdict(_ bounds: FigureBounds) -> ReachVerdict
  /// How far, at least, figures within bounds are from what is aimed at; nil where they have no value.
  func distance(_ bounds: FigureBounds) -> Double?
  /// Whether what is really scored meets it.
  func isMet(_ figures: Figures, by customer: Record) throws -> Bool
}
