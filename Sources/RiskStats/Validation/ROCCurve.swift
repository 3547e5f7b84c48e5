/// How many bads and how many goods score above each cut-off: the ROC curve, and with its scores the KS chart too.
public struct ROCCurve: Sendable, Equatable {
  /// A place on the curve.
  public struct Point: Sendable, Equatable {
    /// The cases that score above this are taken for bad; −∞ at the curve's end, where all are.
    public let score: Double
    /// The share of the goods above the score: the false-positive rate.
    public let goodsAbove: Double
    /// The share of the bads above the score: the true-positive rate.
    public let badsAbove: Double
  }

  /// The most points a curve is drawn through.
  public static let mostPoints = 1_000_000

  /// The places, from (0, 0) to (1, 1).
  public let points: [Point]

  /// Draws a curve through a limited number of its corners; throws a `StatsFault` unless there are bad and good cases.
  ///
  /// The curve's way from (0, 0) to (1, 1), measured along both axes, has length 2. It is cut in equally long stretches
  /// of which each gives its last corner, so that no point of the curve is further than a stretch from one that is
  /// drawn. The ends are always drawn, and the corner where KS lies.
  public init(_ ranked: RankedOutcomes, points limit: Int = 200) throws {
    try ranked.checkBothOutcomes()
    let stretches = Double(min(max(limit, 4), Self.mostPoints) - 3) / 2
    let peak = ranked.ks.score
    let corners = Self.corners(of: ranked)
    points = corners.indices.filter { place in
      let here = corners[place]
      guard place > 0, place < corners.count - 1, here.score != peak else { return true }
      return here.stretch(stretches) != corners[place + 1].stretch(stretches)
    }.map { corners[$0] }
  }

  /// All places of the curve, one a distinct score, and its end.
  private static func corners(of ranked: RankedOutcomes) -> [Point] {
    var above = OutcomeCounts()
    var corners = ranked.levels.reversed().map { level in
      defer { above += level.counts }
      return Point(score: level.value, above: above, of: ranked.total)
    }
    corners.append(Point(score: -.infinity, above: above, of: ranked.total))
    return corners
  }
}

extension ROCCurve.Point {
  fileprivate init(score: Double, above: OutcomeCounts, of total: OutcomeCounts) {
    self.score = score
    goodsAbove = Double(above.goods) / Double(total.goods)
    badsAbove = Double(above.bads) / Double(total.bads)
  }

  fileprivate func stretch(_ perUnit: Double) -> Int { Int(((goodsAbove + badsAbove) * perUnit).rounded(.down)) }
}
