public import RiskExpressions

/// One input of a customer over the values it may take, all others as they are.
///
/// The values are cut into cells: within a cell every split of every tree answers the same, so that what trees say is
/// one number there. Both ends of a cell belong to it, and the next cell begins with the very next value.
public struct InputAxis: Sendable {
  /// The input.
  public let input: String
  /// How its values follow one another; nil where they are levels.
  public let scale: InputScale?
  /// The cells in the order of their values.
  public let cells: [Cell]
  /// Whether every step has been found; otherwise the values were sampled between some of them.
  public let isExact: Bool
  /// What the features are in the cells, by the place of the model among those that score together.
  public let features: [Features]
  /// What is sampled where no rule tells how a feature follows from the input.
  public static let sampleCount = 1_024
  /// How many whole numbers or days are looked at one by one.
  public static let listLimit = 20_000

  /// Neighbouring values between which no tree tells a difference.
  public struct Cell: Sendable {
    /// The places of the values on the scale; nil for a level.
    public let places: ClosedRange<Int64>?
    /// The lowest value, or the level: a value that stands for all of the cell.
    public let value: Value

    /// The lowest and the highest value; nil for a level.
    public func range(on scale: InputScale) -> ClosedRange<Double>? {
      places.map { scale.number(at: $0.lowerBound)...scale.number(at: $0.upperBound) }
    }
  }

  /// The features of one model that read the input.
  public struct Features: Sendable {
    /// Their places among the model's features.
    public let places: [Int]
    /// Their values at the lowest value of each cell, cell after cell.
    public let values: [Double]
    /// Their values at the highest value of each cell; nil where the model has trees alone, which tell no difference.
    public let ends: [Double]?
    /// Which way each of them goes in each cell, cell after cell, nil where it is not known; empty for trees alone.
    let trends: [Trend?]

    /// Where the values of a cell are in `values`, `ends` and `trends`.
    public func indices(ofCell cell: Int) -> Range<Int> { cell * places.count..<(cell + 1) * places.count }
  }
}
