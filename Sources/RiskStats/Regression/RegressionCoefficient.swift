/// A coefficient of a regression with what is known of its error.
public struct RegressionCoefficient: Sendable, Equatable {
  /// The column's name; `intercept` for the constant.
  public let name: String
  /// The estimate.
  public let value: Double
  /// Its standard error.
  public let standardError: Double
  /// The estimate in standard errors: z of a logistic, t of a linear regression.
  public let statistic: Double
  /// How often chance alone gives an estimate this far from 0 (Wald's test, two-sided).
  public let pValue: Double

  /// The name the constant goes by.
  public static let intercept = "intercept"
}
