import RiskExpressions

/// A change that may meet the target.
struct ReachCandidate: Sendable {
  /// The value of each axis.
  let values: [Value]
  /// What it costs.
  let cost: Double
  /// The axes that change.
  let changed: [Int]

  /// Whether it goes before another: cheaper, with fewer changes, or with changes of earlier inputs.
  ///
  /// Of two that agree in all that the one found first stays.
  func isBetter(than other: ReachCandidate?) -> Bool {
    guard let other else { return true }
    if cost != other.cost { return cost < other.cost }
    if changed.count != other.changed.count { return changed.count < other.changed.count }
    return changed.lexicographicallyPrecedes(other.changed)
  }
}
