/// What XGBoost makes as small as it can.
enum XGBoostObjective: String, Sendable, CaseIterable {
  case auto, logistic
  case squaredError = "squared_error"
  case absoluteError = "absolute_error"
  case pseudoHuber = "pseudo_huber"
  case quantile, poisson, gamma, tweedie

  /// What it can predict.
  var targets: Set<TargetKind> {
    switch self {
    case .auto: TargetKind.known
    case .logistic: [.binary, .share]
    case .squaredError, .absoluteError, .pseudoHuber, .quantile, .poisson, .gamma, .tweedie: [.share, .amount]
    }
  }

  /// The objective itself where none was named.
  func chosen(for target: TargetKind) -> XGBoostObjective {
    guard self == .auto else { return self }
    return target == .amount ? .squaredError : .logistic
  }

  /// The name XGBoost has for it.
  func engineName(for target: TargetKind) -> String {
    switch self {
    case .auto: chosen(for: target).engineName(for: target)
    case .logistic: target == .binary ? "binary:logistic" : "reg:logistic"
    case .squaredError: "reg:squarederror"
    case .absoluteError: "reg:absoluteerror"
    case .pseudoHuber: "reg:pseudohubererror"
    case .quantile: "reg:quantileerror"
    case .poisson: "count:poisson"
    case .gamma: "reg:gamma"
    case .tweedie: "reg:tweedie"
    }
  }

  /// The loss that is watched: XGBoost's name, and ours.
  func metric(_ values: HyperparameterValues) -> (engine: String, name: String) {
    switch self {
    case .auto, .logistic: ("logloss", "log-loss")
    case .squaredError: ("rmse", "RMSE")
    case .absoluteError: ("mae", "MAE")
    case .pseudoHuber: ("mphe", "pseudo-Huber loss")
    case .quantile: ("quantile", "quantile loss")
    case .poisson: ("poisson-nloglik", "Poisson loss")
    case .gamma: ("gamma-nloglik", "gamma loss")
    case .tweedie: ("tweedie-nloglik@\(values[XGBoostOptions.tweediePower])", "Tweedie loss")
    }
  }

  /// The least target it takes: nil for none, else whether 0 is one.
  var takesZero: Bool? {
    switch self {
    case .gamma: false
    case .poisson, .tweedie: true
    case .auto, .logistic, .squaredError, .absoluteError, .pseudoHuber, .quantile: nil
    }
  }

  /// Whether leaves get the median or a quantile of their rows, which keeps to no direction.
  var setsLeavesAnew: Bool { self == .absoluteError || self == .quantile }
}
