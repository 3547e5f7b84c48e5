/// What bins must be like.
public struct BinningConstraints: Sendable, Equatable {
  /// How many bins of values there may be, besides those of special codes, pooled levels and missing values.
  public let bins: ClosedRange<Int>
  /// The least share of all rows in a bin, from 0 to 1, and the largest.
  public let share: ClosedRange<Double>
  /// The least number of bads and of goods in a bin, at least one: a bin without either has no weight of evidence.
  public let leastBads, leastGoods: Int
  /// How the bad rate may move.
  public let trend: BinningTrend

  /// The most bins that may be asked for.
  public static let mostBins = 50

  /// Takes constraints; those out of range are a `StatsFault`.
  public init(
    bins: ClosedRange<Int> = 1...10, share: ClosedRange<Double> = 0.05...1, leastBads: Int = 1, leastGoods: Int = 1,
    trend: BinningTrend = .auto
  ) throws {
    guard bins.lowerBound >= 1, bins.upperBound <= Self.mostBins, share.lowerBound >= 0, share.upperBound <= 1,
      leastBads >= 1, leastGoods >= 1
    else { throw StatsFault.binningOptions }
    (self.bins, self.share, self.leastBads, self.leastGoods, self.trend) = (bins, share, leastBads, leastGoods, trend)
  }

  /// The same constraints with another trend.
  func with(_ trend: BinningTrend) throws -> Self {
    try Self(bins: bins, share: share, leastBads: leastBads, leastGoods: leastGoods, trend: trend)
  }

  /// Whether these cases may form a bin, of so many rows in all.
  func allows(_ counts: OutcomeCounts, of rows: Int) -> Bool {
    isEnough(counts, of: rows) && Double(counts.count) <= (share.upperBound * Double(rows)).rounded(.up)
  }

  /// Whether these cases are not too few for a bin.
  func isEnough(_ counts: OutcomeCounts, of rows: Int) -> Bool {
    counts.bads >= leastBads && counts.goods >= leastGoods
      && Double(counts.count) >= (share.lowerBound * Double(rows)).rounded(.up)
  }
}
