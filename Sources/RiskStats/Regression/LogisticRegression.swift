/// A logistic regression: the log-odds of default as a weighted sum of columns, with or without a ridge penalty.
public struct LogisticRegression: Sendable, Equatable {
  /// The intercept and then a coefficient a column.
  ///
  /// Standard errors come from the information matrix I at the estimate; with a penalty Λ from (I + Λ)⁻¹ I (I + Λ)⁻¹
  /// (Le Cessie and van Houwelingen 1992, "Ridge estimators in logistic regression"): the error around the shrunken
  /// mean, which says nothing of the shrinking itself. They are NaN where coefficients may be set to 0.
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
    try self.init(
      data, targets: outcomes.map { $0 ? 1 : 0 }, penalty: penalty == 0 ? .none : .measured(penalty), watch: watch)
  }

  /// What large coefficients cost: half of the strength times the sum of their squares is taken from the likelihood,
  /// the intercept spared.
  public enum Penalty: Sendable, Equatable {
    /// Nothing.
    case none
    /// On the coefficients of the columns as they are measured.
    case measured(Double)
    /// On the coefficients of the columns in units of their standard deviations, so that no unit is favoured.
    ///
    /// A share of the strength, from 0 to 1, is on their sizes instead of their squares: it sets small ones to 0
    /// (Tibshirani 1996, "Regression shrinkage and selection via the lasso"; Zou and Hastie 2005, "Regularization and
    /// variable selection via the elastic net").
    case scaled(Double, onSizes: Double = 0)

    /// The strength.
    public var strength: Double {
      switch self {
      case .none: 0
      case .measured(let strength), .scaled(let strength, _): strength
      }
    }

    /// The part of it that is on sizes.
    var onSizes: Double {
      if case .scaled(let strength, let share) = self { strength * share } else { 0 }
    }
  }

  /// Fits targets from 0 to 1: outcomes, or shares (Papke and Wooldridge 1996, "Econometric methods for fractional
  /// response variables"), whose standard errors hold whatever the scatter of the shares.
  ///
  /// - Parameters:
  ///   - data: the columns.
  ///   - targets: what happened: 1 for a bad case, 0 for a good one, a share for a part of one.
  ///   - penalty: what large coefficients cost.
  ///   - mostSteps: after how many of Newton's steps it gives up.
  ///   - watch: hears of each step and the log-likelihood before it, and may stop the work by an error.
  /// - Throws: a `StatsFault` where all targets are the same, a column is a sum of others, or columns tell bads and
  ///   goods apart without error, so that no finite estimate is the best.
  public init(
    _ data: RegressionData, targets: [Double], penalty: Penalty = .none, mostSteps: Int = 100,
    watch: (_ step: Int, _ logLikelihood: Double) throws -> Void = { _, _ in }
  ) throws {
    guard targets.count == data.rows else {
      throw StatsFault.lengthsDiffer(scores: data.rows, outcomes: targets.count)
    }
    guard targets.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw StatsFault.notAProbability }
    guard penalty.strength >= 0, penalty.strength.isFinite, (0...penalty.strength).contains(penalty.onSizes) else {
      throw StatsFault.badPenalty
    }
    guard targets.contains(where: { $0 != targets[0] }) else { throw StatsFault.oneClassOnly }
    let columns = try ScaledColumns(data)
    var fit = LogisticFit(columns, targets, data.weights, penalty, mostSteps: mostSteps)
    do {
      try fit.run(watch)
    } catch let failure as LogisticFit.Failure {
      throw failure.fault(data.names)
    }
    let values = columns.unscaled(fit.coefficients)
    let errors =
      fit.hasSizePenalty ? values.map { _ in .nan } : columns.standardErrors(try fit.covariance())
    coefficients = zip([RegressionCoefficient.intercept] + data.names, zip(values, errors)).map { name, estimate in
      let z = estimate.0 / estimate.1
      return RegressionCoefficient(
        name: name, value: estimate.0, standardError: estimate.1, statistic: z, pValue: NormalDistribution.twoSided(z))
    }
    (logLikelihood, nullLogLikelihood, iterations) = (-fit.loss, fit.nullLogLikelihood, fit.iterations)
  }
}
