import RiskStats
import Testing

@Suite struct PredictionBandTests {
  private static let predictions: [Double] = (0..<400).map { Double($0 * 53 % 97) / 97 }
  private static let actuals: [Double] = (0..<400).map { Double($0 * 389 % 401) / 401 }

  /// Bands of predictions are those of scores: the same edges and counts, whatever happened.
  @Test(arguments: [1, 2, 7, 10, 100, 1000]) func areCutAsScoresAre(number: Int) throws {
    let bands = try PredictionBand.bands(
      predictions: Self.predictions, actuals: Self.actuals, bands: number)
    let outcomes = Self.actuals.map { $0 > 0.5 }
    let scores = try RankedOutcomes(scores: Self.predictions, outcomes: outcomes).bands(number)
    #expect(bands.map(\.count) == scores.map(\.count))
    #expect(bands.map(\.lowest) == scores.map(\.lowest))
    #expect(bands.map(\.highest) == scores.map(\.highest))
    for (band, score) in zip(bands, scores) { #expect(abs(band.meanPredicted - score.meanScore) < 1e-15) }
  }

  @Test func holdEveryCaseOnce() throws {
    let bands = try PredictionBand.bands(predictions: Self.predictions, actuals: Self.actuals)
    let sum = bands.reduce(0) { $0 + Double($1.count) * $1.meanActual }
    #expect(abs(sum - Self.actuals.reduce(0, +)) < 1e-10)
  }

  @Test func doNotDependOnTheOrderOfTheCases() throws {
    let order = (0..<400).map { $0 * 181 % 400 }
    let bands = try PredictionBand.bands(
      predictions: order.map { Self.predictions[$0] }, actuals: order.map { Self.actuals[$0] })
    #expect(bands == (try PredictionBand.bands(predictions: Self.predictions, actuals: Self.actuals)))
  }

  @Test func onePredictionIsOneBand() throws {
    let bands = try PredictionBand.bands(predictions: [2, 2, 2], actuals: [1, 2, 6])
    #expect(bands.map(\.count) == [3])
    #expect(bands[0].meanActual == 3)
  }

  @Test func whatCannotBeBandedIsRefused() {
    #expect(throws: StatsFault.noCases) { try PredictionBand.bands(predictions: [], actuals: []) }
    #expect(throws: StatsFault.notFinite) { try PredictionBand.bands(predictions: [1, .nan], actuals: [1, 2]) }
    #expect(throws: StatsFault.lengthsDiffer(scores: 1, outcomes: 2)) {
      try PredictionBand.bands(predictions: [1], actuals: [1, 2])
    }
  }
}
