extension LightGBMOptions {
  /// What the options must keep to among themselves.
  static let rules: [OptionRule] =
    goss.map { .only($0, with: boosting, .goss) } + drops.map { .only($0, with: boosting, .dart) }
    + [
      .only(subsample.info, with: boosting, .gbdt, .dart, .rf), forestOfAllRows, rowsDrawnSeldom, gossRates,
      .only(quantileLevel.info, with: objective, .quantile), .only(huberDelta.info, with: objective, .huber),
      .only(fairScale.info, with: objective, .fair), .only(tweediePower.info, with: objective, .tweedie),
      fittingObjective, badWeightOfOutcomes, linearLeaves, .only(linearLambda.info, with: linearTree),
      OptionRule.stopping(stopping),
    ]

  private static let forestOfAllRows = OptionRule.rule(boosting.info, subsample.info) { given, _ in
    guard given[boosting] == .rf, given[subsample] == 1 else { return nil }
    return .optionsAtOdds(
      reason: "with boosting = rf and all rows in every tree, all trees are the same",
      remedy: "boosting = rf, subsample = 0.632")
  }

  private static let rowsDrawnSeldom = OptionRule.rule(subsample.info, subsampleEvery.info) { given, _ in
    guard given.changes(subsampleEvery.info), given[subsample] == 1 else { return nil }
    return .optionsAtOdds(
      reason: "subsample_freq says how often rows are drawn, and without subsample none are",
      remedy: "subsample = 0.8, subsample_freq = \(given[subsampleEvery])")
  }

  private static let gossRates = OptionRule.rule(topRate.info, otherRate.info) { given, _ in
    guard given[topRate] + given[otherRate] > 1 else { return nil }
    return .optionsAtOdds(
      reason: "top_rate and other_rate are shares of the same rows, and more than 1 together",
      remedy: "top_rate = 0.2, other_rate = 0.1")
  }

  private static let fittingObjective = OptionRule.rule(objective.info) { given, setting in
    guard let target = setting.target, !given[objective].targets.contains(target) else { return nil }
    return .objectiveCannot(
      objective: given[objective].rawValue, target: target,
      fitting: LightGBMObjective.allCases.filter { $0 != .auto && $0.targets.contains(target) }.map(\.rawValue))
  }

  private static let badWeightOfOutcomes = OptionRule.rule(badWeight.info, objective.info) { given, setting in
    guard given.changes(badWeight.info), let target = setting.target else { return nil }
    guard given[objective].chosen(for: target) != .binary else { return nil }
    return .optionsAtOdds(
      reason: "scale_pos_weight weighs bad rows against good ones, and only objective = binary knows them apart",
      remedy: "leave out scale_pos_weight")
  }

  private static let linearLeaves = OptionRule.rule(linearTree.info, boosting.info, objective.info) { given, _ in
    guard given[linearTree], given[boosting] == .rf || given[objective].setsLeavesAnew else { return nil }
    let other = given[boosting] == .rf ? "boosting = rf" : "objective = \(given[objective].rawValue)"
    return .optionsAtOdds(
      reason: "LightGBM fits no linear models in leaves with \(other)", remedy: "leave out linear_tree")
  }
}
