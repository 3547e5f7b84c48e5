import Testing

@testable import RiskStats

/// The dynamic program against an enumeration of all divisions: the same sums to the last bit.
@Suite struct OptimalPartitionTests {
  @Test(arguments: BinningTrend.allCases.filter { $0 != .auto })
  func isTheBestOfAllDivisions(trend: BinningTrend) throws {
    var found = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let prebins = (0..<Int(random.uniform(below: 9) + 1)).map { _ in
        // Few cases, so that equal rates and empty sides come up.
        OutcomeCounts(bads: Int(random.uniform(below: 7)), goods: Int(random.uniform(below: 12)))
      }
      for constraints in try Self.constraints(trend, &random) {
        let partition = OptimalPartition(prebins, of: prebins.total.count, constraints)
        let best = Self.enumerated(prebins, constraints)
        #expect(partition?.information == best)
        guard let partition, let best else { continue }
        found += 1
        #expect(Self.isAllowed(partition.ends, prebins, constraints))
        // Joining bins of equal rates keeps the information, up to rounding.
        #expect(abs(Self.information(partition.ends, prebins) - best) < 1e-12)
      }
    }
    #expect(found > 100, "the property is not empty")
  }

  private static func constraints(_ trend: BinningTrend, _ random: inout SeededRandom) throws -> [BinningConstraints] {
    let least = Int(random.uniform(below: 3)) + 1
    let most = least + Int(random.uniform(below: 4))
    let share = random.uniform() * 0.25
    return [
      try BinningConstraints(bins: 1...50, share: 0...1, trend: trend),
      try BinningConstraints(bins: least...most, share: 0...1, trend: trend),
      try BinningConstraints(bins: least...50, share: share...0.7, leastBads: 2, leastGoods: 3, trend: trend),
    ]
  }

  /// The most information of all divisions that are allowed.
  private static func enumerated(_ prebins: [OutcomeCounts], _ constraints: BinningConstraints) -> Double? {
    (0..<1 << (prebins.count - 1)).compactMap { cuts -> Double? in
      let ends = (1..<prebins.count).filter { cuts >> ($0 - 1) & 1 == 1 } + [prebins.count]
      return isAllowed(ends, prebins, constraints) ? information(ends, prebins) : nil
    }.max()
  }

  private static func bins(_ ends: [Int], _ prebins: [OutcomeCounts]) -> [OutcomeCounts] {
    zip([0] + ends, ends).map { prebins[$0..<$1].total }
  }

  private static func information(_ ends: [Int], _ prebins: [OutcomeCounts]) -> Double {
    bins(ends, prebins).reduce(0) { $0 + WeightOfEvidence.information($1, of: prebins.total) }
  }

  private static func isAllowed(_ ends: [Int], _ prebins: [OutcomeCounts], _ constraints: BinningConstraints) -> Bool {
    let bins = bins(ends, prebins)
    let rows = prebins.total.count
    guard constraints.bins.contains(bins.count), bins.allSatisfy({ constraints.allows($0, of: rows) }) else {
      return false
    }
    let rates = bins.map { Double($0.bads) / Double($0.count) }
    let rises = zip(rates, rates.dropFirst()).map { $1 - $0 }
    return switch constraints.trend {
    case .ascending: rises.allSatisfy { $0 >= 0 }
    case .descending: rises.allSatisfy { $0 <= 0 }
    case .peak: rises.drop { $0 >= 0 }.allSatisfy { $0 <= 0 }
    case .valley: rises.drop { $0 <= 0 }.allSatisfy { $0 >= 0 }
    case .none, .auto: true
    }
  }

  @Test func equalRatesMakeOneBin() throws {
    let prebins = [
      OutcomeCounts(bads: 1, goods: 9), OutcomeCounts(bads: 2, goods: 18), OutcomeCounts(bads: 5, goods: 5),
    ]
    let one = try #require(OptimalPartition(prebins, of: 40, BinningConstraints(trend: .ascending)))
    #expect(one.ends == [2, 3])
    let two = try #require(OptimalPartition(prebins, of: 40, BinningConstraints(bins: 3...3, trend: .ascending)))
    #expect(two.ends == [1, 2, 3])
  }

  @Test func manyPrebinsAreNoTrouble() throws {
    var random = SeededRandom(seed: 7)
    let prebins = (0..<Prebinning.mostPrebins).map { place in
      OutcomeCounts(bads: 5 + place / 10 + Int(random.uniform(below: 6)), goods: 40)
    }
    for trend in [BinningTrend.ascending, .peak] {
      let constraints = try BinningConstraints(bins: 2...12, share: 0.01...1, trend: trend)
      let partition = try #require(OptimalPartition(prebins, of: prebins.total.count, constraints))
      #expect(partition.ends.count == 12 && partition.ends.last == prebins.count)
    }
  }
}
