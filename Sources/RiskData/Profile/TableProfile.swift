public import RiskExpressions

/// What the columns of a table hold.
public struct TableProfile: Sendable {
  /// How many rows there are.
  public let rows: Int
  /// The columns in order.
  public let columns: [ColumnProfile]
}

/// What a column holds.
public struct ColumnProfile: Sendable {
  /// How many bins a histogram has.
  static let bins = 8

  /// Its name and type.
  public let column: Schema.Column
  /// How many rows have no value.
  public let missing: Int
  /// How many different values there are.
  public let distinct: Int
  /// How many numbers are zero; nil for text and dates.
  public let zeros: Int?
  /// Whether `distinct` and the quartiles are estimates, as they are where a column is larger than the memory allowed.
  public let isEstimated: Bool
  /// The least and the greatest value; null where there is none.
  public let minimum, maximum: Value
  /// The mean of numbers, the share of true among conditions; nil for the rest and without values.
  public let mean: Double?
  /// The values a quarter, half and three quarters of the others are below; nil for what is no number.
  public let quartiles: (first: Double, median: Double, third: Double)?
  /// How many values lie in each of eight equally wide bins from the least finite number to the greatest, false and
  /// true in the first and the last; nil for text and dates and without values.
  public let histogram: [Int]?
  /// The most frequent text, of several the first in order, and how often it stands; nil for the rest.
  public let mostFrequent: (text: String, count: Int)?

  /// The value half of the others are below, nil for what is no number.
  public var median: Double? { quartiles?.median }
}
