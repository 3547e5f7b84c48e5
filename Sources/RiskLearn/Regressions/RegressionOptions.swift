import RiskStats

/// What large coefficients of a regression cost.
enum RegressionPenalty: String, Sendable, CaseIterable {
  case none, ridge, lasso, elastic
}

/// The options of the logistic learner.
enum LogisticOptions {
  static let penalty = Hyperparameter<RegressionPenalty>(
    "penalty", default: .none,
    "What large coefficients cost: nothing, their squares (ridge), their sizes (lasso: small ones become 0), or both.")
  static let strength = Hyperparameter<Double>(
    "strength", default: 1, in: 0...1e9,
    "How much they cost, features in standard deviations: half of it times squares, or it times sizes.")
  static let mix = Hyperparameter<Double>(
    "mix", default: 0.5, in: 0...1, "The share of sizes in penalty = elastic; the rest is for squares.")
  static let iterations = Hyperparameter<Int>(
    "iterations", default: 100, in: 1...10_000, "After how many steps a fit that does not settle is given up.")

  /// Every option, in the order help shows them.
  static let all: [HyperparameterInfo] = [penalty.info, strength.info, mix.info, iterations.info]
  /// The penalty in the statistics' terms.
  static func penalty(_ values: HyperparameterValues) -> LogisticRegression.Penalty {
    let strength = values[strength]
    return switch values[penalty] {
    case .none: .none
    case .ridge: .scaled(strength)
    case .lasso: .scaled(strength, onSizes: 1)
    case .elastic: .scaled(strength, onSizes: values[mix])
    }
  }

  /// What they must keep to among themselves.
  static let rules: [OptionRule] = [
    .only(strength.info, with: penalty, .ridge, .lasso, .elastic), .only(mix.info, with: penalty, .elastic),
  ]
}
