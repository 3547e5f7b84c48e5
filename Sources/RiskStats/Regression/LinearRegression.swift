/// A linear regression by weighted least squares.
public struct LinearRegression: Sendable, Equatable {
  /// The intercept and then a coefficient a column, with t statistics.
  public let coefficients: [RegressionCoefficient]
  /// The share of the variance around the mean that is explained; nil where the target does not vary.
  public let rSquared: Double?
  /// The same, charged for the number of columns (Theil 1961, "Economic Forecasts and Policy").
  public let adjustedRSquared: Double?
  /// The standard deviation of the residuals: √(Σ w r² / (n − columns − 1)).
  public let residualError: Double
  /// The rows less the coefficients.
  public let degreesOfFreedom: Int

  /// The prediction for a row's numbers, in the order of the columns.
  public func prediction(_ row: [Double]) -> Double {
    zip(coefficients.dropFirst(), row).reduce(coefficients[0].value) { $0 + $1.0.value * $1.1 }
  }

  /// Fits a target by Householder's orthogonal triangles on centred and scaled columns (Golub and Van Loan, "Matrix
  /// Computations", 4th edition, section 5.3.2), which keeps twice the digits the normal equations would.
  ///
  /// Weights are those of precision: the variance of a row is the residual variance over its weight. It throws a
  /// `StatsFault` where a column is a sum of others, or there are not more rows than coefficients.
  public init(_ data: RegressionData, target: [Double]) throws {
    guard target.count == data.rows else { throw StatsFault.lengthsDiffer(scores: data.rows, outcomes: target.count) }
    guard target.allSatisfy(\.isFinite) else { throw StatsFault.notFinite }
    degreesOfFreedom = data.rows - data.columns - 1
    guard degreesOfFreedom > 0 else { throw StatsFault.tooFewRows }
    let columns = try ScaledColumns(data)
    let weight = data.weights.compensatedSum
    let mean = zip(target, data.weights).lazy.map { $0 * $1 }.compensatedSum / weight
    let fit: LeastSquares
    do {
      fit = try LeastSquares(columns, target.map { $0 - mean }, data.weights)
    } catch {
      throw StatsFault.collinear(column: data.names[error.column])
    }
    let slopes = columns.unscaled([mean] + fit.slopes)
    let residual = fit.residualSquares / Double(degreesOfFreedom)
    residualError = residual.squareRoot()
    let scatter = zip(target, data.weights).lazy.map { ($0 - mean) * ($0 - mean) * $1 }.compensatedSum
    let unexplained = target.contains { $0 != target[0] } ? fit.residualSquares / scatter : nil
    rSquared = unexplained.map { 1 - $0 }
    let freedom = degreesOfFreedom
    adjustedRSquared = unexplained.map { 1 - $0 * Double(data.rows - 1) / Double(freedom) }
    let errors = columns.standardErrors(fit.covariance(ofMean: 1 / weight)).map { $0 * residual.squareRoot() }
    coefficients = zip([RegressionCoefficient.intercept] + data.names, zip(slopes, errors)).map { name, estimate in
      let t = estimate.0 / estimate.1
      return RegressionCoefficient(
        name: name, value: estimate.0, standardError: estimate.1, statistic: t,
        pValue: StudentDistribution.twoSided(t, degreesOfFreedom: freedom))
    }
  }
}
