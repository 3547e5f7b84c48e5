/// The options of the XGBoost learner; only valid ones exist.
public struct XGBoostParameters: Sendable, Equatable {
  /// How many trees are fitted.
  public static let rounds = Hyperparameter<Int>(
    "rounds", default: 300, in: 1...10_000, "Boosting rounds: trees fitted one after the other.")
  /// How deep a tree may be.
  public static let depth = Hyperparameter<Int>(
    "depth", default: 4, in: 1...16, "Greatest depth of a tree.")
  /// How much of each tree's advice is taken.
  public static let eta = Hyperparameter<Double>(
    "eta", default: 0.05, in: 0.0001...1, "Learning rate: how much of each tree's correction is taken.")
  /// The share of rows a tree sees.
  public static let subsample = Hyperparameter<Double>(
    "subsample", default: 1, in: 0.0001...1, "Share of the rows drawn for each tree.")
  /// The share of features a tree sees.
  public static let columnSample = Hyperparameter<Double>(
    "colsample", default: 1, in: 0.0001...1, "Share of the features drawn for each tree.")
  /// The least weight of a leaf.
  public static let minimumChildWeight = Hyperparameter<Double>(
    "min_child_weight", default: 1, in: 0...1e9, "Least sum of second derivatives in a leaf.")
  /// The quadratic penalty.
  public static let lambda = Hyperparameter<Double>(
    "lambda", default: 1, in: 0...1e9, "Penalty on the squares of leaf values.")
  /// The absolute penalty.
  public static let alpha = Hyperparameter<Double>(
    "alpha", default: 0, in: 0...1e9, "Penalty on the sizes of leaf values.")
  /// The price of a split.
  public static let gamma = Hyperparameter<Double>(
    "gamma", default: 0, in: 0...1e9, "Least gain that is worth a split.")
  /// How finely features are cut.
  public static let bins = Hyperparameter<Int>(
    "max_bin", default: 256, in: 2...65_535, "Most intervals a feature is cut into.")

  /// Every option, in the order help shows them.
  public static let all: [HyperparameterInfo] = [
    rounds.info, depth.info, eta.info, subsample.info, columnSample.info, minimumChildWeight.info, lambda.info,
    alpha.info, gamma.info, bins.info,
  ]

  private let values: HyperparameterValues

  /// Takes the defaults save for named values; throws `LearnFault` for an unknown name or a value out of range.
  public init(_ named: [String: Double] = [:]) throws {
    values = try HyperparameterValues(named, declared: Self.all, learner: "xgboost")
  }

  /// The value of an option.
  public subscript<Value>(_ parameter: Hyperparameter<Value>) -> Value { values[parameter] }

  /// The options by XGBoost's own names; `rounds` is no option there.
  var settings: [(name: String, value: String)] {
    [
      ("max_depth", "\(self[Self.depth])"), ("eta", "\(self[Self.eta])"), ("subsample", "\(self[Self.subsample])"),
      ("colsample_bytree", "\(self[Self.columnSample])"), ("min_child_weight", "\(self[Self.minimumChildWeight])"),
      ("lambda", "\(self[Self.lambda])"), ("alpha", "\(self[Self.alpha])"), ("gamma", "\(self[Self.gamma])"),
      ("max_bin", "\(self[Self.bins])"),
    ]
  }
}
