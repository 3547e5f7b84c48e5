extension LightGBMOptions {
  static let quantileLevel = Hyperparameter<Double>(
    "quantile_level", engine: "alpha", default: 0.5, in: 0.001...0.999,
    "Which quantile is predicted with objective = quantile.")
  static let huberDelta = Hyperparameter<Double>(
    "huber_delta", engine: "alpha", default: 0.9, in: 1e-9...1e9,
    "Beyond which error objective = huber grows linearly.")
  static let fairScale = Hyperparameter<Double>(
    "fair_c", engine: "fair_c", default: 1, in: 1e-9...1e9, "The scale of errors with objective = fair.")
  static let tweediePower = Hyperparameter<Double>(
    "tweedie_power", engine: "tweedie_variance_power", default: 1.5, in: 1.001...1.999,
    "How fast the variance grows with the mean with objective = tweedie: near 1 as counts, near 2 as amounts.")

  /// The options of single objectives.
  static let losses: [HyperparameterInfo] = [quantileLevel.info, huberDelta.info, fairScale.info, tweediePower.info]

  static let smoothing = Hyperparameter<Double>(
    "path_smooth", engine: "path_smooth", default: 0, in: 0...1e9,
    "How strongly small leaves are drawn towards the node above them.")
  static let extraTrees = Hyperparameter<Bool>(
    "extra_trees", engine: "extra_trees", default: false, "Whether only one threshold, drawn at random, is tried.")
  static let linearTree = Hyperparameter<Bool>(
    "linear_tree", engine: "linear_tree", default: false, "Whether leaves are linear models (on one thread).")
  static let linearLambda = Hyperparameter<Double>(
    "linear_lambda", engine: "linear_lambda", default: 0, in: 0...1e9,
    "Penalty on the coefficients of leaves with linear_tree = true.")
  static let monotoneMethod = Hyperparameter<LightGBMMonotoneMethod>(
    "monotone_method", engine: "monotone_constraints_method", default: .basic,
    "How predictions are kept to directions: the slower, the less they lose by it.")
  static let maxCategoriesAlone = Hyperparameter<Int>(
    "max_cat_to_onehot", engine: "max_cat_to_onehot", default: 4, in: 1...1_000,
    "Up to how many categories a split sets one apart from all others.")
  static let maxCategories = Hyperparameter<Int>(
    "max_cat_threshold", engine: "max_cat_threshold", default: 32, in: 1...1_000,
    "Most categories a split sends to one side.")
  static let categorySmoothing = Hyperparameter<Double>(
    "cat_smooth", engine: "cat_smooth", default: 10, in: 0...1e9, "How little rare categories are heeded.")
  static let categoryLambda = Hyperparameter<Double>(
    "cat_l2", engine: "cat_l2", default: 10, in: 0...1e9,
    "Penalty on the squares of leaf values in splits of categories.")
  static let minDataPerGroup = Hyperparameter<Int>(
    "min_data_per_group", engine: "min_data_per_group", default: 100, in: 1...1_000_000,
    "Fewest rows of a group of categories.")

  /// More options of trees.
  static let trees: [HyperparameterInfo] = [
    smoothing.info, extraTrees.info, linearTree.info, linearLambda.info, monotoneMethod.info, maxCategoriesAlone.info,
    maxCategories.info, categorySmoothing.info, categoryLambda.info, minDataPerGroup.info,
  ]

  static let topRate = Hyperparameter<Double>(
    "top_rate", engine: "top_rate", default: 0.2, in: 0.0001...1, "Share of the rows goss keeps for their large errors."
  )
  static let otherRate = Hyperparameter<Double>(
    "other_rate", engine: "other_rate", default: 0.1, in: 0.0001...1, "Share of the rows goss draws from the rest.")

  /// The options of goss.
  static let goss: [HyperparameterInfo] = [topRate.info, otherRate.info]

  static let dropRate = Hyperparameter<Double>(
    "drop_rate", engine: "drop_rate", default: 0.1, in: 0...1, "Share of the trees dart drops in a round.")
  static let skipDrop = Hyperparameter<Double>(
    "skip_drop", engine: "skip_drop", default: 0.5, in: 0...1, "How often dart drops no tree in a round.")
  static let mostDropped = Hyperparameter<Int>(
    "max_drop", engine: "max_drop", default: 50, in: 1...10_000, "Most trees dart drops in a round.")
  static let uniformDrop = Hyperparameter<Bool>(
    "uniform_drop", engine: "uniform_drop", default: false,
    "Whether dart draws all trees alike and not by their weight.")

  /// The options of dart.
  static let drops: [HyperparameterInfo] = [dropRate.info, skipDrop.info, mostDropped.info, uniformDrop.info]
}
