/// Whether defaults stray further from the predicted PDs than chance lets them (Hosmer and Lemeshow 1980, "Goodness of
/// fit tests for the multiple logistic regression model", statistic Ĉ).
public struct HosmerLemeshowTest: Sendable, Equatable {
  /// Σ (bads − n p̄)² / (n p̄ (1 − p̄)) over the bands, p̄ their mean PD.
  public let statistic: Double
  /// The bands less two on the cases the model was fitted to; all the bands on others (Hosmer, Lemeshow and Sturdivant,
  /// "Applied Logistic Regression", 3rd edition 2013, chapter 5).
  public let degreesOfFreedom: Int
  /// How often chance alone gives a statistic this large, if the PDs are right.
  public let pValue: Double

  /// Tests bands; nil where there are too few, or one whose mean PD is 0 or 1, which no default could contradict.
  init?(_ bands: [ScoreBand], isTrainingSample: Bool) {
    degreesOfFreedom = bands.count - (isTrainingSample ? 2 : 0)
    guard degreesOfFreedom > 0, bands.allSatisfy({ $0.meanScore > 0 && $0.meanScore < 1 }) else { return nil }
    statistic =
      bands.lazy.map { band in
        let expected = Double(band.count) * band.meanScore
        let distance = Double(band.bads) - expected
        return distance * distance / (expected * (1 - band.meanScore))
      }.compensatedSum
    pValue = ChiSquared.upperTail(statistic, degreesOfFreedom: degreesOfFreedom)
  }
}
