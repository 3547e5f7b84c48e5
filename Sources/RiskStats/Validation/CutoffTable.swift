/// What approving all cases up to a score would have meant.
public struct CutoffTable: Sendable, Equatable {
  /// A cut-off: the cases that score at most this are approved, those above are declined.
  public struct Row: Sendable, Equatable {
    /// The highest score that is approved.
    public let cutoff: Double
    /// The cases approved and those declined.
    public let approved, declined: OutcomeCounts

    /// The share of the cases that is approved.
    public var approvalRate: Double { Double(approved.count) / Double(approved.count + declined.count) }
    /// The bad rate of the approved cases; nil where none are.
    public var approvedBadRate: Double? { approved.badRate }
    /// The share of all bads that is declined: caught; nil where there are no bads.
    public var badsCaught: Double? { share(declined.bads, of: approved.bads + declined.bads) }
    /// The share of all goods that is declined: lost business; nil where there are no goods.
    public var goodsLost: Double? { share(declined.goods, of: approved.goods + declined.goods) }

    private func share(_ part: Int, of all: Int) -> Double? { all > 0 ? Double(part) / Double(all) : nil }
  }

  /// The cut-offs, from the strictest up.
  public let rows: [Row]

  /// Looks at cut-offs that are not NaN, in any order.
  public init(_ ranked: RankedOutcomes, cutoffs: [Double]) {
    var approved = OutcomeCounts()
    var place = 0
    rows = cutoffs.filter { !$0.isNaN }.sorted().map { cutoff in
      while place < ranked.levels.count, ranked.levels[place].value <= cutoff {
        approved += ranked.levels[place].counts
        place += 1
      }
      return Row(cutoff: cutoff, approved: approved, declined: ranked.total - approved)
    }
  }

  /// Looks at the cut-offs where about equally many more cases are approved each time: with ten steps at 10 %, 20 %, …
  /// of the cases; the last approves all.
  public init(_ ranked: RankedOutcomes, steps: Int = 20) {
    self.init(ranked, cutoffs: ranked.bands(steps).map(\.highest))
  }
}
