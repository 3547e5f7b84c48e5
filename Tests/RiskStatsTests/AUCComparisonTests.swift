import Foundation
import Testing

@testable import RiskStats

/// Variances by the definition of DeLong, DeLong and Clarke-Pearson (1988), all pairs compared in exact fractions by a
/// Python script over `TestCases`; the normal quantile and tail are SciPy's.
@Suite struct AUCComparisonTests {
  @Test func varianceAndIntervalAreThoseOfTheDefinition() throws {
    let estimate = try AUCEstimate(TestCases.ranked)
    #expect(abs(estimate.auc - 0.8406975997946349) < 1e-15)
    #expect(abs(estimate.variance - 0.00042839017001115816) < 1e-18)
    let interval = estimate.interval()
    #expect(abs(interval.lowerBound - 0.8001310717537978) < 1e-14)
    #expect(abs(interval.upperBound - 0.8812641278354719) < 1e-14)
  }

  @Test func twoModelsAreComparedAsTheDefinitionDoes() throws {
    let test = try AUCComparison(
      first: TestCases.scores, second: TestCases.others, outcomes: TestCases.outcomes)
    #expect(try test.first == AUCEstimate(TestCases.ranked))
    #expect(abs(test.second.auc - 0.7065684764471827) < 1e-15)
    #expect(abs(test.second.variance - 0.0008363173433855837) < 1e-18)
    #expect(abs(test.covariance - 0.0002926568372211214) < 1e-18)
    #expect(abs(test.z - 5.145911157800268) < 1e-12)
    #expect(abs(test.pValue - 2.6622540465366917e-07) < 1e-18)
    #expect(test.interval().contains(test.difference) && !test.interval().contains(0))
  }

  @Test func theOrderOfTheCasesDoesNotMatter() throws {
    let test = try AUCComparison(first: TestCases.scores, second: TestCases.others, outcomes: TestCases.outcomes)
    let shuffled = try AUCComparison(
      first: TestCases.shuffled(TestCases.scores), second: TestCases.shuffled(TestCases.others),
      outcomes: TestCases.shuffled(TestCases.outcomes))
    #expect(test == shuffled)
  }

  @Test func aModelDoesNotDifferFromItself() throws {
    // Any rising function of the scores is the same ranking.
    let test = try AUCComparison(
      first: TestCases.scores, second: TestCases.scores.map { exp($0) - 7 }, outcomes: TestCases.outcomes)
    #expect(test.difference == 0 && test.z == 0 && test.pValue == 1)
    #expect(abs(test.standardError) < 1e-9)
  }

  @Test func certaintyHasNoWidth() throws {
    let perfect = try AUCEstimate(RankedOutcomes(scores: [1, 2, 3, 4], outcomes: [false, false, true, true]))
    #expect(perfect.auc == 1 && perfect.variance == 0 && perfect.interval() == 1...1)
    let test = try AUCComparison(first: [1, 2, 3, 4], second: [4, 3, 2, 1], outcomes: [false, false, true, true])
    #expect(test.difference == 1 && test.z == .infinity && test.pValue == 0)
  }

  @Test(arguments: [-1, 0, 1, 7, Double.nan, .infinity])
  func anyLevelHasAnInterval(level: Double) throws {
    let estimate = try AUCEstimate(TestCases.ranked)
    let interval = estimate.interval(level: level)
    #expect(interval.contains(estimate.auc) && (interval.lowerBound == estimate.auc) == !(level > 0))
  }

  @Test func oneCaseOfAKindHasNoSpread() {
    #expect(throws: StatsFault.tooFewForVariance) {
      try AUCEstimate(RankedOutcomes(scores: [1, 2, 3], outcomes: [false, false, true]))
    }
    #expect(throws: StatsFault.notFinite) {
      try AUCComparison(first: [1, 2], second: [1, .nan], outcomes: [true, false])
    }
  }
}
