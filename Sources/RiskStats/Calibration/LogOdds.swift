import Foundation

/// Probabilities as logarithms of their odds, the margins models add up, and back.
public enum LogOdds {
  /// Margins count as this far from zero at most: beyond it a probability cannot be told from 0 or 1 by 2⁻⁵².
  public static let limit = 36.04365338911715

  /// ln(p / (1 − p)), within the limit; NaN for what is no probability.
  public static func of(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    return bounded(log(probability) - log1p(-probability))
  }

  /// 1 / (1 + e⁻ᵐ), without overflow; NaN for NaN.
  public static func probability(_ margin: Double) -> Double {
    let small = exp(-abs(margin))
    return margin >= 0 ? 1 / (1 + small) : small / (1 + small)
  }

  /// ln(1 + e⁻ᵐ), without overflow: the log-loss of a case that happened.
  static func loss(_ margin: Double) -> Double { max(0, -margin) + log1p(exp(-abs(margin))) }

  /// The margin within the limit; NaN for NaN.
  static func bounded(_ margin: Double) -> Double { margin.isNaN ? margin : min(max(margin, -limit), limit) }
}
