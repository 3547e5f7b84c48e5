#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SeededRandom {
  /// A number from 0 up to but not including 1, on the grid of 2^-53.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A whole number from 0 up to but not including the bound, each equally likely; 0 when the bound is 0.
  ///
  /// Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29 (2019), algorithm 5.
  public mutating func uniform(below bound: UInt64) -> UInt64 {
    guard bound > 0 else { return 0 }
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// A standard normal number; it takes exactly one draw of 64 bits.
  public mutating func normal() -> Double {
    Self.normalQuantile(openUniform())
  }

  /// An exponential number with mean 1; it takes exactly one draw of 64 bits.
  public mutating func exponential() -> Double {
    -log(openUniform())
  }

  /// A Poisson count by inversion; it takes exactly one draw of 64 bits.
  ///
  /// Time grows with the mean, so that it is cut at 500; a mean that is no positive number gives 0.
  public mutating func poisson(mean: Double) -> Int {
    let target = uniform()
    guard mean > 0 else { return 0 }
    let rate = min(mean, 500)
    var count = 0
    var probability = exp(-rate)
    var cumulative = probability
    while cumulative <= target, count < 1_000 {
      count += 1
      probability *= rate / Double(count)
      cumulative += probability
    }
    return count
  }

  /// A number strictly between 0 and 1: the middle of a cell of the grid of 2^-52.
  private mutating func openUniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// The number below which a standard normal falls with a probability strictly between 0 and 1.
  ///
  /// Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988),
  /// PPND16; right to about one part in 10^16.
  static func normalQuantile(_ probability: Double) -> Double {
    let centred = probability - 0.5
    guard abs(centred) > 0.425 else {
      let r = 0.180625 - centred * centred
      return centred * polynomial(Quantile.centralTop, at: r) / polynomial(Quantile.centralBottom, at: r)
    }
    let r = (-log(centred < 0 ? probability : 1 - probability)).squareRoot()
    let size =
      r <= 5
      ? polynomial(Quantile.middleTop, at: r - 1.6) / polynomial(Quantile.middleBottom, at: r - 1.6)
      : polynomial(Quantile.farTop, at: r - 5) / polynomial(Quantile.farBottom, at: r - 5)
    return centred < 0 ? -size : size
  }

  /// Horner's rule, written out for the eight coefficients each polynomial of AS 241 has.
  private static func polynomial(_ c: Quantile.Coefficients, at x: Double) -> Double {
    ((((((c.7 * x + c.6) * x + c.5) * x + c.4) * x + c.3) * x + c.2) * x + c.1) * x + c.0
  }
}

/// The coefficients of PPND16, from the constant term up.
private enum Quantile {
  typealias Coefficients = (Double, Double, Double, Double, Double, Double, Double, Double)

  static let centralTop: Coefficients = (
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3
  )
  static let centralBottom: Coefficients = (
    1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3
  )
  static let middleTop: Coefficients = (
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
    1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4
  )
  static let middleBottom: Coefficients = (
    1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9
  )
  static let farTop: Coefficients = (
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
  )
  static let farBottom: Coefficients = (
    1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15
  )
}
