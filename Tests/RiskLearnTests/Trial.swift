import RiskLearn
import RiskModels
import Testing

/// A training to try: a learner, its options and a target.
struct Trial: Sendable, CustomTestStringConvertible {
  let learner: String
  let kind: TargetKind
  let options: [String: OptionValue]
  let categories: Int?

  init(_ learner: String, _ kind: TargetKind, categories: Int? = nil, _ options: [String: OptionValue]) {
    (self.learner, self.kind, self.options, self.categories) = (learner, kind, options, categories)
  }

  /// A training of outcomes.
  init(_ learner: String, categories: Int? = nil, _ options: [String: OptionValue]) {
    self.init(learner, .binary, categories: categories, options)
  }

  var testDescription: String {
    let written = options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
    return "\(learner) \(kind) \(written.joined(separator: " "))\(categories == nil ? "" : " with categories")"
  }

  /// Trains on a sample, 20 rounds unless the options say otherwise.
  func fit(
    _ sample: Sample, seed: UInt64 = 7, threads: Int = 2, validation: Sample? = nil,
    directions: [String: TrainingRequest.Direction] = [:], interactions: [[String]] = [],
    keepsBest: Bool = false, progress: (TrainingProgress) -> Bool = { _ in true }
  ) throws -> FittedModel {
    let learner = try Learner.named(learner)
    let short: [String: OptionValue] = learner.options.contains { $0.name == "rounds" } ? ["rounds": 20] : [:]
    let request = TrainingRequest(
      options: short.merging(options) { $1 }, directions: directions, interactions: interactions, seed: seed,
      threads: threads, keepsBestWhenInterrupted: keepsBest)
    return try learner.fit(
      sample.data(kind), validation: validation.map { try $0.data(kind) }, request: request, progress: progress)
  }

  /// Every booster, objective and kind of tree once.
  static let all: [Trial] = xgboost + lightGBM

  static let xgboost: [Trial] = [
    Trial("xgboost", [:]), Trial("xgboost", ["depth": 16, "min_child_weight": 0]),
    Trial("xgboost", ["depth": 1, "max_bin": 2]), Trial("xgboost", ["tree_method": "exact"]),
    Trial("xgboost", ["tree_method": "approx", "growth": "lossguide", "leaves": 6]),
    Trial("xgboost", ["growth": "lossguide", "leaves": 9, "depth": 0]),
    Trial("xgboost", ["subsample": 0.7, "colsample": 0.6, "colsample_level": 0.8, "colsample_node": 0.7]),
    Trial("xgboost", ["booster": "dart", "drop_rate": 0.3, "skip_drop": 0]),
    Trial("xgboost", ["booster": "dart", "normalize": "forest", "drop_sample": "weighted", "one_drop": true]),
    Trial("xgboost", ["booster": "gblinear"]), Trial("xgboost", .amount, ["booster": "gblinear", "alpha": 0.1]),
    Trial("xgboost", ["booster": "gblinear", "updater": "shotgun", "selector": "shuffle"]),
    Trial("xgboost", ["booster": "gblinear", "selector": "greedy", "top_k": 2]),
    Trial("xgboost", ["trees_per_round": 5, "rounds": 3, "subsample": 0.6, "colsample_node": 0.8, "eta": 1]),
    Trial("xgboost", ["scale_pos_weight": 4, "lambda": 3, "alpha": 0.5, "gamma": 0.2, "max_delta_step": 0.3]),
    Trial("xgboost", categories: 12, [:]), Trial("xgboost", categories: 3, ["max_cat_to_onehot": 1]),
    Trial("xgboost", categories: 40, ["tree_method": "approx", "max_cat_threshold": 5]),
    Trial("xgboost", categories: 12, ["booster": "dart", "growth": "lossguide", "leaves": 5]),
    Trial("xgboost", .share, [:]), Trial("xgboost", .amount, [:]),
    Trial("xgboost", .share, ["objective": "squared_error"]),
    Trial("xgboost", .amount, ["objective": "absolute_error"]), Trial("xgboost", .amount, ["objective": "poisson"]),
    Trial("xgboost", .amount, ["objective": "pseudo_huber", "huber_delta": 20]),
    Trial("xgboost", .amount, ["objective": "quantile", "quantile_level": 0.9]),
    Trial("xgboost", .amount, ["objective": "gamma"]),
    Trial("xgboost", .amount, ["objective": "tweedie", "tweedie_power": 1.3]),
  ]

  static let lightGBM: [Trial] = [
    Trial("lightgbm", [:]), Trial("lightgbm", ["leaves": 31, "depth": 3, "max_bin": 15]),
    Trial("lightgbm", ["subsample": 0.6, "subsample_freq": 2, "colsample": 0.7, "colsample_node": 0.8]),
    Trial("lightgbm", ["boosting": "goss", "eta": 0.5, "top_rate": 0.3, "other_rate": 0.2]),
    Trial("lightgbm", ["boosting": "dart", "drop_rate": 0.4, "skip_drop": 0.1]),
    Trial("lightgbm", ["boosting": "dart", "uniform_drop": true, "max_drop": 3, "skip_drop": 0]),
    Trial("lightgbm", ["boosting": "rf", "subsample": 0.632]),
    Trial("lightgbm", .amount, ["boosting": "rf", "subsample": 0.5, "colsample": 0.7]),
    Trial("lightgbm", ["linear_tree": true, "linear_lambda": 0.1]), Trial("lightgbm", .amount, ["linear_tree": true]),
    Trial("lightgbm", ["extra_trees": true, "path_smooth": 2, "min_child_samples": 5]),
    Trial("lightgbm", ["scale_pos_weight": 3, "lambda": 2, "alpha": 0.3, "gamma": 0.1, "max_delta_step": 0.5]),
    Trial("lightgbm", categories: 3, [:]),
    Trial(
      "lightgbm", categories: 40,
      ["min_data_per_group": 5, "cat_smooth": 1, "cat_l2": 1, "max_cat_threshold": 6, "max_cat_to_onehot": 1]),
    Trial("lightgbm", .share, [:]), Trial("lightgbm", ["objective": "cross_entropy"]), Trial("lightgbm", .amount, [:]),
    Trial("lightgbm", .share, ["objective": "l2"]), Trial("lightgbm", .amount, ["objective": "l1"]),
    Trial("lightgbm", .amount, ["objective": "huber", "huber_delta": 20]),
    Trial("lightgbm", .amount, ["objective": "fair", "fair_c": 10]), Trial("lightgbm", .amount, ["objective": "mape"]),
    Trial("lightgbm", .amount, ["objective": "quantile", "quantile_level": 0.9]),
    Trial("lightgbm", .amount, ["objective": "poisson"]), Trial("lightgbm", .amount, ["objective": "gamma"]),
    Trial("lightgbm", .amount, ["objective": "tweedie", "tweedie_power": 1.7]),
  ]
}
