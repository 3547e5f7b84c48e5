/// Whether two models that predicted the same cases differ in their squared errors.
///
/// The paired test on the differences of the losses, case by case (Diebold and Mariano 1995, "Comparing predictive
/// accuracy", section 1.1, with squared error as the loss and cases that do not depend on each other, so that the
/// variance of the mean is that of the differences over their number).
public struct ErrorComparison: Sendable, Equatable {
  /// How many cases were compared.
  public let count: Int
  /// The mean squared error of the first model less that of the second: above 0 where the second is closer.
  public let difference: Double
  /// The standard error of the difference.
  public let standardError: Double
  /// The difference in standard errors; infinite where they differ and the error is nil, 0 where they do not.
  public let z: Double
  /// How often chance alone gives a difference this large, if the two are equally close.
  public let pValue: Double

  /// Compares the predictions of two models with what happened.
  ///
  /// Throws a `StatsFault` when there are fewer than two cases, when the lists differ in length, or when a number is
  /// missing or infinite.
  public init(first: [Double], second: [Double], actuals: [Double]) throws {
    for predictions in [first, second] where predictions.count != actuals.count {
      throw StatsFault.lengthsDiffer(scores: predictions.count, outcomes: actuals.count)
    }
    guard actuals.count > 1 else { throw StatsFault.noCases }
    guard [first, second, actuals].allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw StatsFault.notFinite }
    let gaps = actuals.indices.map { row in
      let (one, other) = (first[row] - actuals[row], second[row] - actuals[row])
      return one * one - other * other
    }
    let size = Double(gaps.count)
    let mean = gaps.compensatedSum / size
    let scatter = gaps.lazy.map { ($0 - mean) * ($0 - mean) }.compensatedSum
    count = gaps.count
    difference = mean
    standardError = (scatter / (size - 1) / size).squareRoot()
    z = mean == 0 ? 0 : mean / standardError
    pValue = NormalDistribution.twoSided(z)
  }

  /// The normal interval around the difference that holds the true one with a probability.
  public func interval(level: Double = 0.95) -> ClosedRange<Double> {
    let width = NormalDistribution.halfWidth(level: level) * standardError
    return (difference - width)...(difference + width)
  }
}
