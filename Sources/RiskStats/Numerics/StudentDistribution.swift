/// Student's t distribution.
enum StudentDistribution {
  /// The probability of a value further from zero than this one, on either side: I(ν / (ν + t²); ν / 2, 1 / 2)
  /// (Abramowitz and Stegun, 26.7.1 and 26.5.27).
  static func twoSided(_ t: Double, degreesOfFreedom: Int) -> Double {
    guard degreesOfFreedom > 0, !t.isNaN else { return .nan }
    let freedom = Double(degreesOfFreedom)
    let square = t * t
    if square.isInfinite { return 0 }
    return IncompleteBeta.lower(freedom / 2, 0.5, freedom / (freedom + square), square / (freedom + square))
  }
}
