public import RiskExpressions

/// A figure of a customer shared out: what it starts from, and what each player adds.
///
/// Base and contributions add up to the figure, to the last digits a Float64 has.
public struct Explanation: Sendable {
  /// What one player adds.
  public struct Contribution: Sendable {
    /// The player: the name of a feature, or of the column that has the exposure.
    public let player: String
    /// Its value; missing where it is.
    public let value: Value
    /// The value of the customer that this one is held against.
    public let other: Value?
    /// What it adds; above zero it raises the figure.
    public let amount: Double
    /// The standard error of the amount where orders were drawn at random; nil where it is exact.
    public let error: Double?
  }

  /// Which figure.
  public let figure: ExplainedFigure
  /// The figure without any player: at the mean margin over the training rows, or that of the other customer.
  public let base: Double
  /// The customer's figure.
  public let whole: Double
  /// What each player adds, in the order of the models' features.
  public let contributions: [Contribution]
  /// How many orders were drawn at random; nil where the contributions are exact.
  public let orders: Int?

  /// The largest standard error of a contribution; nil where they are exact.
  public var error: Double? { contributions.compactMap(\.error).max() }

  /// The contributions, the largest first, whatever their direction.
  public var ranked: [Contribution] {
    contributions.enumerated()
      .sorted { (abs($1.element.amount), $0.offset) < (abs($0.element.amount), $1.offset) }
      .map(\.element)
  }
}
