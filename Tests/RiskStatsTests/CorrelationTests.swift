import RiskStats
import Testing

/// Numbers of exact fractions (Python's `fractions`, rounded at the end) for Pearson, of pandas 3.1.1 for Spearman.
///
/// pandas' own Pearson agrees with the fractions to 1e-15 save for `z`, whose mean of 1e9 costs it six digits.
@Suite struct CorrelationTests {
  /// Whole-number arithmetic: x, y around it, z far from zero, y with every seventh missing, and a constant.
  private static let columns: [[Double]] = {
    let rows = 0..<5000
    let x = rows.map { Double($0 * 7919 % 10_007) / 10_007 }
    let y = rows.map { Double($0 * 104_729 % 1009) / 1009 + x[$0] / 2 }
    let gaps = rows.map { $0 % 7 == 0 ? .nan : y[$0] }
    return [x, y, rows.map { 1e9 + Double($0 * 31 % 97) }, gaps, rows.map { _ in 0.1 }]
  }()

  private static func moments(_ pairs: [CoMoments.Pair], blocksOf size: Int) -> CoMoments {
    var moments = CoMoments(pairs)
    for start in stride(from: 0, to: 5000, by: size) {
      let end = min(start + size, 5000)
      columns.flatMap { $0[start..<end] }.withUnsafeBufferPointer { moments.add($0, rows: end - start) }
    }
    return moments
  }

  @Test(arguments: [2048, 1000, 7, 1, 5000])
  func pearsonIsThatOfFractions(blocksOf size: Int) throws {
    let expected = [
      (0, 1, 0.4475874413080812), (0, 2, 0.001032052446266847), (1, 2, 0.006173369417562914),
      (0, 3, 0.4488856459894931), (2, 3, 0.005224069509187019), (0, 0, 1), (1, 3, 1),
    ]
    let moments = CorrelationTests.moments(expected.map { ($0.0, $0.1) }, blocksOf: size)
    for (place, (i, j, correlation)) in expected.enumerated() {
      #expect(abs(try #require(moments.correlation(place)) - correlation) < 1e-13, "\(i) and \(j)")
    }
    #expect(moments.count(0) == 5000)
    #expect(moments.count(3) == 4285)
  }

  @Test(arguments: [2048, 7])
  func aConstantHasNoCorrelation(blocksOf size: Int) {
    let moments = CorrelationTests.moments((0..<5).map { (4, $0) }, blocksOf: size)
    for place in 0..<5 { #expect(moments.correlation(place) == nil) }
  }

  @Test func infinitiesHaveNoCorrelation() {
    var moments = CoMoments([(0, 1)])
    #expect(moments.correlation(0) == nil)
    [1, 2, .infinity, 3, 5, 4].withUnsafeBufferPointer { moments.add($0, rows: 3) }
    #expect(moments.correlation(0) == nil)
  }

  @Test func spearmanIsThatOfPandas() throws {
    let (x, z) = (CorrelationTests.columns[0], CorrelationTests.columns[2])
    #expect(abs(try #require(CorrelationTests.sums(x, z).correlation) - 0.0010316156581059405) < 1e-14)
    #expect(CorrelationTests.sums(x, CorrelationTests.columns[4]).correlation == nil)
    #expect(CorrelationTests.sums(x, x).correlation == 1)
  }

  private static func sums(_ x: [Double], _ y: [Double]) -> RankSums {
    let ranks = (doubledRanks(x), doubledRanks(y))
    let sum = { (a: [Int128], b: [Int128]) in zip(a, b).reduce(Int128(0)) { $0 + $1.0 * $1.1 } }
    return RankSums(
      count: x.count, squaresX: sum(ranks.0, ranks.0), squaresY: sum(ranks.1, ranks.1), products: sum(ranks.0, ranks.1))
  }

  /// Twice the mean of the ranks that equal values share.
  private static func doubledRanks(_ values: [Double]) -> [Int128] {
    let sorted = values.sorted()
    return values.map { value in
      let below = sorted.partition(point: value)
      let upTo = sorted.partition(point: value.nextUp)
      return Int128(below + upTo + 1)
    }
  }
}

extension [Double] {
  /// How many of the sorted values are below a point.
  fileprivate func partition(point: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < point { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
