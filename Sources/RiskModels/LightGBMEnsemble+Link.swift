import Foundation

extension LightGBMEnsemble {
  /// How a margin becomes a prediction.
  public enum Link: Sendable, Equatable {
    /// The prediction is the margin.
    case identity
    /// The margin times the slope is the logarithm of the odds and the prediction is the probability.
    case logistic(slope: Double)
    /// The margin is the logarithm of the prediction.
    case logarithm
    /// The prediction is the margin's square with the margin's sign (`reg_sqrt`).
    case signedSquare
    /// The prediction is the logarithm of one more than the margin's exponential (`cross_entropy_lambda`).
    case softplus

    /// The link of an objective as LightGBM writes it, nil when it is not scored here.
    init?(objective: String) {
      let words = objective.split(separator: " ")
      switch words.first {
      case "binary":
        let slope = words.first { $0.hasPrefix("sigmoid:") }.map { Double($0.dropFirst(8)) } ?? 1
        guard let slope, slope > 0, slope.isFinite else { return nil }
        self = .logistic(slope: slope)
      case "cross_entropy": self = .logistic(slope: 1)
      case "cross_entropy_lambda": self = .softplus
      case "poisson", "gamma", "tweedie": self = .logarithm
      case "regression", "regression_l1", "huber", "fair", "quantile", "mape":
        self = words.contains("sqrt") ? .signedSquare : .identity
      case "custom": self = .identity
      default: return nil
      }
    }

    /// The prediction for a margin, in Float64 as LightGBM computes it.
    public func prediction(ofMargin margin: Double) -> Double {
      switch self {
      case .identity: margin
      case .logistic(let slope): 1 / (1 + exp(-slope * margin))
      case .logarithm: exp(margin)
      case .signedSquare: (margin < 0 ? -margin : margin) * margin
      case .softplus: log1p(exp(margin))
      }
    }
  }
}
