/// The options of the LightGBM learner; defaults that differ from LightGBM's own are among `ownDefaults`.
enum LightGBMOptions {
  static let boosting = Hyperparameter<LightGBMBoosting>(
    "boosting", default: .gbdt,
    "How trees are added up: each on the errors of all before it, on the largest errors (goss, on one thread), with some "
      + "dropped (dart), or as a random forest (rf).")
  static let objective = Hyperparameter<LightGBMObjective>(
    "objective", default: .auto,
    "What is made small: logistic loss for pd, cross-entropy for shares, squared error (l2) for amounts, unless another "
      + "is named.")
  static let rounds = Hyperparameter<Int>(
    "rounds", default: 300, in: 1...10_000, "Boosting rounds: trees fitted one after the other.")
  static let leaves = Hyperparameter<Int>(
    "leaves", engine: "num_leaves", default: 15, in: 2...4_096, "Most leaves of a tree.")
  static let depth = Hyperparameter<Int>(
    "depth", engine: "max_depth", default: 0, in: 0...64, "Greatest depth of a tree; 0 for none.")
  static let eta = Hyperparameter<Double>(
    "eta", engine: "learning_rate", default: 0.05, in: 0.0001...1,
    "Learning rate: how much of each tree's correction is taken.")
  static let stopping = Hyperparameter<Int>(
    "stopping", default: 0, in: 0...10_000,
    "Rounds without a better validation loss after which training ends at the best round; 0 for never.")
  static let subsample = Hyperparameter<Double>(
    "subsample", engine: "bagging_fraction", default: 1, in: 0.0001...1, "Share of the rows drawn for each tree.")
  static let subsampleEvery = Hyperparameter<Int>(
    "subsample_freq", engine: "bagging_freq", default: 1, in: 1...10_000, "After how many rounds rows are drawn anew.")
  static let colsample = Hyperparameter<Double>(
    "colsample", engine: "feature_fraction", default: 1, in: 0.0001...1, "Share of the features drawn for each tree.")
  static let colsampleNode = Hyperparameter<Double>(
    "colsample_node", engine: "feature_fraction_bynode", default: 1, in: 0.0001...1,
    "Share of those features drawn for each split.")
  static let minChildSamples = Hyperparameter<Int>(
    "min_child_samples", engine: "min_data_in_leaf", default: 20, in: 0...1_000_000, "Fewest rows of a leaf.")
  static let minChildWeight = Hyperparameter<Double>(
    "min_child_weight", engine: "min_sum_hessian_in_leaf", default: 0.001, in: 0...1e9,
    "Least sum of second derivatives in a leaf.")
  static let lambda = Hyperparameter<Double>(
    "lambda", engine: "lambda_l2", default: 0, in: 0...1e9, "Penalty on the squares of leaf values.")
  static let alpha = Hyperparameter<Double>(
    "alpha", engine: "lambda_l1", default: 0, in: 0...1e9, "Penalty on the sizes of leaf values.")
  static let gamma = Hyperparameter<Double>(
    "gamma", engine: "min_gain_to_split", default: 0, in: 0...1e9, "Least gain that is worth a split.")
  static let maxBin = Hyperparameter<Int>(
    "max_bin", engine: "max_bin", default: 255, in: 2...65_535, "Most intervals a feature is cut into.")
  static let maxDeltaStep = Hyperparameter<Double>(
    "max_delta_step", engine: "max_delta_step", default: 0, in: 0...1e9,
    "Greatest value of a leaf before the learning rate; 0 for none.")
  static let badWeight = Hyperparameter<Double>(
    "scale_pos_weight", engine: "scale_pos_weight", default: 1, in: 1e-6...1e6,
    "How much a bad row counts against a good one; probabilities rise with it and need calibration.")

  /// Every option, in the order help shows them.
  static let all: [HyperparameterInfo] =
    [
      boosting.info, objective.info, rounds.info, leaves.info, depth.info, eta.info, stopping.info, subsample.info,
      subsampleEvery.info, colsample.info, colsampleNode.info, minChildSamples.info, minChildWeight.info, lambda.info,
      alpha.info, gamma.info, maxBin.info, maxDeltaStep.info, badWeight.info,
    ] + losses + trees + goss + drops

  /// The options whose default is ours and not LightGBM's, so that they are always told.
  static let ownDefaults: Set<String> = ["leaves", "eta", "quantile_level"]
}
