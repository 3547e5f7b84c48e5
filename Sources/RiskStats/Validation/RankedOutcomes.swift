/// Scores with what happened, gathered by score: all that measures of a ranking need, whatever the order of the rows.
///
/// A higher score means a riskier case. Every measure made of it depends on the set of cases alone, never on their
/// order.
public struct RankedOutcomes: Sendable, Equatable {
  /// The distinct scores, from the lowest up.
  public let levels: [CountedValue]
  /// All cases.
  public let total: OutcomeCounts

  /// Gathers scores with their outcomes, true for a bad case: O(n log n) at most.
  ///
  /// Throws a `StatsFault` when there are no cases, when the two differ in length, or when a score is missing or
  /// infinite.
  public init(scores: [Double], outcomes: [Bool]) throws {
    guard scores.count == outcomes.count else {
      throw StatsFault.lengthsDiffer(scores: scores.count, outcomes: outcomes.count)
    }
    guard !scores.isEmpty else { throw StatsFault.noCases }
    guard scores.allSatisfy(\.isFinite) else { throw StatsFault.notFinite }
    var (bads, goods): ([UInt64], [UInt64]) = ([], [])
    for (score, isBad) in zip(scores, outcomes) {
      if isBad { bads.append(SortKey.of(score)) } else { goods.append(SortKey.of(score)) }
    }
    self.init(sortedBads: RadixSort.sorted(bads), sortedGoods: RadixSort.sorted(goods))
  }

  /// Gathers counts by score, in any order; scores that are not finite or counts that are negative are a `StatsFault`.
  public init(_ levels: [CountedValue]) throws {
    guard levels.allSatisfy({ $0.value.isFinite }) else { throw StatsFault.notFinite }
    guard levels.allSatisfy({ $0.counts.bads >= 0 && $0.counts.goods >= 0 }) else { throw StatsFault.negativeCount }
    var gathered: [CountedValue] = []
    for level in levels.sorted(by: { $0.value < $1.value }) where level.counts.count > 0 {
      guard let last = gathered.last, last.value == level.value else {
        gathered.append(CountedValue(value: level.value + 0, counts: level.counts))
        continue
      }
      gathered[gathered.count - 1] = CountedValue(value: last.value, counts: last.counts + level.counts)
    }
    guard !gathered.isEmpty else { throw StatsFault.noCases }
    self.levels = gathered
    total = gathered.lazy.map(\.counts).total
  }

  /// Merges the two sorted lists of keys, equal keys to one level.
  private init(sortedBads bads: [UInt64], sortedGoods goods: [UInt64]) {
    var levels: [CountedValue] = []
    var (bad, good) = (0, 0)
    while bad < bads.count || good < goods.count {
      let key = min(bad < bads.count ? bads[bad] : .max, good < goods.count ? goods[good] : .max)
      let (firstBad, firstGood) = (bad, good)
      while bad < bads.count, bads[bad] == key { bad += 1 }
      while good < goods.count, goods[good] == key { good += 1 }
      levels.append(
        CountedValue(value: SortKey.number(key), counts: OutcomeCounts(bads: bad - firstBad, goods: good - firstGood)))
    }
    self.levels = levels
    total = OutcomeCounts(bads: bads.count, goods: goods.count)
  }

  /// Throws a `StatsFault` unless there are bad and good cases.
  func checkBothOutcomes() throws {
    guard total.bads > 0, total.goods > 0 else { throw StatsFault.oneClassOnly }
  }

  /// Throws a `StatsFault` unless all scores lie between 0 and 1.
  func checkProbabilities() throws {
    guard let first = levels.first, let last = levels.last, first.value >= 0, last.value <= 1 else {
      throw StatsFault.notAProbability
    }
  }
}
