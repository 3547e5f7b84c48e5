/// Mean predicted against observed default, by bands of the predicted PD.
public struct CalibrationTable: Sendable, Equatable {
  /// The bands, from the lowest PD up.
  public let bands: [ScoreBand]

  /// Makes a table of about equally large bands, deciles unless told otherwise; throws a `StatsFault` unless all scores
  /// are probabilities.
  public init(_ ranked: RankedOutcomes, bands number: Int = 10) throws {
    try ranked.checkProbabilities()
    bands = ranked.bands(number)
  }

  /// How many cases there are.
  public var count: Int { bands.reduce(0) { $0 + $1.count } }

  /// The mean distance between mean PD and bad rate over the bands, each weighted with its cases (Naeini, Cooper and
  /// Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning", section on evaluation).
  public var expectedError: Double {
    bands.lazy.map { Double($0.count) * abs($0.meanScore - $0.badRate) }.compensatedSum / Double(count)
  }

  /// The test of Hosmer and Lemeshow over the bands.
  ///
  /// - Parameter isTrainingSample: whether the model was fitted on these very cases: two degrees of freedom fewer then.
  /// - Returns: the test, or nil where the bands are too few or one has a mean PD of 0 or 1.
  public func hosmerLemeshow(isTrainingSample: Bool) -> HosmerLemeshowTest? {
    HosmerLemeshowTest(bands, isTrainingSample: isTrainingSample)
  }
}
