/// The sums that Spearman's correlation is made of, over ranks counted in halves so that all are whole.
public struct RankSums: Sendable, Equatable {
  /// How many rows have both.
  public let count: Int
  /// The sums of the squared doubled ranks and of their products.
  public let squaresX, squaresY, products: Int128

  /// Takes sums over doubled midranks.
  public init(count: Int, squaresX: Int128, squaresY: Int128, products: Int128) {
    (self.count, self.squaresX, self.squaresY, self.products) = (count, squaresX, squaresY, products)
  }

  /// Spearman's ρ (Spearman 1904): Pearson's correlation of the ranks, ties sharing the mean of theirs (Kendall, "Rank
  /// Correlation Methods", 4th edition, section 3.8); nil where one of the two does not vary.
  ///
  /// Doubled ranks have a mean of n + 1, ties or not. All sums are whole numbers: only the last steps round.
  public var correlation: Double? {
    let n = Int128(count)
    let level = n * (n + 1) * (n + 1)
    let (x, y) = (Double(squaresX - level), Double(squaresY - level))
    guard x > 0, y > 0 else { return nil }
    return min(1, max(-1, Double(products - level) / (x.squareRoot() * y.squareRoot())))
  }
}
