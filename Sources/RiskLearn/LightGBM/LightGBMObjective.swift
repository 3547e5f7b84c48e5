/// What LightGBM makes as small as it can.
enum LightGBMObjective: String, Sendable, CaseIterable {
  case auto, binary
  case crossEntropy = "cross_entropy"
  case l2, l1, huber, fair, mape, quantile, poisson, gamma, tweedie

  /// What it can predict.
  var targets: Set<TargetKind> {
    switch self {
    case .auto: TargetKind.known
    case .binary: [.binary]
    case .crossEntropy: [.binary, .share]
    case .l2, .l1, .huber, .fair, .mape, .quantile, .poisson, .gamma, .tweedie: [.share, .amount]
    }
  }

  /// The objective itself where none was named.
  func chosen(for target: TargetKind) -> LightGBMObjective {
    guard self == .auto else { return self }
    return switch target {
    case .binary: .binary
    case .share: .crossEntropy
    case .amount, .segment, .anomaly, .embedding: .l2
    }
  }

  /// The name LightGBM has for it.
  var engineName: String {
    switch self {
    case .l2: "regression"
    case .l1: "regression_l1"
    case .auto, .binary, .crossEntropy, .huber, .fair, .mape, .quantile, .poisson, .gamma, .tweedie: rawValue
    }
  }

  /// The loss that is watched: LightGBM's name, and ours.
  var metric: (engine: String, name: String) {
    switch self {
    case .auto, .binary: ("binary_logloss", "log-loss")
    case .crossEntropy: ("cross_entropy", "log-loss")
    case .l2: ("rmse", "RMSE")
    case .l1: ("l1", "MAE")
    case .huber: ("huber", "Huber loss")
    case .fair: ("fair", "Fair loss")
    case .mape: ("mape", "MAPE")
    case .quantile: ("quantile", "quantile loss")
    case .poisson: ("poisson", "Poisson loss")
    case .gamma: ("gamma", "gamma loss")
    case .tweedie: ("tweedie", "Tweedie loss")
    }
  }

  /// The least target it takes: nil for none, else whether 0 is one.
  var takesZero: Bool? {
    switch self {
    case .gamma: false
    case .poisson, .tweedie: true
    case .auto, .binary, .crossEntropy, .l2, .l1, .huber, .fair, .mape, .quantile: nil
    }
  }

  /// Whether leaves get the median or a quantile of their rows, which keeps to no direction.
  var setsLeavesAnew: Bool { self == .l1 || self == .quantile || self == .mape }
}
