public import RiskModels

/// What a model learns from, checked: features and a target of every row, and how much each row weighs.
public struct TrainingData: Sendable {
  /// What the target is.
  public let kind: TargetKind
  /// The names of the features in the order of a row.
  public let names: [String]
  /// For each feature nil, or how many categories it has, whose codes count from 0.
  public let categories: [Int?]
  /// The features of every row.
  public let features: FeatureMatrix
  /// The target of every row; empty where there is none.
  public let targets: [Double]
  /// How much each row counts; nil where all count alike.
  public let weights: [Double]?

  /// The fewest rows of either outcome: with fewer nothing can be said about what they share.
  public static let fewestOfOutcome = 3
  /// The most categories a feature may have.
  public static let mostCategories = 4_096

  /// Takes rows, NaN for a missing feature.
  ///
  /// - Parameters:
  ///   - kind: What the target is.
  ///   - names: The names of the features.
  ///   - categories: For each feature nil, or how many categories it has; without it all are numbers.
  ///   - features: The features of every row.
  ///   - targets: The target of every row; none where nothing is predicted that is known of them.
  ///   - weights: How much each row counts.
  /// - Throws: a `LearnFault` that says what no learner could make sense of.
  public init(
    _ kind: TargetKind, names: [String], categories: [Int?]? = nil, features: FeatureMatrix, targets: [Double] = [],
    weights: [Double]? = nil
  ) throws(LearnFault) {
    self.kind = kind
    self.names = names
    self.categories = categories ?? [Int?](repeating: nil, count: names.count)
    self.features = features
    self.targets = targets
    self.weights = weights
    try checkShape()
    try checkWeights()
    if kind.hasTarget { try checkTargets() }
    try checkFeatures()
  }

  /// How many rows there are.
  public var rows: Int { features.rows }
  /// Whether a feature is given as codes of categories.
  public var hasCategories: Bool { categories.contains { $0 != nil } }
}
