import Foundation

extension TreeEnsemble.Link {
  /// The prediction for a margin, in Float32 as XGBoost computes it.
  public func prediction(ofMargin margin: Float) -> Float {
    switch self {
    case .identity, .logOdds: margin
    case .logistic: 1 / (exp(min(-margin, 88.7)) + 1 + 1e-16)
    case .logarithm: exp(margin)
    }
  }

  /// The margin from which XGBoost starts for a base score, nil for a score the objective cannot have.
  ///
  /// From version 3.2 on XGBoost moves base scores of 0 and 1 inwards by 1e-6; before, it refused them.
  func margin(ofBaseScore score: Float, clipped: Bool) -> Float? {
    let margin: Float
    switch self {
    case .identity, .logOdds: margin = score
    case .logistic:
      guard score >= 0, score <= 1 else { return nil }
      margin = -log(1 / (clipped ? min(max(score, 1e-6), 1 - 1e-6) : score) - 1)
    case .logarithm: margin = log(score)
    }
    return margin.isFinite ? margin : nil
  }

  /// The link of one of XGBoost's objectives, nil when it is not scored here.
  init?(objective: String) {
    switch objective {
    case "binary:logistic", "reg:logistic": self = .logistic
    case "binary:logitraw": self = .logOdds
    case "reg:squarederror", "reg:linear", "reg:squaredlogerror", "reg:pseudohubererror", "reg:absoluteerror",
      "reg:quantileerror":
      self = .identity
    case "count:poisson", "reg:gamma", "reg:tweedie": self = .logarithm
    default: return nil
    }
  }
}
