import Foundation

/// The regularised incomplete beta function, which the t distribution is made of.
enum IncompleteBeta {
  /// I(x; a, b) for a, b > 0, where y is 1 − x, given apart so that no digits are lost near 1.
  ///
  /// The continued fraction of DLMF 8.17.22 where it converges fast, and I(x; a, b) = 1 − I(1 − x; b, a) elsewhere
  /// (Press et al., "Numerical Recipes", 3rd edition, section 6.4).
  static func lower(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    if x <= 0 { return 0 }
    if y <= 0 { return 1 }
    let scale = IncompleteGamma.logGamma(a + b) - IncompleteGamma.logGamma(a) - IncompleteGamma.logGamma(b)
    let front = exp(scale + a * log(x) + b * log(y))
    return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, y) / b
  }

  /// How many steps are taken at most: the fraction needs about the root of the larger of a and b.
  private static let limit = 100_000

  /// The continued fraction, by the method of Lentz (1976) as Thompson and Barnett (1986) mended it.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    var lentz = LentzFraction(first: 1 - (a + b) * x / (a + 1))
    for step in 1...limit {
      let m = Double(step)
      lentz.add(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)))
      let change = lentz.add(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)))
      if abs(change - 1) < .ulpOfOne { break }
    }
    return lentz.value
  }
}

/// A continued fraction whose denominators are one, from its second level on.
private struct LentzFraction {
  private(set) var value: Double
  private var c = 1.0
  private var d: Double

  init(first: Double) {
    d = 1 / Self.apart(first)
    value = d
  }

  /// Goes one level deeper; returns by what factor the value changed.
  @discardableResult
  mutating func add(_ numerator: Double) -> Double {
    d = 1 / Self.apart(1 + numerator * d)
    c = Self.apart(1 + numerator / c)
    value *= d * c
    return d * c
  }

  /// A number that can be divided by.
  private static func apart(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
}
