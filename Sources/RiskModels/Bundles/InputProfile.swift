/// What training saw of an input: where its values lay, and what they were.
public struct InputProfile: Codable, Sendable, Equatable {
  /// The input.
  public let name: String
  /// The least and the greatest finite value, dates in days since 1970-01-01; nil for texts, and where there was none.
  public let low, high: Double?
  /// The value in the middle.
  public let median: Double?
  /// A robust standard deviation: the unit that changes are measured in.
  public let spread: Double?
  /// Whether all values were whole numbers.
  public let isWhole: Bool
  /// The values of a text, in order, where there were few enough to keep.
  public let levels: [String]?

  /// The most levels that are kept.
  public static let levelLimit = 1_000

  /// Describes an input; the quantiles of a number are its 1st, 5th, 50th, 95th and 99th percentile.
  public init(
    name: String, low: Double?, high: Double?, quantiles: [Double]?, isWhole: Bool, levels: [String]? = nil
  ) {
    self.name = name
    self.low = low
    self.high = high
    median = quantiles?[2]
    spread = quantiles.map { Self.spread($0, low: low ?? 0, high: high ?? 0) }
    self.isWhole = isWhole
    self.levels = levels
  }

  /// Half the normal distribution's width between its 5th and 95th percentile is 1.645 standard deviations; where
  /// nearly all values are the same, the 1st and 99th tell, and then the ends.
  private static func spread(_ quantiles: [Double], low: Double, high: Double) -> Double {
    let inner = (quantiles[3] - quantiles[1]) / (2 * 1.6448536269514722)
    if inner > 0 { return inner }
    let outer = (quantiles[4] - quantiles[0]) / (2 * 2.3263478740408408)
    if outer > 0 { return outer }
    return high > low ? (high - low) / 6 : 1
  }
}
