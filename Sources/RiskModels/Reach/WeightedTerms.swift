/// A weighted sum of which some features move with the free inputs.
struct WeightedTerms: Sendable {
  /// What the features that stay come to.
  let fixed: Double
  /// What their magnitudes add up to.
  let magnitude: Double
  /// The others with their weights.
  let terms: [(weight: Double, feature: ExtentExpression)]
  /// Whether a missing feature adds nothing; otherwise there is no sum then.
  let skipsMissing: Bool
  /// How much a sum as computed may differ from one in exact numbers, as a share of what it adds up.
  let rounding: Double

  /// The least and the greatest the sum can be.
  func margin(_ inputs: UnsafeBufferPointer<Extent>) -> Extent {
    var sum = Extent(fixed)
    var magnitude = magnitude
    for (weight, feature) in terms {
      var term = feature.extent(inputs) * Extent(weight)
      if skipsMissing, term.canBeMissing { term = term.isEmpty ? Extent(0) : term.orZero }
      magnitude += max(abs(term.low), abs(term.high))
      sum = sum + term
    }
    guard !sum.isEmpty else { return sum }
    let slack = magnitude * rounding
    return Extent(sum.low - slack, sum.high + slack, canBeMissing: sum.canBeMissing)
  }
}

extension Extent {
  /// The same with zero for what is missing.
  fileprivate var orZero: Extent { Extent(min(low, 0), max(high, 0)) }
}
