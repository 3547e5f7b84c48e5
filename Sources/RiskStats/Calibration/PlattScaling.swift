import Foundation

/// A straight line on the margin: p = 1 / (1 + e⁻⁽ᵃᵐ⁺ᵇ⁾) (Platt 1999, "Probabilistic outputs for support vector
/// machines", section 2, with the sign turned so that a rising margin means rising risk).
public struct PlattScaling: Sendable, Equatable {
  /// What the margin is multiplied with, above 0.
  public let slope: Double
  /// What is added then.
  public let intercept: Double

  /// Takes a line; one that does not rise, or is not finite, is a `StatsFault`.
  public init(slope: Double, intercept: Double) throws {
    guard slope > 0, slope.isFinite, intercept.isFinite else { throw StatsFault.notACalibration }
    (self.slope, self.intercept) = (slope, intercept)
  }

  /// The calibrated probability of a margin; NaN for NaN.
  public func probability(margin: Double) -> Double {
    LogOdds.probability(slope * LogOdds.bounded(margin) + intercept)
  }

  /// Fits a line to margins with their outcomes, true for a bad case.
  ///
  /// The targets are Platt's (n₊ + 1) / (n₊ + 2) and 1 / (n₋ + 2), which keep the line finite where margins tell bads
  /// and goods apart; Newton's method with halved steps finds the only optimum (Lin, Lin and Weng 2007, "A note on
  /// Platt's probabilistic outputs for support vector machines", algorithm 1), here on centred and scaled margins and
  /// until the gradient vanishes. A line that would fall, because risk falls where margins rise, is a `StatsFault`.
  public init(margins: [Double], outcomes: [Bool]) throws {
    guard !margins.contains(where: \.isNaN) else { throw StatsFault.notFinite }
    let ranked = try RankedOutcomes(scores: margins.map(LogOdds.bounded), outcomes: outcomes)
    try ranked.checkBothOutcomes()
    let fit = PlattFit(ranked)
    guard fit.slope > 0 else { throw StatsFault.reversedScores }
    try self.init(slope: fit.slope, intercept: fit.intercept)
  }
}

/// The search for the line.
private struct PlattFit {
  private(set) var slope = 0.0
  private(set) var intercept = 0.0

  init(_ ranked: RankedOutcomes) {
    let targets = (
      bad: (Double(ranked.total.bads) + 1) / (Double(ranked.total.bads) + 2),
      good: 1 / (Double(ranked.total.goods) + 2)
    )
    let centre = ranked.meanScore
    let spread = ranked.levels.lazy.map { Double($0.counts.count) * ($0.value - centre) * ($0.value - centre) }
    let scale = (spread.compensatedSum / Double(ranked.total.count)).squareRoot()
    // All margins are the same: nothing rises.
    guard scale > 0 else { return }
    let cases = ranked.levels.map { level in
      Case(
        x: (level.value - centre) / scale, count: Double(level.counts.count),
        target: (Double(level.counts.bads) * targets.bad + Double(level.counts.goods) * targets.good)
          / Double(level.counts.count))
    }
    let (a, b) = Self.minimum(cases, priorOdds: log((Double(ranked.total.bads) + 1) / (Double(ranked.total.goods) + 1)))
    slope = a / scale
    intercept = b - a * centre / scale
  }

  private struct Case {
    let x, count, target: Double
  }

  private static func minimum(_ cases: [Case], priorOdds: Double) -> (a: Double, b: Double) {
    var (a, b) = (0.0, priorOdds)
    var loss = self.loss(cases, a, b)
    for _ in 0..<100 {
      let (stepA, stepB, decrement) = newtonStep(cases, a, b)
      var size = 1.0
      var next = self.loss(cases, a + stepA, b + stepB)
      // Close to the optimum the loss is too flat to be compared, and whole steps are safe.
      while decrement > 1e-9 * loss, next > loss - 1e-4 * size * decrement, size > 1e-10 {
        size /= 2
        next = self.loss(cases, a + size * stepA, b + size * stepB)
      }
      (a, b, loss) = (a + size * stepA, b + size * stepB, next)
      if decrement <= 1e-16 * loss { break }
    }
    return (a, b)
  }

  private static func loss(_ cases: [Case], _ a: Double, _ b: Double) -> Double {
    var sum = CompensatedSum()
    for item in cases {
      let margin = a * item.x + b
      sum.add(item.count * (LogOdds.loss(margin) + (1 - item.target) * margin))
    }
    return sum.value
  }

  /// Newton's step and how much it would gain, twice over, were the loss a parabola.
  private static func newtonStep(_ cases: [Case], _ a: Double, _ b: Double) -> (Double, Double, decrement: Double) {
    var (gradientA, gradientB) = (CompensatedSum(), CompensatedSum())
    var (hessianAA, hessianAB, hessianBB) = (1e-12, 0.0, 1e-12)
    for item in cases {
      let probability = LogOdds.probability(a * item.x + b)
      let error = item.count * (probability - item.target)
      let weight = item.count * probability * (1 - probability)
      gradientA.add(error * item.x)
      gradientB.add(error)
      hessianAA += weight * item.x * item.x
      hessianAB += weight * item.x
      hessianBB += weight
    }
    let determinant = hessianAA * hessianBB - hessianAB * hessianAB
    let stepA = (hessianAB * gradientB.value - hessianBB * gradientA.value) / determinant
    let stepB = (hessianAB * gradientA.value - hessianAA * gradientB.value) / determinant
    return (stepA, stepB, -(gradientA.value * stepA + gradientB.value * stepB))
  }
}
