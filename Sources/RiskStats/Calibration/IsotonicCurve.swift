/// A curve that never falls: the closest to the outcomes there is (Ayer, Brunk, Ewing, Reid and Silverman 1955, "An
/// empirical distribution function for sampling with incomplete information").
///
/// The fitted blocks are flat from their lowest to their highest score; between two blocks the curve goes straight from
/// one to the other rather than in a step, so that a hair's breadth in score does not jump a class in PD, and outside
/// it stays at its ends (as `sklearn.isotonic.IsotonicRegression(out_of_bounds="clip")`). A lowest block without bads
/// has height 0.
public struct IsotonicCurve: Sendable, Equatable {
  /// The scores of the knots, strictly rising.
  public let places: [Double]
  /// The curve's height at each, from 0 to 1, never falling.
  public let heights: [Double]

  /// Takes knots, one at least; those that do not rise, or leave 0 to 1, are a `StatsFault`.
  public init(places: [Double], heights: [Double]) throws {
    let isCurve =
      !places.isEmpty && places.count == heights.count && places.allSatisfy(\.isFinite)
      && zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
      && zip(heights, heights.dropFirst()).allSatisfy { $0 <= $1 } && heights.allSatisfy { (0...1).contains($0) }
    guard isCurve else { throw StatsFault.notACalibration }
    (self.places, self.heights) = (places, heights)
  }

  /// Fits a curve to probabilities with what happened: cases of one probability count as one, weighted.
  ///
  /// Blocks that would fall are joined with those before them (pool adjacent violators; Barlow, Bartholomew, Bremner
  /// and Brunk 1972, "Statistical Inference under Order Restrictions", section 1.2), compared in whole numbers: O(n).
  public init(_ ranked: RankedOutcomes) {
    var blocks: [Block] = []
    for level in ranked.levels {
      var block = Block(lowest: level.value, highest: level.value, counts: level.counts)
      while let last = blocks.last, !last.counts.isRarer(than: block.counts) {
        block = Block(lowest: last.lowest, highest: block.highest, counts: last.counts + block.counts)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    let knots = blocks.flatMap {
      $0.lowest < $0.highest ? [($0.lowest, $0.rate), ($0.highest, $0.rate)] : [($0.lowest, $0.rate)]
    }
    (places, heights) = (knots.map(\.0), knots.map(\.1))
  }

  private struct Block {
    let lowest, highest: Double
    let counts: OutcomeCounts
    var rate: Double { Double(counts.bads) / Double(counts.count) }
  }

  /// The curve's height at a score; NaN for NaN.
  public func value(at score: Double) -> Double {
    guard !score.isNaN else { return score }
    var (low, high) = (0, places.count - 1)
    guard score > places[low] else { return heights[low] }
    guard score < places[high] else { return heights[high] }
    while high - low > 1 {
      let middle = (low + high) / 2
      if places[middle] <= score { low = middle } else { high = middle }
    }
    let share = (score - places[low]) / (places[high] - places[low])
    // The product may round up past the next knot, which would let the curve fall there.
    return min(heights[high], heights[low] + share * (heights[high] - heights[low]))
  }
}
