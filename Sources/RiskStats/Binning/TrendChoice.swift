/// The best bins under constraints, and the trend they have where it was left open.
struct TrendChoice {
  let ends: [Int]
  let trend: BinningTrend

  /// Looks for bins; none is a `StatsFault`, save that prebins which are too few together make one bin.
  init(_ prebins: [OutcomeCounts], of rows: Int, _ constraints: BinningConstraints) throws {
    let found: (partition: OptimalPartition, trend: BinningTrend)?
    switch constraints.trend {
    case .auto: found = try Self.automatic(prebins, of: rows, constraints)
    case .ascending, .descending, .peak, .valley, .none:
      found = OptimalPartition(prebins, of: rows, constraints).map { ($0, constraints.trend) }
    }
    if let found {
      (ends, trend) = (found.partition.ends, found.trend)
      return
    }
    guard constraints.bins.lowerBound == 1, !constraints.isEnough(prebins.total, of: rows) else {
      throw StatsFault.noBinning
    }
    (ends, trend) = ([prebins.count], constraints.trend == .auto ? .ascending : constraints.trend)
  }

  /// The better of the monotone trends, or of the bent ones where that is much better.
  private static func automatic(
    _ prebins: [OutcomeCounts], of rows: Int, _ constraints: BinningConstraints
  ) throws -> (partition: OptimalPartition, trend: BinningTrend)? {
    let straight = try best([.ascending, .descending], prebins, of: rows, constraints)
    let bent = try best([.peak, .valley], prebins, of: rows, constraints)
    guard let straight else { return bent }
    guard let bent, bent.partition.information > BinningTrend.bendGain * straight.partition.information else {
      return straight
    }
    return bent
  }

  private static func best(
    _ trends: [BinningTrend], _ prebins: [OutcomeCounts], of rows: Int, _ constraints: BinningConstraints
  ) throws -> (partition: OptimalPartition, trend: BinningTrend)? {
    var best: (partition: OptimalPartition, trend: BinningTrend)?
    for trend in trends {
      guard let partition = OptimalPartition(prebins, of: rows, try constraints.with(trend)) else { continue }
      if partition.information > best?.partition.information ?? -.infinity { best = (partition, trend) }
    }
    return best
  }
}
