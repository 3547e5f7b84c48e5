/// How many of the bads a model finds when the riskiest cases are looked at first, by bands of the score.
public struct GainsTable: Sendable, Equatable {
  /// A band with what it and those above it hold.
  public struct Row: Sendable, Equatable {
    /// The cases of the band.
    public let band: ScoreBand
    /// The band's bad rate over that of all cases.
    public let lift: Double
    /// The share of all cases in this band and those before it.
    public let cumulativeShare: Double
    /// The share of all bads in this band and those before it: the gain.
    public let gain: Double
    /// The gain over the share of cases: how much better than picking at random.
    public let cumulativeLift: Double
    /// The distance between the shares of bads and of goods in this band and those before it.
    public let separation: Double
  }

  /// The bands, the riskiest first.
  public let rows: [Row]

  /// Makes a table of about equally large bands, deciles unless told otherwise; throws a `StatsFault` unless there are
  /// bad and good cases.
  public init(_ ranked: RankedOutcomes, bands number: Int = 10) throws {
    try ranked.checkBothOutcomes()
    let total = ranked.total
    var above = OutcomeCounts()
    rows = ranked.bands(number).reversed().map { band in
      above += band.counts
      return Row(band, above: above, of: total)
    }
  }
}

extension GainsTable.Row {
  fileprivate init(_ band: ScoreBand, above: OutcomeCounts, of total: OutcomeCounts) {
    self.band = band
    lift = band.badRate * Double(total.count) / Double(total.bads)
    cumulativeShare = Double(above.count) / Double(total.count)
    gain = Double(above.bads) / Double(total.bads)
    cumulativeLift = gain / cumulativeShare
    separation = gain - Double(above.goods) / Double(total.goods)
  }
}
