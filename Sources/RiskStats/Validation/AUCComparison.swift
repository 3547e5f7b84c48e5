/// Whether two models that scored the same cases differ in AUC (DeLong, DeLong and Clarke-Pearson 1988, section 4).
public struct AUCComparison: Sendable, Equatable {
  /// The two AUCs with their variances.
  public let first, second: AUCEstimate
  /// The covariance of the two AUCs.
  public let covariance: Double
  /// The first AUC less the second.
  public let difference: Double
  /// The standard error of the difference.
  public let standardError: Double
  /// The difference in standard errors; infinite where they differ and the error is nil, 0 where they do not.
  public let z: Double
  /// How often chance alone gives a difference this large, if the true AUCs are equal.
  public let pValue: Double

  /// Compares the scores of two models, a higher score for a riskier case; outcomes are true for a bad case.
  ///
  /// Throws a `StatsFault` as `RankedOutcomes` and `AUCEstimate` do.
  public init(first: [Double], second: [Double], outcomes: [Bool]) throws {
    let (one, other) = (
      try RankedOutcomes(scores: first, outcomes: outcomes), try RankedOutcomes(scores: second, outcomes: outcomes)
    )
    (self.first, self.second) = (try AUCEstimate(one), try AUCEstimate(other))
    covariance = Self.covariance(PlacedCases(one, first), PlacedCases(other, second), outcomes)
    difference = self.first.auc - self.second.auc
    standardError = max(0, self.first.variance + self.second.variance - 2 * covariance).squareRoot()
    z = difference == 0 ? 0 : difference / standardError
    pValue = NormalDistribution.twoSided(z)
  }

  /// The normal interval around the difference that holds the true one with a probability.
  public func interval(level: Double = 0.95) -> ClosedRange<Double> {
    let width = NormalDistribution.halfWidth(level: level) * standardError
    return (difference - width)...(difference + width)
  }

  private static func covariance(_ one: PlacedCases, _ other: PlacedCases, _ outcomes: [Bool]) -> Double {
    var (bads, goods) = (PlacementSums(), PlacementSums())
    for (row, isBad) in outcomes.enumerated() {
      let (here, there) = (one.placement(row), other.placement(row))
      if isBad {
        bads.add(here.ofBads, there.ofBads)
      } else {
        goods.add(here.ofGoods, there.ofGoods)
      }
    }
    return PlacementSums.variance(bads, goods)
  }
}

/// The placement of each row, found by its score.
private struct PlacedCases {
  private let scores: [Double]
  private let levels: [CountedValue]
  private let placements: [Placement]

  init(_ ranked: RankedOutcomes, _ scores: [Double]) {
    self.scores = scores
    levels = ranked.levels
    var below = OutcomeCounts()
    placements = ranked.levels.map { level in
      defer { below += level.counts }
      return Placement(level.counts, below: below, of: ranked.total)
    }
  }

  func placement(_ row: Int) -> Placement {
    var (low, high) = (0, levels.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if levels[middle].value < scores[row] { low = middle + 1 } else { high = middle }
    }
    return placements[low]
  }
}
