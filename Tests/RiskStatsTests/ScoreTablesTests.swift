import Testing

@testable import RiskStats

/// Bands by `pandas.qcut` (2.3.3), tests by `scipy.stats.chi2`, over `TestCases`.
@Suite struct ScoreTablesTests {
  @Test func decilesAreThoseOfPandas() throws {
    let bands = try TestCases.ranked.bands(10)
    #expect(bands.map(\.count) == [48, 38, 39, 41, 40, 38, 40, 41, 40, 35])
    #expect(bands.map(\.bads) == [0, 1, 2, 6, 7, 10, 12, 18, 23, 27])
    #expect(
      bands.map(\.lowest) == [
        0, 0.09375, 0.171875, 0.25, 0.328125, 0.40625, 0.484375, 0.5625, 0.640625, 0.71875,
      ])
    #expect(bands.last?.highest == 0.78125)
    #expect(abs(bands[3].meanScore - 0.2816310975609756) < 1e-15)
    #expect(try TestCases.ranked.bands(7).map(\.count) == [63, 56, 54, 57, 63, 56, 51])
  }

  @Test func tiesStayTogether() throws {
    let ranked = try RankedOutcomes(scores: [1, 1, 1, 1, 1, 1, 2, 3], outcomes: Array(repeating: true, count: 8))
    #expect(ranked.bands(4).map(\.count) == [6, 2])
    #expect(ranked.bands(1).map(\.count) == [8])
    for number in [8, 100, Int.max] { #expect(ranked.bands(number).map(\.count) == [6, 1, 1]) }
    #expect(ranked.bands(Int.min).map(\.count) == [8])
  }

  @Test func calibrationIsTestedAsHosmerAndLemeshowDo() throws {
    let ranked = try RankedOutcomes(scores: TestCases.scores.map { $0 + 0.02 }, outcomes: TestCases.outcomes)
    let table = try CalibrationTable(ranked)
    let training = try #require(table.hosmerLemeshow(isTrainingSample: true))
    #expect(abs(training.statistic - 48.30635185524101) < 1e-10)
    #expect(training.degreesOfFreedom == 8)
    #expect(abs(training.pValue - 8.63266648604281e-08) < 1e-18)
    let other = try #require(table.hosmerLemeshow(isTrainingSample: false))
    #expect(other.degreesOfFreedom == 10 && abs(other.pValue - 5.456248308860753e-07) < 1e-17)
    #expect(table.count == 400)
    let errors: [Double] = table.bands.map { Double($0.count) / 400 * abs($0.meanScore - $0.badRate) }
    #expect(abs(table.expectedError - errors.compensatedSum) < 1e-15)
  }

  @Test func certainBandsCannotBeTested() throws {
    let ranked = try RankedOutcomes(scores: [0, 0, 1, 1], outcomes: [false, false, true, true])
    #expect(try CalibrationTable(ranked, bands: 2).hosmerLemeshow(isTrainingSample: false) == nil)
    #expect(throws: StatsFault.notAProbability) {
      try CalibrationTable(RankedOutcomes(scores: [0.5, 600], outcomes: [true, false]))
    }
  }

  @Test func gainsAddUp() throws {
    let ranked = try TestCases.ranked
    let rows = try GainsTable(ranked).rows
    #expect(rows.count == 10)
    #expect(rows[0].band.bads == 27 && rows[0].band.count == 35)
    #expect(abs(rows[0].lift - 27.0 / 35 / (106.0 / 400)) < 1e-14)
    #expect(abs(rows[1].gain - 50.0 / 106) < 1e-15 && abs(rows[1].cumulativeShare - 75.0 / 400) < 1e-15)
    #expect(abs(rows[1].cumulativeLift - 50.0 / 106 / (75.0 / 400)) < 1e-14)
    #expect(rows.last.map { $0.gain == 1 && $0.cumulativeShare == 1 && $0.cumulativeLift == 1 } == true)
    #expect(abs((rows.last?.separation ?? 1)) < 1e-15)
    let largest = rows.map(\.separation).max() ?? 0
    #expect(largest <= ranked.ks.distance && largest > 0.9 * ranked.ks.distance)
  }

  @Test func cutoffsTradeApprovalsForBads() throws {
    let ranked = try TestCases.ranked
    let table = CutoffTable(ranked, cutoffs: [0.5, -1, .nan, 0.25, 2])
    #expect(table.rows.map(\.cutoff) == [-1, 0.25, 0.5, 2])
    #expect(table.rows[0].approvalRate == 0 && table.rows[0].approvedBadRate == nil && table.rows[0].badsCaught == 1)
    #expect(table.rows[3].approvalRate == 1 && table.rows[3].badsCaught == 0 && table.rows[3].goodsLost == 0)
    let approved = zip(TestCases.scores, TestCases.outcomes).filter { $0.0 <= 0.25 }
    #expect(table.rows[1].approvalRate == Double(approved.count) / 400)
    #expect(table.rows[1].approvedBadRate == Double(approved.filter(\.1).count) / Double(approved.count))
    let steps = CutoffTable(ranked, steps: 10)
    #expect(steps.rows.count == 10 && steps.rows.last?.approvalRate == 1)
    #expect(zip(steps.rows, 1...).allSatisfy { abs($0.approvalRate - Double($1) / 10) < 0.03 })
  }

  @Test func theCurveKeepsItsCornersAndItsArea() throws {
    let ranked = try TestCases.ranked
    let whole = try ROCCurve(ranked, points: 10_000).points
    #expect(whole.count == ranked.levels.count + 1)
    #expect(abs(area(whole) - ranked.auc) < 1e-14)
    let scores = (0..<20_000).map { Double($0 * 7_919 % 10_007) }
    let many = try RankedOutcomes(
      scores: scores, outcomes: scores.indices.map { scores[$0] > Double($0 * 31 % 10_007) })
    let thin = try ROCCurve(many, points: 100).points
    #expect(thin.count <= 100 && thin.count > 60)
    #expect(thin.first.map { $0.goodsAbove == 0 && $0.badsAbove == 0 } == true)
    #expect(thin.last.map { $0.goodsAbove == 1 && $0.badsAbove == 1 && $0.score == -.infinity } == true)
    #expect(abs(area(thin) - many.auc) < 1e-3)
    #expect(thin.contains { $0.score == many.ks.score && abs($0.badsAbove - $0.goodsAbove - many.ks.distance) < 1e-14 })
  }

  @Test(arguments: [Int.min, 0, 3, 4, Int.max])
  func anyNumberOfPointsIsDrawn(limit: Int) throws {
    let points = try ROCCurve(TestCases.ranked, points: limit).points
    #expect(points.count >= 3 && points.first?.badsAbove == 0 && points.last?.badsAbove == 1)
  }

  private func area(_ points: [ROCCurve.Point]) -> Double {
    zip(points, points.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1.goodsAbove - pair.0.goodsAbove) * (pair.0.badsAbove + pair.1.badsAbove) / 2
    }
  }

  @Test func countsMakeTheSameRankingAsRows() throws {
    let ranked = try TestCases.ranked
    let rows = zip(TestCases.scores, TestCases.outcomes).map {
      CountedValue(value: $0, counts: OutcomeCounts(bads: $1 ? 1 : 0, goods: $1 ? 0 : 1))
    }
    #expect(try RankedOutcomes(rows) == ranked)
    #expect(throws: StatsFault.noCases) { try RankedOutcomes([CountedValue(value: 1, counts: OutcomeCounts())]) }
    #expect(throws: StatsFault.negativeCount) {
      try RankedOutcomes([CountedValue(value: 1, counts: OutcomeCounts(bads: -1))])
    }
  }

  @Test func scoresOfAllSizesAreSorted() throws {
    let tiny = Double.leastNonzeroMagnitude
    let scores: [Double] = [-1e300, -5.5, -tiny, 0, tiny, 3, 7e250]
    let ranked = try RankedOutcomes(scores: scores.reversed() + [-0.0], outcomes: Array(repeating: true, count: 8))
    #expect(ranked.levels.map(\.value) == scores)
    #expect(ranked.levels[3].counts.bads == 2)
  }

  /// Of 400 cases with a PD of 10 % chance alone gives 28.2 to 51.8 bads in 95 of 100 samples: 40 ± 1.96 · 6.
  @Test(arguments: [(28, -1), (29, 0), (40, 0), (51, 0), (52, 1)]) func aPDIsOffWhereChanceIsNot(bads: Int, side: Int)
    throws
  {
    let level = CountedValue(value: 0.1, counts: OutcomeCounts(bads: bads, goods: 400 - bads))
    let departure = try #require(try RankedOutcomes([level]).bands(1).first).departure(level: 0.95)
    #expect(departure == (side == 0 ? nil : side > 0 ? .tooLow : .tooHigh))
  }
}
