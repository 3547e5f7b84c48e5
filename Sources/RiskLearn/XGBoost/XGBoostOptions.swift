/// The options of the XGBoost learner; defaults that differ from XGBoost's own are among `ownDefaults`.
enum XGBoostOptions {
  static let booster = Hyperparameter<XGBoostBoosterKind>(
    "booster", engine: "booster", default: .gbtree,
    "What is added up: trees, trees of which some are dropped (dart), or linear models (gblinear).")
  static let objective = Hyperparameter<XGBoostObjective>(
    "objective", default: .auto,
    "What is made small: logistic loss for pd and shares, squared error for amounts, unless another is named.")
  static let rounds = Hyperparameter<Int>(
    "rounds", default: 300, in: 1...10_000, "Boosting rounds: trees fitted one after the other.")
  static let eta = Hyperparameter<Double>(
    "eta", engine: "eta", default: 0.05, in: 0.0001...1, "Learning rate: how much of each tree's correction is taken.")
  static let stopping = Hyperparameter<Int>(
    "stopping", default: 0, in: 0...10_000,
    "Rounds without a better validation loss after which training ends at the best round; 0 for never.")
  static let lambda = Hyperparameter<Double>(
    "lambda", engine: "lambda", default: 1, in: 0...1e9,
    "Penalty on the squares of leaf values, or of gblinear's coefficients (0 there unless given).")
  static let alpha = Hyperparameter<Double>(
    "alpha", engine: "alpha", default: 0, in: 0...1e9, "Penalty on the sizes of leaf values or coefficients.")
  static let badWeight = Hyperparameter<Double>(
    "scale_pos_weight", engine: "scale_pos_weight", default: 1, in: 1e-6...1e6,
    "How much a bad row counts against a good one; probabilities rise with it and need calibration.")
  static let quantileLevel = Hyperparameter<Double>(
    "quantile_level", engine: "quantile_alpha", default: 0.5, in: 0.001...0.999,
    "Which quantile is predicted with objective = quantile.")
  static let huberDelta = Hyperparameter<Double>(
    "huber_delta", engine: "huber_slope", default: 1, in: 1e-9...1e9,
    "Beyond which error objective = pseudo_huber grows linearly.")
  static let tweediePower = Hyperparameter<Double>(
    "tweedie_power", engine: "tweedie_variance_power", default: 1.5, in: 1.001...1.999,
    "How fast the variance grows with the mean with objective = tweedie: near 1 as counts, near 2 as amounts.")

  /// Every option, in the order help shows them.
  static let all: [HyperparameterInfo] =
    [booster.info, objective.info, rounds.info] + trees.prefix(1) + [eta.info, stopping.info] + trees.dropFirst()
    + [
      lambda.info, alpha.info, badWeight.info, quantileLevel.info, huberDelta.info, tweediePower.info,
    ] + drops + linear

  /// The options whose default is ours and not XGBoost's, so that they are always told.
  static let ownDefaults: Set<String> = ["depth", "eta", "drop_rate", "skip_drop", "quantile_level"]
}
