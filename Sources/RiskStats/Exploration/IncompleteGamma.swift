import Foundation

/// The regularised incomplete gamma function, which the chi-squared distribution is made of.
public enum IncompleteGamma {
  /// Q(a, x) = Γ(a, x) / Γ(a): the share of a gamma distribution of shape `a` above `x`; NaN outside a > 0, x ≥ 0.
  ///
  /// Below a + 1 it is 1 less the series of DLMF 8.7.1, above it the continued fraction of DLMF 8.9.2, each where it
  /// converges fast (Press et al., "Numerical Recipes", 3rd edition, section 6.2).
  public static func upper(_ a: Double, _ x: Double) -> Double {
    guard a > 0, x >= 0, a.isFinite else { return .nan }
    if x == 0 { return 1 }
    if x.isInfinite { return 0 }
    let scale = exp(a * log(x) - x - logGamma(a))
    return x < a + 1 ? 1 - scale * series(a, x) : scale * continuedFraction(a, x)
  }

  /// How many terms are added at most: near x = a the series needs some √a of them.
  private static let limit = 100_000

  /// Σ xⁿ / (a (a + 1) … (a + n)).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    for n in 1...limit {
      term *= x / (a + Double(n))
      sum += term
      if term < sum * .ulpOfOne / 4 { break }
    }
    return sum
  }

  /// The continued fraction by the method of Lentz (1976), as Thompson and Barnett (1986) mended it.
  private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    for n in 1...limit {
      let factor = -Double(n) * (Double(n) - a)
      b += 2
      d = factor * d + b
      c = b + factor / c
      if abs(d) < tiny { d = tiny }
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      value *= d * c
      if abs(d * c - 1) < .ulpOfOne { break }
    }
    return value
  }

  /// ln Γ(a) for a > 0: Stirling's series (DLMF 5.11.1) from 16 on, and by Γ(a + 1) = a Γ(a) below.
  static func logGamma(_ a: Double) -> Double {
    var shifted = a
    var product = 1.0
    while shifted < 16 {
      product *= shifted
      shifted += 1
    }
    let inverse = 1 / (shifted * shifted)
    let correction = stirling.reversed().reduce(0) { sum, divisor in sum * inverse + 1 / divisor } / shifted
    return (shifted - 0.5) * log(shifted) - shifted + 0.5 * log(2 * .pi) + correction - log(product)
  }

  /// What the coefficients of Stirling's series are one divided by.
  private static let stirling: [Double] = [12, -360, 1260, -1680, 1188, -360_360 / 691, 156]
}
