/// A logistic regression: the log-odds of default as a weighted sum of columns, with or without a ridge penalty.
public struct LogisticRegression: Sendable, Equatable {
  /// The intercept and then a coefficient a column.
  ///
  /// Standard errors come from the information matrix I at the estimate; with a penalty Λ from (I + Λ)⁻¹ I (I + Λ)⁻¹
  /// (Le Cessie and van Houwelingen 1992, "Ridge estimators in logistic regression"): the error around the shrunken
  /// mean, which says nothing of the shrinking itself.
  public let coefficients: [RegressionCoefficient]
  /// The logarithm of the likelihood, without the penalty; weights count as repetitions.
  public let logLikelihood: Double
  /// That of the intercept alone.
  public let nullLogLikelihood: Double
  /// How many of Newton's steps were taken.
  public let iterations: Int

  /// McFadden's pseudo-R² (McFadden 1974, "Conditional logit analysis of qualitative choice behavior"): 1 − ℓ / ℓ₀.
  public var pseudoRSquared: Double { 1 - logLikelihood / nullLogLikelihood }

  /// Akaike's information criterion (Akaike 1974): 2 · coefficients − 2 ℓ.
  public var aic: Double { 2 * Double(coefficients.count) - 2 * logLikelihood }

  /// The log-odds of a row's numbers, in the order of the columns.
  public func margin(_ row: [Double]) -> Double {
    zip(coefficients.dropFirst(), row).reduce(coefficients[0].value) { $0 + $1.0.value * $1.1 }
  }

  /// Fits outcomes, true for a bad case.
  ///
  /// Iteratively reweighted least squares, which is Newton's method here (McCullagh and Nelder, "Generalized Linear
  /// Models", 2nd edition 1989, section 4.4), each step halved until the likelihood does not fall.
  ///
  /// - Parameters:
  ///   - data: the columns.
  ///   - outcomes: what happened, true for a bad case.
  ///   - penalty: half of this times the sum of the squared coefficients is taken from the likelihood, the intercept
  ///     spared; it applies to the columns as they are measured, so that columns of one scale should be given.
  ///   - watch: hears of each step and the log-likelihood before it, and may stop the work by an error.
  /// - Throws: a `StatsFault` where all outcomes are the same, a column is a sum of others, or columns tell bads and
  ///   goods apart without error, so that no finite estimate is the best.
  public init(
    _ data: RegressionData, outcomes: [Bool], penalty: Double = 0,
    watch: (_ step: Int, _ logLikelihood: Double) throws -> Void = { _, _ in }
  ) throws {
    guard outcomes.count == data.rows else {
      throw StatsFault.lengthsDiffer(scores: data.rows, outcomes: outcomes.count)
    }
    guard penalty >= 0, penalty.isFinite else { throw StatsFault.badPenalty }
    guard outcomes.contains(true), outcomes.contains(false) else { throw StatsFault.oneClassOnly }
    let columns = try ScaledColumns(data)
    var fit = LogisticFit(columns, outcomes, data.weights, penalty)
    do {
      try fit.run(watch)
    } catch let failure as LogisticFit.Failure {
      throw failure.fault(data.names)
    }
    let covariance = try fit.covariance()
    coefficients = zip(
      [RegressionCoefficient.intercept] + data.names,
      zip(columns.unscaled(fit.coefficients), columns.standardErrors(covariance))
    ).map { name, estimate in
      let z = estimate.0 / estimate.1
      return RegressionCoefficient(
        name: name, value: estimate.0, standardError: estimate.1, statistic: z, pValue: NormalDistribution.twoSided(z))
    }
    (logLikelihood, nullLogLikelihood, iterations) = (-fit.loss, fit.nullLogLikelihood, fit.iterations)
  }
}
