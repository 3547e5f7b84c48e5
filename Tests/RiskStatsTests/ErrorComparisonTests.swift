import RiskStats
import Testing

/// Numbers of SciPy 1.17.1: `ttest_1samp((a - y)**2 - (b - y)**2, 0)` for the statistic, `norm` for p and interval.
@Suite struct ErrorComparisonTests {
  private static let actuals = [0.1, 0.9, 0.35, 0.6, 0.0, 1.0, 0.45, 0.2]
  private static let first = [0.2, 0.7, 0.4, 0.5, 0.1, 0.8, 0.5, 0.4]
  private static let second = [0.3, 0.95, 0.1, 0.65, 0.3, 0.7, 0.55, 0.1]

  @Test func numbersAreThoseOfSciPy() throws {
    let test = try ErrorComparison(first: Self.first, second: Self.second, actuals: Self.actuals)
    #expect(test.count == 8)
    #expect(abs(test.difference - -0.0190625) < 1e-15)
    #expect(abs(test.standardError - 0.015184413266570431) < 1e-15)
    #expect(abs(test.z - -1.2553991823949797) < 1e-12)
    #expect(abs(test.pValue - 0.20933388601106206) < 1e-12)
    let interval = test.interval(level: 0.9)
    #expect(abs(interval.lowerBound - -0.04403863723464843) < 1e-12)
    #expect(abs(interval.upperBound - 0.005913637234648425) < 1e-12)
  }

  @Test func theOtherWayRoundItIsTheOpposite() throws {
    let one = try ErrorComparison(first: Self.first, second: Self.second, actuals: Self.actuals)
    let other = try ErrorComparison(first: Self.second, second: Self.first, actuals: Self.actuals)
    #expect(one.difference == -other.difference && one.pValue == other.pValue)
  }

  @Test func aModelDoesNotDifferFromItself() throws {
    let test = try ErrorComparison(first: Self.first, second: Self.first, actuals: Self.actuals)
    #expect(test.difference == 0 && test.z == 0 && test.pValue == 1)
  }

  @Test func whatCannotBeComparedIsRefused() {
    #expect(throws: StatsFault.noCases) { try ErrorComparison(first: [1], second: [1], actuals: [1]) }
    #expect(throws: StatsFault.notFinite) {
      try ErrorComparison(first: [1, .infinity], second: [1, 2], actuals: [1, 2])
    }
    #expect(throws: StatsFault.lengthsDiffer(scores: 1, outcomes: 2)) {
      try ErrorComparison(first: [1, 2], second: [1], actuals: [1, 2])
    }
  }
}
