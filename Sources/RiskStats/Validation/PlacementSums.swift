/// Where the cases of a score stand among those of the other kind, in halves: the pairs they win twice, those they tie
/// once.
struct Placement {
  let ofBads: Int
  let ofGoods: Int

  init(_ here: OutcomeCounts, below: OutcomeCounts, of total: OutcomeCounts) {
    ofBads = 2 * below.goods + here.goods
    ofGoods = 2 * (total.bads - below.bads - here.bads) + here.bads
  }
}

/// The sums that a covariance of two models' placements is made of, without rounding.
struct PlacementSums {
  private var count: Int128 = 0
  private var first: Int128 = 0
  private var second: Int128 = 0
  private var products: Int128 = 0

  mutating func add(_ placement: Int, times: Int) { add(placement, placement, times: times) }

  mutating func add(_ one: Int, _ other: Int, times: Int = 1) {
    count += Int128(times)
    first += Int128(one) * Int128(times)
    second += Int128(other) * Int128(times)
    products += Int128(one) * Int128(other) * Int128(times)
  }

  /// The covariance of the placements as shares of the `opposite` cases, over the number of cases.
  private func share(opposite: Int128) -> Double {
    let scatter = Double(count * products - first * second)
    let size = Double(count)
    return scatter / (size * size * (size - 1)) / (4 * Double(opposite) * Double(opposite))
  }

  /// The variance of an AUC, or the covariance of two.
  ///
  /// It is S₁₀ / m + S₀₁ / n (DeLong et al. 1988, section 3).
  static func variance(_ bads: Self, _ goods: Self) -> Double {
    bads.share(opposite: goods.count) + goods.share(opposite: bads.count)
  }
}
