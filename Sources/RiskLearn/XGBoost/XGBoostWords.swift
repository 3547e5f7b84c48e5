/// What XGBoost adds up.
enum XGBoostBoosterKind: String, Sendable, CaseIterable {
  case gbtree, dart, gblinear
}

/// How XGBoost looks for splits.
enum XGBoostTreeMethod: String, Sendable, CaseIterable {
  case hist, exact, approx
}

/// Where XGBoost splits next.
enum XGBoostGrowth: String, Sendable, CaseIterable {
  case depthwise, lossguide
}

/// How dart weighs a new tree against those it has dropped.
enum XGBoostNormalization: String, Sendable, CaseIterable {
  case tree, forest
}

/// How dart draws the trees it drops.
enum XGBoostDropSample: String, Sendable, CaseIterable {
  case uniform, weighted
}

/// How gblinear changes its coefficients.
enum XGBoostUpdater: String, Sendable, CaseIterable {
  case coord_descent, shotgun
}

/// In which order gblinear takes up features.
enum XGBoostSelector: String, Sendable, CaseIterable {
  case cyclic, shuffle, random, greedy, thrifty
}
