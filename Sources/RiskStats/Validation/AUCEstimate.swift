/// An AUC with its variance, by the method of DeLong, DeLong and Clarke-Pearson (1988, "Comparing the areas under two
/// or more correlated receiver operating characteristic curves: a nonparametric approach").
///
/// The structural components (their section 3) are placement values, which midranks give without comparing all pairs
/// (Sun and Xu 2014, "Fast implementation of DeLong's algorithm", section II). They are counted in whole halves, so
/// that only the last steps round, and neither the order of the cases nor threads play a part.
public struct AUCEstimate: Sendable, Equatable {
  /// The AUC.
  public let auc: Double
  /// Its variance.
  public let variance: Double

  /// The root of the variance.
  public var standardError: Double { variance.squareRoot() }

  /// The normal interval around the AUC that holds the true one with a probability, cut at 0 and 1.
  public func interval(level: Double = 0.95) -> ClosedRange<Double> {
    let width = NormalDistribution.halfWidth(level: level) * standardError
    return max(0, auc - width)...max(0, min(1, auc + width))
  }

  /// Measures cases; throws a `StatsFault` unless there are two bads and two goods at least.
  public init(_ ranked: RankedOutcomes) throws {
    guard ranked.total.bads > 1, ranked.total.goods > 1 else { throw StatsFault.tooFewForVariance }
    var (bads, goods) = (PlacementSums(), PlacementSums())
    var below = OutcomeCounts()
    for level in ranked.levels {
      let placement = Placement(level.counts, below: below, of: ranked.total)
      bads.add(placement.ofBads, times: level.counts.bads)
      goods.add(placement.ofGoods, times: level.counts.goods)
      below += level.counts
    }
    auc = ranked.auc
    variance = PlacementSums.variance(bads, goods)
  }
}
