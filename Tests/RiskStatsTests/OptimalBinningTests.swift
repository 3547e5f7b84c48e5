import Testing

@testable import RiskStats

/// Bins of OptBinning 1.0.0 (solver "cp", OR-Tools 9.15) with scikit-learn 1.9.1's prebins. In Python:
///
///     i = np.arange(2000); x = (i*7919 % 2003) / 16; u = (i*104729 % 10007) / 10007
///     rise = u < 0.05 + 0.4*x/125; valley = u < 0.1 + 0.3*abs(x-60)/65; peak = u < 0.4 - 0.3*abs(x-60)/65
@Suite struct OptimalBinningTests {
  static let x: [Double] = (0..<2000).map { row in Double(row * 7919 % 2003) / 16 }
  static let u: [Double] = (0..<2000).map { row in TestCases.draw(row, 104_729, 10_007) }
  static let rise: [Bool] = outcomes { x in 0.05 + 0.4 * x / 125 }
  static let valley: [Bool] = outcomes { x in 0.1 + 0.3 * abs(x - 60) / 65 }
  static let peak: [Bool] = outcomes { x in 0.4 - 0.3 * abs(x - 60) / 65 }

  private static func outcomes(_ risk: (Double) -> Double) -> [Bool] { zip(u, x).map { u, x in u < risk(x) } }

  /// A binning with OptBinning's numbers.
  struct Reference: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var outcomes = OptimalBinningTests.rise
    var bins = 1...50
    var share = 0.0...1
    var bads = 1
    var goods = 1
    let trend: BinningTrend
    var prebinning = Prebinning.standard
    let iv: Double
    var js: Double?
    let cuts: [Double]
    let counts: [Int]
    let events: [Int]
  }

  static let references = [
    Reference(
      testDescription: "ascending", trend: .ascending, iv: 0.46576924159876887, js: 0.05531126413405458,
      cuts: [14.34375, 36.28125, 46.59375, 56.46875, 72.65625, 84.46875, 98.15625, 110.84375],
      counts: [228, 350, 165, 158, 259, 189, 219, 203, 229], events: [15, 43, 32, 36, 66, 58, 78, 75, 102]),
    Reference(
      testDescription: "against the trend", trend: .descending, iv: 0, js: 0, cuts: [], counts: [2000], events: [505]),
    Reference(
      testDescription: "at most four", bins: 1...4, trend: .ascending, iv: 0.43765068119423933, js: 0.05194840187441925,
      cuts: [14.34375, 36.28125, 84.46875], counts: [228, 350, 771, 651], events: [15, 43, 192, 255]),
    Reference(
      testDescription: "large bins", share: 0.12...1, bads: 60, goods: 100, trend: .ascending, iv: 0.39601169710008943,
      js: 0.04820017935514285, cuts: [46.59375, 72.65625, 98.15625], counts: [743, 417, 408, 432],
      events: [90, 102, 136, 177]),
    Reference(
      testDescription: "valley", outcomes: valley, bins: 1...6, trend: .valley, iv: 0.2490361484864147,
      js: 0.030135007581188582, cuts: [31.21875, 68.34375, 74.71875, 84.59375, 111.28125],
      counts: [497, 594, 102, 158, 427, 222], events: [157, 93, 7, 30, 118, 84]),
    Reference(
      testDescription: "no trend", outcomes: valley, bins: 1...5, trend: .none, iv: 0.23745168882466836,
      js: 0.028747143270075604, cuts: [31.21875, 68.34375, 74.71875, 94.90625], counts: [497, 594, 102, 323, 484],
      events: [157, 93, 7, 71, 161]),
    Reference(
      testDescription: "peak", outcomes: peak, bins: 1...6, trend: .peak, iv: 0.23686200020073517,
      js: 0.02896560596545986,
      cuts: [8.15625, 16.09375, 36.15625, 81.40625, 107.21875], counts: [130, 126, 320, 724, 413, 287],
      events: [17, 23, 76, 261, 103, 35]),
    Reference(
      testDescription: "peak of small bins", outcomes: peak, share: 0...0.2, trend: .peak, iv: 0.25503897905871326,
      js: 0.031115810892309373,
      cuts: [8.15625, 16.09375, 26.40625, 36.15625, 46.78125, 60.40625, 66.65625, 81.40625, 92.15625, 107.21875],
      counts: [130, 126, 164, 156, 170, 218, 100, 236, 172, 241, 287],
      events: [17, 23, 36, 40, 56, 82, 45, 78, 48, 55, 35]),
    Reference(
      testDescription: "many prebins", bins: 1...8, trend: .ascending, prebinning: .tree(leaves: 60, leastShare: 0.005),
      iv: 0.4747490456302578, js: 0.05616202242163672,
      cuts: [14.34375, 36.28125, 46.59375, 72.65625, 84.46875, 110.65625, 122.09375],
      counts: [228, 350, 165, 417, 189, 419, 183, 49], events: [15, 43, 32, 102, 58, 152, 75, 28]),
    Reference(
      testDescription: "stated cuts", trend: .ascending,
      prebinning: .cuts([110, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 10]), iv: 0.3992516409856796,
      js: 0.04819776937558208, cuts: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110],
      counts: [159, 158, 160, 160, 160, 160, 160, 160, 160, 160, 160, 243],
      events: [14, 16, 20, 25, 30, 37, 42, 48, 53, 54, 60, 106]),
  ]

  @Test(arguments: references)
  func binsAreThoseOfOptBinning(reference: Reference) throws {
    let constraints = try BinningConstraints(
      bins: reference.bins, share: reference.share, leastBads: reference.bads, leastGoods: reference.goods,
      trend: reference.trend)
    let binning = try OptimalBinning(
      ValueCounts(values: Self.x, outcomes: reference.outcomes), prebinning: reference.prebinning,
      constraints: constraints)
    #expect(binning.cuts == reference.cuts)
    #expect(binning.table.bins.map(\.counts.count) == reference.counts)
    #expect(binning.table.bins.map(\.counts.bads) == reference.events)
    #expect(abs(binning.table.informationValue - reference.iv) < 1e-12)
    if let js = reference.js { #expect(abs(binning.table.jensenShannon - js) < 1e-12) }
    #expect(binning.trend == reference.trend)
  }

  @Test(arguments: [
    (BinningTrend.ascending, 0.37703027749327556, 0.044943484413906026),
    (.peak, 0.22304494112081735, 0.02709856704786338),
  ])
  func specialCodesAndMissingValuesStandApart(trend: BinningTrend, iv: Double, js: Double) throws {
    var values = Self.x
    for row in values.indices where row % 11 == 3 { values[row] = .nan }
    for row in values.indices where row % 13 == 5 { values[row] = -999 }
    let outcomes = trend == .peak ? Self.peak : Self.rise
    let constraints = try BinningConstraints(bins: 1...(trend == .peak ? 6 : 50), share: 0...1, trend: trend)
    let binning = try OptimalBinning(
      ValueCounts(values: values, outcomes: outcomes), specialCodes: [-999, 7777], constraints: constraints)
    #expect(abs(binning.table.informationValue - iv) < 1e-12)
    #expect(abs(binning.table.jensenShannon - js) < 1e-12)
    #expect(binning.table.bins.suffix(2).map(\.content) == [.special(-999), .missing])
    #expect(binning.table.bins.suffix(2).map(\.counts.count) == [154, 168])
    #expect(abs(binning.table.bins.map(\.share).reduce(0, +) - 1) < 1e-12)
  }

  static let levels: [(level: String, counts: OutcomeCounts)] = [
    ("a", 228, 89), ("b", 206, 69), ("c", 164, 43), ("d", 82, 16), ("e", 82, 12), ("f", 82, 6), ("g", 207, 138),
    ("i", 165, 86), ("j", 167, 83), ("l", 205, 66), ("m", 82, 22), ("n", 82, 15), ("o", 83, 13), ("p", 165, 11),
  ].map { ($0.0, OutcomeCounts(bads: $0.2, goods: $0.1 - $0.2)) }

  @Test func levelsAreGroupedAsOptBinningDoes() throws {
    let all = try OptimalBinning(Self.levels, constraints: BinningConstraints(bins: 1...50, share: 0...1))
    #expect(abs(all.table.informationValue - 0.7221713341868834) < 1e-12)
    #expect(
      all.table.bins.prefix(3).map(\.content) == [.levels(["p", "f"]), .levels(["e", "o"]), .levels(["n", "d"])])
    let four = try OptimalBinning(Self.levels, constraints: BinningConstraints(bins: 1...4, share: 0...1))
    #expect(abs(four.table.informationValue - 0.6673992548662793) < 1e-12)
    #expect(four.table.bins.map(\.counts.count) == [247, 329, 885, 539])
    let rare = try OptimalBinning(
      Self.levels, rareShare: 0.05, constraints: BinningConstraints(bins: 1...50, share: 0...1))
    #expect(abs(rare.table.informationValue - 0.680765096259654) < 1e-12)
    #expect(rare.table.bins.last?.counts == OutcomeCounts(bads: 84, goods: 409))
    #expect(rare.table.bins.last?.content == .rareLevels(["f", "e", "o", "n", "d", "m"]))
  }

  @Test func everyLevelItsOwnPrebinIsNeverWorse() throws {
    let constraints = try BinningConstraints(bins: 1...4, share: 0.02...1)
    let tree = try OptimalBinning(Self.levels, constraints: constraints)
    let exact = try OptimalBinning(
      Self.levels, missing: OutcomeCounts(bads: 3, goods: 8), prebinning: .values(most: 50), constraints: constraints)
    #expect(exact.prebins == 14 && exact.table.bins.count == 5 && exact.table.bins.last?.content == .missing)
    #expect(exact.table.informationValue > tree.table.informationValue - 0.01)
  }

  @Test func weightsRiseWithSafety() throws {
    let binning = try OptimalBinning(
      ValueCounts(values: Self.x, outcomes: Self.rise), constraints: BinningConstraints(trend: .ascending))
    let first = try #require(binning.table.bins.first)
    // ln of (213 / 1495) / (15 / 505): mostly good, so above 0.
    #expect(abs(try #require(first.weight) - 1.5679189080577882) < 1e-12)
    let weights = binning.table.bins.compactMap(\.weight)
    #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func autoTakesABendOnlyWhereItPays() throws {
    let constraints = try BinningConstraints(bins: 1...8)
    func trend(_ outcomes: [Bool]) throws -> BinningTrend {
      try OptimalBinning(ValueCounts(values: Self.x, outcomes: outcomes), constraints: constraints).trend
    }
    #expect(try trend(Self.rise) == .ascending)
    #expect(try trend(Self.rise.map { !$0 }) == .descending)
    #expect(try trend(Self.peak) == .peak)
    #expect(try trend(Self.valley) == .valley)
  }

  @Test func prebinsOfEveryKindHoldAllRows() throws {
    let values = try ValueCounts(values: Self.x.map { $0.rounded() }, outcomes: Self.rise)
    let kinds: [Prebinning] = [.standard, .quantiles(12), .values(most: 250), .values(most: 30), .cuts([-5, 20, 500])]
    for prebinning in kinds {
      let binning = try OptimalBinning(
        values, prebinning: prebinning, constraints: BinningConstraints(trend: .ascending))
      #expect(binning.table.total.count == 2000)
      #expect(binning.table.bins.map(\.counts).total == binning.table.total)
    }
    let exact = try OptimalBinning(
      values, prebinning: .values(most: 250), constraints: BinningConstraints(bins: 1...9, trend: .ascending))
    let tree = try OptimalBinning(values, constraints: BinningConstraints(bins: 1...9, trend: .ascending))
    #expect(exact.prebins == 126 && exact.table.informationValue >= tree.table.informationValue)
  }

  @Test func whatIsTooSmallMakesOneBin() throws {
    // All bads are among the missing: the values have no bad at all.
    let values = try ValueCounts(
      values: [1, 2, 3, .nan, .nan, .nan], outcomes: [false, false, false, true, true, false])
    let binning = try OptimalBinning(values, constraints: BinningConstraints())
    #expect(binning.table.bins.map(\.content) == [.range(lower: -.infinity, upper: .infinity), .missing])
    #expect(binning.table.bins.first?.weight == nil && binning.table.informationValue > 0)
    let nothing = try OptimalBinning(
      ValueCounts(values: [.nan, .nan], outcomes: [true, false]), constraints: BinningConstraints())
    #expect(nothing.table.bins.map(\.content) == [.missing] && nothing.table.informationValue == 0)
  }

  @Test func whatCannotBeBinnedIsNamed() throws {
    let values = try ValueCounts(values: Self.x, outcomes: Self.rise)
    #expect(throws: StatsFault.noBinning) {
      try OptimalBinning(values, constraints: BinningConstraints(bins: 2...5, trend: .descending))
    }
    #expect(throws: StatsFault.noBinning) {
      try OptimalBinning(values, constraints: BinningConstraints(bins: 1...2, share: 0...0.3, trend: .ascending))
    }
    #expect(throws: StatsFault.oneClassOnly) {
      try OptimalBinning(ValueCounts(values: [1, 2], outcomes: [true, true]), constraints: BinningConstraints())
    }
    #expect(throws: StatsFault.notFinite) { try ValueCounts(values: [1, .infinity], outcomes: [true, false]) }
    for prebinning in [Prebinning.tree(leaves: 1, leastShare: 0), .quantiles(1000), .cuts([.nan]), .values(most: 0)] {
      #expect(throws: StatsFault.binningOptions) {
        try OptimalBinning(values, prebinning: prebinning, constraints: BinningConstraints())
      }
    }
    #expect(throws: StatsFault.binningOptions) { try BinningConstraints(bins: 0...5) }
    #expect(throws: StatsFault.binningOptions) { try BinningConstraints(share: 0.1...1.5) }
    #expect(throws: StatsFault.binningOptions) { try BinningConstraints(leastBads: 0) }
  }
}
