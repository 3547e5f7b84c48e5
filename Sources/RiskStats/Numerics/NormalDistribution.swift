import Foundation

/// The standard normal distribution.
enum NormalDistribution {
  /// The probability of a value further from zero than this one, on either side (Abramowitz and Stegun, 26.2.29).
  static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// How many standard errors on each side of an estimate hold it with this probability, between 0 and 1.
  static func halfWidth(level: Double) -> Double { SeededRandom.normalQuantile(0.5 + level / 2) }
}
