extension XGBoostOptions {
  /// What the options must keep to among themselves.
  static let rules: [OptionRule] =
    trees.map { .only($0, with: booster, .gbtree, .dart) }
    + drops.map { .only($0, with: booster, .dart) }
    + linear.map { .only($0, with: booster, .gblinear) }
    + [
      .only(growth.info, with: treeMethod, .hist, .approx), .only(leaves.info, with: growth, .lossguide),
      .only(maxBin.info, with: treeMethod, .hist, .approx), .only(topFeatures.info, with: selector, .greedy, .thrifty),
      .only(quantileLevel.info, with: objective, .quantile), .only(huberDelta.info, with: objective, .pseudoHuber),
      .only(tweediePower.info, with: objective, .tweedie), unboundedDepth, shotgunOrder, forestOfRounds,
      fittingObjective,
      badWeightOfOutcomes, OptionRule.stopping(stopping),
    ]

  private static let unboundedDepth = OptionRule.rule(depth.info, growth.info, leaves.info) { given, _ in
    guard given[depth] == 0, given[growth] == .depthwise || given[leaves] == 0 else { return nil }
    return .optionsAtOdds(
      reason: "with depth = 0 nothing bounds a tree unless growth = lossguide and leaves do",
      remedy: "growth = lossguide, leaves = 31, depth = 0")
  }

  private static let shotgunOrder = OptionRule.rule(updater.info, selector.info) { given, _ in
    guard given[updater] == .shotgun, ![.cyclic, .shuffle].contains(given[selector]) else { return nil }
    return .optionsAtOdds(
      reason:
        "updater = shotgun changes all coefficients at once, and selector = \(given[selector].rawValue) has no say",
      remedy: "updater = shotgun, selector = cyclic")
  }

  private static let forestOfRounds = OptionRule.rule(rounds.info, treesPerRound.info) { given, _ in
    guard given[rounds] * given[treesPerRound] > mostTrees else { return nil }
    return .optionsAtOdds(
      reason: "rounds times trees_per_round is more than \(mostTrees) trees",
      remedy: "rounds = 1, trees_per_round = 100")
  }

  private static let mostTrees = 50_000

  private static let fittingObjective = OptionRule.rule(objective.info) { given, setting in
    guard let target = setting.target, !given[objective].targets.contains(target) else { return nil }
    return .objectiveCannot(
      objective: given[objective].rawValue, target: target,
      fitting: XGBoostObjective.allCases.filter { $0 != .auto && $0.targets.contains(target) }.map(\.rawValue))
  }

  private static let badWeightOfOutcomes = OptionRule.rule(badWeight.info) { given, setting in
    guard given.changes(badWeight.info), let target = setting.target, target != .binary else { return nil }
    return .optionsAtOdds(
      reason: "scale_pos_weight weighs bad rows against good ones, and there are none in \(target.wording)",
      remedy: "leave out scale_pos_weight")
  }
}
