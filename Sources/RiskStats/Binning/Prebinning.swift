/// How values are gathered into prebins, of which the optimal bins are then made.
public enum Prebinning: Sendable, Equatable {
  /// The leaves of a classification tree with at most so many leaves, each with a least share of all rows; OptBinning's
  /// way, and its numbers: 20 leaves of 5 %.
  case tree(leaves: Int, leastShare: Double)
  /// About equally large prebins.
  case quantiles(Int)
  /// Every distinct value, so that the bins are the best of all there are; about equally large prebins where there are
  /// more values than this.
  case values(most: Int)
  /// Cuts somebody states; a value on a cut belongs to the prebin above it.
  case cuts([Double])

  /// OptBinning's prebins.
  public static let standard = Prebinning.tree(leaves: 20, leastShare: 0.05)

  /// How many prebins there may be: the work grows with their square.
  public static let mostPrebins = 250

  /// The places between prebins, rising; a number out of range is a `StatsFault`.
  func cuts(_ levels: [CountedValue], of rows: Int) throws -> [Double] {
    switch self {
    case .tree(let leaves, let leastShare):
      guard (2...Self.mostPrebins).contains(leaves), (0...0.5).contains(leastShare) else {
        throw StatsFault.binningOptions
      }
      let leastCases = Int((leastShare * Double(rows)).rounded(.up))
      let cuts = PrebinTree(levels, leaves: leaves, leastCases: max(1, leastCases)).cuts
      return Self.withoutPure(cuts, levels)
    case .quantiles(let number):
      guard (2...Self.mostPrebins).contains(number) else { throw StatsFault.binningOptions }
      return Self.quantileCuts(levels, number)
    case .values(let most):
      guard (2...Self.mostPrebins).contains(most) else { throw StatsFault.binningOptions }
      guard levels.count > most else { return levels.indices.dropFirst().map { Self.cut(levels, before: $0) } }
      return Self.quantileCuts(levels, most)
    case .cuts(let cuts):
      guard cuts.count < Self.mostPrebins, cuts.allSatisfy(\.isFinite) else { throw StatsFault.binningOptions }
      return Array(Set(cuts.map { $0 + 0 })).sorted()
    }
  }

  /// The counts between cuts, lowest values first.
  static func counts(_ levels: [CountedValue], between cuts: [Double]) -> [OutcomeCounts] {
    var counts = Array(repeating: OutcomeCounts(), count: cuts.count + 1)
    var bin = 0
    for level in levels {
      while bin < cuts.count, level.value >= cuts[bin] { bin += 1 }
      counts[bin] += level.counts
    }
    return counts
  }

  private static func quantileCuts(_ levels: [CountedValue], _ number: Int) -> [Double] {
    var (cuts, cases): ([Double], Int) = ([], 0)
    let total = levels.lazy.map(\.counts).total.count
    for place in levels.indices.dropFirst() {
      cases += levels[place - 1].counts.count
      // The cases before this value end a quantile where they reach the next whole part of all.
      if cases * number / total > (cases - levels[place - 1].counts.count) * number / total {
        cuts.append(cut(levels, before: place))
      }
    }
    return cuts
  }

  /// The middle between a value and the one before it; the value itself where there is no number between the two.
  static func cut(_ levels: [CountedValue], before place: Int) -> Double {
    let middle = levels[place - 1].value / 2 + levels[place].value / 2
    return middle > levels[place - 1].value ? middle : levels[place].value
  }

  /// Joins prebins that lack bads or goods with the one above them, the last with the one below, until none is left: so
  /// does OptBinning, and such bins have no weight of evidence.
  private static func withoutPure(_ cuts: [Double], _ levels: [CountedValue]) -> [Double] {
    let isPure = counts(levels, between: cuts).map { $0.bads == 0 || $0.goods == 0 }
    let isDropped = cuts.indices.map { isPure[$0] || ($0 == cuts.count - 1 && isPure[$0 + 1]) }
    guard isDropped.contains(true) else { return cuts }
    return withoutPure(zip(cuts, isDropped).filter { !$0.1 }.map(\.0), levels)
  }
}
