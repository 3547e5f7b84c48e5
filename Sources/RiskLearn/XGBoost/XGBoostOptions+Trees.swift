extension XGBoostOptions {
  static let depth = Hyperparameter<Int>(
    "depth", engine: "max_depth", default: 4, in: 0...16, "Greatest depth of a tree; 0 for none, with leaves.")
  static let treeMethod = Hyperparameter<XGBoostTreeMethod>(
    "tree_method", engine: "tree_method", default: .hist,
    "How splits are found: among intervals, among all values, or among intervals found anew for each tree.")
  static let growth = Hyperparameter<XGBoostGrowth>(
    "growth", engine: "grow_policy", default: .depthwise,
    "Where a tree is split next: level by level, or where the loss falls most.")
  static let leaves = Hyperparameter<Int>(
    "leaves", engine: "max_leaves", default: 0, in: 0...4_096,
    "Most leaves of a tree with growth = lossguide; 0 for as many as its depth allows.")
  static let subsample = Hyperparameter<Double>(
    "subsample", engine: "subsample", default: 1, in: 0.0001...1, "Share of the rows drawn for each tree.")
  static let colsample = Hyperparameter<Double>(
    "colsample", engine: "colsample_bytree", default: 1, in: 0.0001...1, "Share of the features drawn for each tree.")
  static let colsampleLevel = Hyperparameter<Double>(
    "colsample_level", engine: "colsample_bylevel", default: 1, in: 0.0001...1,
    "Share of those features drawn for each level of a tree.")
  static let colsampleNode = Hyperparameter<Double>(
    "colsample_node", engine: "colsample_bynode", default: 1, in: 0.0001...1,
    "Share of those features drawn for each split.")
  static let minChildWeight = Hyperparameter<Double>(
    "min_child_weight", engine: "min_child_weight", default: 1, in: 0...1e9,
    "Least sum of second derivatives in a leaf.")
  static let gamma = Hyperparameter<Double>(
    "gamma", engine: "gamma", default: 0, in: 0...1e9, "Least gain that is worth a split.")
  static let maxBin = Hyperparameter<Int>(
    "max_bin", engine: "max_bin", default: 256, in: 2...65_535, "Most intervals a feature is cut into.")
  static let maxDeltaStep = Hyperparameter<Double>(
    "max_delta_step", engine: "max_delta_step", default: 0, in: 0...1e9,
    "Greatest value of a leaf before the learning rate; 0 for none (0.7 with objective = poisson unless given).")
  static let treesPerRound = Hyperparameter<Int>(
    "trees_per_round", engine: "num_parallel_tree", default: 1, in: 1...100,
    "Trees a round: many, with rounds = 1, eta = 1 and subsample below 1, make a random forest.")
  static let maxCategoriesAlone = Hyperparameter<Int>(
    "max_cat_to_onehot", engine: "max_cat_to_onehot", default: 4, in: 1...1_000,
    "Up to how many categories a split sets one apart from all others.")
  static let maxCategories = Hyperparameter<Int>(
    "max_cat_threshold", engine: "max_cat_threshold", default: 64, in: 1...1_000,
    "Most categories a split sends to one side.")

  /// The options of trees.
  static let trees: [HyperparameterInfo] = [
    depth.info, treeMethod.info, growth.info, leaves.info, subsample.info, colsample.info, colsampleLevel.info,
    colsampleNode.info, minChildWeight.info, gamma.info, maxBin.info, maxDeltaStep.info, treesPerRound.info,
    maxCategoriesAlone.info, maxCategories.info,
  ]

  static let dropRate = Hyperparameter<Double>(
    "drop_rate", engine: "rate_drop", default: 0.1, in: 0...1, "Share of the trees dart drops in a round.")
  static let skipDrop = Hyperparameter<Double>(
    "skip_drop", engine: "skip_drop", default: 0.5, in: 0...1, "How often dart drops no tree in a round.")
  static let oneDrop = Hyperparameter<Bool>(
    "one_drop", engine: "one_drop", default: false, "Whether dart drops one tree at least.")
  static let normalization = Hyperparameter<XGBoostNormalization>(
    "normalize", engine: "normalize_type", default: .tree,
    "Whether dart weighs a new tree as each of those dropped or as all of them.")
  static let dropSample = Hyperparameter<XGBoostDropSample>(
    "drop_sample", engine: "sample_type", default: .uniform,
    "Whether dart draws all trees alike or by their weight.")

  /// The options of dart.
  static let drops: [HyperparameterInfo] = [
    dropRate.info, skipDrop.info, oneDrop.info, normalization.info, dropSample.info,
  ]

  static let updater = Hyperparameter<XGBoostUpdater>(
    "updater", engine: "updater", default: .coord_descent,
    "How gblinear changes its coefficients: one after the other, or all at once (shotgun, on one thread).")
  static let selector = Hyperparameter<XGBoostSelector>(
    "selector", engine: "feature_selector", default: .cyclic, "In which order gblinear takes up features.")
  static let topFeatures = Hyperparameter<Int>(
    "top_k", engine: "top_k", default: 0, in: 0...65_536,
    "How many features gblinear takes up in a round with selector = greedy or thrifty; 0 for all.")

  /// The options of gblinear.
  static let linear: [HyperparameterInfo] = [updater.info, selector.info, topFeatures.info]
}
