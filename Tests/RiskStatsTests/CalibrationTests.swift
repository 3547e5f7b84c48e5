import Foundation
import Testing

@testable import RiskStats

/// Over `TestCases`; margins are `log(p / (1 - p)) * 1.7 + 0.4` with p = score + 0.02.
@Suite struct CalibrationTests {
  static let margins: [Double] = TestCases.scores.map { score in
    let probability: Double = score + 0.02
    return log(probability / (1 - probability)) * 1.7 + 0.4
  }

  static var all: [Calibration] {
    get throws {
      [
        .platt(try PlattScaling(margins: margins, outcomes: TestCases.outcomes)),
        .isotonic(IsotonicCurve(try TestCases.ranked)),
        .offset(try MarginShift(margins: margins, target: 0.035)),
      ]
    }
  }

  /// Newton's method in 40 digits with mpmath; scikit-learn 1.9.1's `_SigmoidCalibration`, which stops earlier and
  /// turns the sign, gives -0.8996479040898228 and 1.219184458077911.
  @Test func plattIsTheOptimum() throws {
    let line = try PlattScaling(margins: Self.margins, outcomes: TestCases.outcomes)
    #expect(abs(line.slope - 0.89964790410119689) < 1e-14)
    #expect(abs(line.intercept + 1.2191844580620628) < 1e-14)
    let shuffled = try PlattScaling(
      margins: TestCases.shuffled(Self.margins), outcomes: TestCases.shuffled(TestCases.outcomes))
    #expect(line == shuffled)
  }

  @Test func plattStaysFiniteWhereNothingIsEverWrong() throws {
    let line = try PlattScaling(margins: [-3, -2, 2, 3], outcomes: [false, false, true, true])
    #expect(line.slope.isFinite && line.slope > 0)
    // Targets are 3/4 and 1/4 of the way then: the margins on each side are that likely on average.
    let sum: Double = [-3.0, -2, 2, 3].map { line.probability(margin: $0) }.compensatedSum
    #expect(abs(sum - 2) < 1e-12)
    #expect(throws: StatsFault.reversedScores) {
      try PlattScaling(margins: [3, 2, -2, -3], outcomes: [false, false, true, true])
    }
    #expect(throws: StatsFault.reversedScores) { try PlattScaling(margins: [1, 1, 1], outcomes: [false, true, true]) }
    #expect(throws: StatsFault.oneClassOnly) { try PlattScaling(margins: [1, 2], outcomes: [true, true]) }
    #expect(throws: StatsFault.notFinite) { try PlattScaling(margins: [1, .nan], outcomes: [true, false]) }
  }

  /// scikit-learn 1.9.1: `IsotonicRegression(out_of_bounds="clip", y_min=0, y_max=1)`, its thresholds and predictions.
  @Test func isotonicIsThatOfScikitLearn() throws {
    let curve = IsotonicCurve(try TestCases.ranked)
    #expect(
      curve.places == [
        0.0, 0.140625, 0.15625, 0.1875, 0.203125, 0.265625, 0.28125, 0.296875, 0.40625, 0.421875, 0.4375, 0.453125,
        0.53125, 0.546875, 0.578125, 0.59375, 0.65625, 0.671875, 0.6875, 0.703125, 0.71875, 0.734375, 0.75, 0.765625,
        0.78125,
      ])
    let heights = [
      0.0, 0.0, 0.041666666666666664, 0.041666666666666664, 0.07692307692307693, 0.07692307692307693,
      0.14285714285714285, 0.16923076923076924, 0.16923076923076924, 0.23529411764705882, 0.23529411764705882,
      0.3191489361702128, 0.3191489361702128, 0.375, 0.375, 0.5, 0.5, 0.6, 0.6, 0.6666666666666666, 0.7142857142857143,
      0.7142857142857143, 0.8, 0.8181818181818182, 0.8181818181818182,
    ]
    #expect(curve.heights.count == heights.count && zip(curve.heights, heights).allSatisfy { abs($0 - $1) < 1e-15 })
    let predicted = [
      -1: 0, 0: 0, 0.1: 0, 0.23: 0.07692307692307693, 0.3: 0.16923076923076924, 0.41: 0.18508597285067863,
      0.5: 0.3191489361702128, 0.613: 0.5, 0.7: 0.6533333333333331, 0.77: 0.8181818181818182, 2: 0.8181818181818182,
    ]
    for (score, height) in predicted { #expect(abs(curve.value(at: score) - height) < 1e-15) }
  }

  @Test func isotonicIsTheClosestRisingCurve() throws {
    // No pair of neighbouring blocks may be better off at another height: each is at its own bad rate, and they rise.
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let scores = (0..<60).map { _ in Double(random.uniform(below: 25)) / 25 }
      let outcomes = scores.map { random.uniform() < $0 }
      let curve = IsotonicCurve(try RankedOutcomes(scores: scores, outcomes: outcomes))
      #expect(zip(curve.heights, curve.heights.dropFirst()).allSatisfy { $0 <= $1 })
      let bads: Double = scores.map { curve.value(at: $0) }.compensatedSum
      #expect(abs(bads - Double(outcomes.filter { $0 }.count)) < 1e-9)
    }
  }

  /// `scipy.optimize.brentq` over `math.fsum`, to the last bit.
  @Test func theShiftMeetsTheCentralTendency() throws {
    let shift = try MarginShift(margins: Self.margins, target: 0.035)
    #expect(abs(shift.margin + 4.11405997988644) < 1e-12)
    for target in [1e-9, 0.0003, 0.035, 0.5, 0.999] {
      let shift = try MarginShift(margins: Self.margins, target: target)
      let mean = Self.margins.map(shift.probability).compensatedSum / Double(Self.margins.count)
      #expect(abs(mean - target) <= 1e-12 * target)
    }
    let certain = try MarginShift(margins: [-.infinity, .infinity, 0], target: 0.2)
    let three: Double = certain.probability(margin: -.infinity) + certain.probability(margin: .infinity)
    #expect(abs((three + certain.probability(margin: 0)) / 3 - 0.2) < 1e-12)
    for target in [0, 1, -0.1, .nan] {
      #expect(throws: StatsFault.unreachableRate) { try MarginShift(margins: [0], target: target) }
    }
    #expect(throws: StatsFault.noCases) { try MarginShift(margins: [], target: 0.1) }
  }

  @Test func everyCalibrationRisesFromNoughtToOne() throws {
    let tiny: [Double] = [0, .leastNonzeroMagnitude, 1e-300, 1e-17]
    let probabilities: [Double] = tiny + (1..<2000).map { Double($0) / 2000 } + [1 - Double.ulpOfOne, 1]
    for calibration in try Self.all {
      let calibrated = probabilities.map { calibration.probability($0) }
      #expect(calibrated.allSatisfy { (0...1).contains($0) })
      #expect(zip(calibrated, calibrated.dropFirst()).allSatisfy { $0 <= $1 }, "\(calibration.name)")
      let margins = stride(from: -800.0, through: 800, by: 0.37).map(calibration.probability(margin:))
      #expect(zip(margins, margins.dropFirst()).allSatisfy { $0 <= $1 })
      for wild in [-Double.infinity, .infinity] {
        #expect((0...1).contains(calibration.probability(margin: wild)))
      }
      #expect(calibration.probability(.nan).isNaN && calibration.probability(margin: .nan).isNaN)
      for wrong in [-0.1, 1.1] { #expect(calibration.probability(wrong).isNaN) }
    }
  }

  @Test func probabilityAndMarginAgree() throws {
    for calibration in try Self.all {
      for probability in [1e-12, 0.001, 0.25, 0.5, 0.93] {
        let margin = LogOdds.of(probability)
        #expect(agree(calibration.probability(probability), calibration.probability(margin: margin), within: 1e-14))
      }
    }
  }

  @Test func aBundleGivesTheSameBack() throws {
    for calibration in try Self.all {
      // As text with as many digits as needed and back, the way a bundle is written.
      let numbers = try calibration.numbers.map { try #require(Double("\($0)")) }
      #expect(try Calibration(name: calibration.name, numbers: numbers) == calibration)
    }
    let damaged: [(String, [Double])] = [
      ("platt", [1]), ("platt", [-1, 0]), ("platt", [.nan, 0]), ("offset", []), ("offset", [.infinity]),
      ("beta", [1, 2]),
      ("isotonic", []), ("isotonic", [1, 2, 3]), ("isotonic", [0.1, 0.2, 0.5, 0.4]),
      ("isotonic", [0.2, 0.1, 0.3, 0.4]),
      ("isotonic", [0.1, 0.2, 0.5, 1.4]),
    ]
    for (name, numbers) in damaged {
      #expect(throws: StatsFault.notACalibration) { try Calibration(name: name, numbers: numbers) }
    }
  }
}
