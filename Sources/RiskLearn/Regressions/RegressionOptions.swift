/// What large coefficients of a regression cost.
enum RegressionPenalty: String, Sendable, CaseIterable {
  case none, ridge
}

/// The options of the logistic learner.
enum LogisticOptions {
  static let penalty = Hyperparameter<RegressionPenalty>(
    "penalty", default: .none, "What large coefficients cost: nothing, or their squares (ridge).")
  static let strength = Hyperparameter<Double>(
    "strength", default: 1, in: 0...1e9,
    "How much they cost with penalty = ridge: half of it times their squares, features in standard deviations.")
  static let iterations = Hyperparameter<Int>(
    "iterations", default: 100, in: 1...10_000, "After how many steps a fit that does not settle is given up.")

  /// Every option, in the order help shows them.
  static let all: [HyperparameterInfo] = [penalty.info, strength.info, iterations.info]
  /// What they must keep to among themselves.
  static let rules: [OptionRule] = [.only(strength.info, with: penalty, .ridge)]
}
