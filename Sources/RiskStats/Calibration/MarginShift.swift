/// A shift of all margins by the same amount: odds are multiplied, the order of the cases stays.
public struct MarginShift: Sendable, Equatable {
  /// What is added to each margin.
  public let margin: Double

  /// Takes a shift; one that is not finite is a `StatsFault`.
  public init(_ margin: Double) throws {
    guard margin.isFinite else { throw StatsFault.notACalibration }
    self.margin = margin
  }

  /// The shifted probability of a margin; NaN for NaN.
  public func probability(margin score: Double) -> Double { LogOdds.probability(LogOdds.bounded(score) + margin) }

  /// Finds the shift that gives a sample a stated mean probability, the central tendency.
  ///
  /// The odds of all cases are multiplied alike (Tasche 2013, "The art of probability-of-default curve calibration", on
  /// scaled likelihood ratios).
  /// The mean rises with the shift from 0 to 1, so that there is exactly one; Newton's steps, halved back into the
  /// bracket where they leave it, find it to 10⁻¹³ of the mean or to the last bit of the shift.
  ///
  /// - Parameters:
  ///   - margins: the sample's margins; probabilities of 0 and 1 count as `LogOdds.limit` away from even odds.
  ///   - target: the mean probability to reach, between 0 and 1.
  /// - Throws: a `StatsFault` where there are no margins, one is missing, or the target is not between 0 and 1.
  public init(margins: [Double], target: Double) throws {
    guard !margins.isEmpty else { throw StatsFault.noCases }
    guard !margins.contains(where: \.isNaN) else { throw StatsFault.notFinite }
    guard target > 1e-12, target < 1 - 1e-12 else { throw StatsFault.unreachableRate }
    let scores = margins.map(LogOdds.bounded)
    var bracket = -2 * LogOdds.limit...2 * LogOdds.limit
    var shift = 0.0
    for _ in 0..<200 {
      let (mean, slope) = Self.mean(scores, shift)
      if abs(mean - target) <= 1e-13 * target { break }
      bracket = mean < target ? shift...bracket.upperBound : bracket.lowerBound...shift
      let step = shift + (target - mean) / slope
      let next = bracket.contains(step) ? step : (bracket.lowerBound + bracket.upperBound) / 2
      if next == shift { break }
      shift = next
    }
    margin = shift
  }

  /// The mean probability after a shift, and how fast it rises.
  private static func mean(_ scores: [Double], _ shift: Double) -> (mean: Double, slope: Double) {
    var (total, slope) = (CompensatedSum(), CompensatedSum())
    for score in scores {
      let probability = LogOdds.probability(score + shift)
      total.add(probability)
      slope.add(probability * (1 - probability))
    }
    return (total.value / Double(scores.count), slope.value / Double(scores.count))
  }
}
