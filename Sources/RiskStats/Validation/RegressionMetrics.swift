/// How close predicted amounts or shares, such as losses, come to what happened.
public struct RegressionMetrics: Sendable, Equatable {
  /// How many cases were compared.
  public let count: Int
  /// The mean of the predictions and of what happened.
  public let meanPredicted, meanActual: Double
  /// The root of the mean squared error.
  public let rmse: Double
  /// The mean absolute error.
  public let mae: Double
  /// The share of the variance that is explained, below 0 where the mean would have done better; nil where nothing
  /// varies.
  public let rSquared: Double?
  /// Spearman's rank correlation of prediction and outcome; nil where one does not vary.
  public let spearman: Double?
  /// Kendall's τ-b; nil where one does not vary.
  public let kendall: Double?

  /// The mean error: above 0 where too much is predicted.
  public var bias: Double { meanPredicted - meanActual }

  /// Compares predictions with what happened: O(n log n).
  ///
  /// Throws a `StatsFault` when there are no cases, when the two differ in length, or when a number is missing or
  /// infinite.
  public init(predictions: [Double], actuals: [Double]) throws {
    guard predictions.count == actuals.count else {
      throw StatsFault.lengthsDiffer(scores: predictions.count, outcomes: actuals.count)
    }
    guard !predictions.isEmpty else { throw StatsFault.noCases }
    guard predictions.allSatisfy(\.isFinite), actuals.allSatisfy(\.isFinite) else { throw StatsFault.notFinite }
    count = predictions.count
    let size = Double(count)
    meanPredicted = predictions.compensatedSum / size
    let mean = actuals.compensatedSum / size
    meanActual = mean
    let errors = zip(predictions, actuals).lazy.map { $0 - $1 }
    let squares = errors.map { $0 * $0 }.compensatedSum
    rmse = (squares / size).squareRoot()
    mae = errors.map { abs($0) }.compensatedSum / size
    let scatter = actuals.lazy.map { ($0 - mean) * ($0 - mean) }.compensatedSum
    let varies = actuals.contains { $0 != actuals[0] }
    rSquared = varies ? 1 - squares / scatter : nil
    spearman = RankCorrelation.spearman(predictions, actuals)
    kendall = RankCorrelation.kendall(predictions, actuals)
  }
}
