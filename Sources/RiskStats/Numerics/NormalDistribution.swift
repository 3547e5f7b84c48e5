import Foundation

/// The standard normal distribution.
enum NormalDistribution {
  /// The probability of a value further from zero than this one, on either side (Abramowitz and Stegun, 26.2.29).
  static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// How many standard errors on each side of an estimate hold it with this probability.
  ///
  /// Outside of 0 to 1 the nearest of the two counts.
  static func halfWidth(level: Double) -> Double {
    guard level > 0 else { return 0 }
    return SeededRandom.normalQuantile(0.5 + min(level, 1 - .ulpOfOne) / 2)
  }
}
