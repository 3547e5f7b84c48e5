/// A regression as it is kept and scored: a weighted sum of features, and what is known of the weights.
///
/// Features come as Float64; a missing one makes the prediction NaN, for a sum has no place for it.
public struct RegressionModel: Sendable, Equatable {
  /// How a margin becomes a prediction.
  public enum Link: String, Sendable, Codable {
    /// The prediction is the margin.
    case identity
    /// The margin is the logarithm of the odds and the prediction is the probability or the share.
    case logistic
  }

  /// A weight with what is known of its error.
  public struct Coefficient: Sendable, Equatable {
    /// The name of the feature; `intercept` for the constant.
    public let name: String
    /// What the feature is multiplied with.
    public let value: Double
    /// Its standard error; nil where none is known, as with a penalty that sets coefficients to 0.
    public let standardError: Double?
    /// The value in standard errors: z of a logistic, t of a linear regression.
    public let statistic: Double?
    /// How often chance alone gives a value this far from 0.
    public let pValue: Double?

    /// Describes a weight.
    public init(name: String, value: Double, standardError: Double?, statistic: Double?, pValue: Double?) {
      self.name = name
      self.value = value
      self.standardError = standardError
      self.statistic = statistic
      self.pValue = pValue
    }
  }

  /// How a margin becomes a prediction.
  public let link: Link
  /// The constant.
  public let intercept: Coefficient
  /// The weights in the order of a row.
  public let coefficients: [Coefficient]
  /// The mean of each feature over the training rows: what contributions are measured from.
  public let means: [Double]
  /// What large weights cost in training, such as `none` or `ridge`.
  public let penalty: String
  /// How much they cost.
  public let strength: Double

  /// The most features a regression has.
  public static let featureLimit = 4_096

  /// Takes what a fit has found; throws `ModelFault.damagedModel` where it is no model.
  public init(
    link: Link, intercept: Coefficient, coefficients: [Coefficient], means: [Double], penalty: String = "none",
    strength: Double = 0
  ) throws {
    self.link = link
    self.intercept = intercept
    self.coefficients = coefficients
    self.means = means
    self.penalty = penalty
    self.strength = strength
    try check()
  }

  /// The names of the features in the order of a row.
  public var featureNames: [String] { coefficients.map(\.name) }
  /// How many features a row has.
  public var featureCount: Int { coefficients.count }

  private func check() throws {
    guard coefficients.count <= Self.featureLimit else {
      throw ModelFault.modelTooLarge(what: "features", limit: Self.featureLimit)
    }
    guard means.count == coefficients.count else {
      throw ModelFault.damagedModel(reason: "\(means.count) means stand for \(coefficients.count) features")
    }
    guard Set(featureNames).count == coefficients.count else {
      throw ModelFault.damagedModel(reason: "a feature comes twice")
    }
    guard intercept.value.isFinite, (coefficients.map(\.value) + means).allSatisfy(\.isFinite) else {
      throw ModelFault.damagedModel(reason: "a coefficient is not finite")
    }
  }
}
