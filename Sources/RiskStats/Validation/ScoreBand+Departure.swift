extension ScoreBand {
  /// How a predicted rate is off.
  public enum Departure: Sendable {
    /// More bads than predicted: the PD is too low.
    case tooLow
    /// Fewer bads than predicted: the PD is too high.
    case tooHigh
  }

  /// How the mean PD is off, if chance alone would give such a number of bads more rarely than the level leaves room
  /// for; nil where it may be right.
  ///
  /// The binomial test in its normal form (Basel Committee on Banking Supervision, Working Paper 14, 2005, "Studies on
  /// the validation of internal rating systems", on the binomial test), on both sides.
  public func departure(level: Double = 0.95) -> Departure? {
    let expected = Double(count) * meanScore
    let width = NormalDistribution.halfWidth(level: level) * (expected * (1 - meanScore)).squareRoot()
    let surplus = Double(bads) - expected
    guard abs(surplus) > width else { return nil }
    return surplus > 0 ? .tooLow : .tooHigh
  }
}
