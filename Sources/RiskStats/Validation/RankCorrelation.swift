/// How alike two lists of numbers order the same cases.
public enum RankCorrelation {
  /// Spearman's ρ, ties sharing the mean of their ranks; nil where one of the two does not vary.
  public static func spearman(_ x: [Double], _ y: [Double]) -> Double? {
    let (one, other) = (doubledRanks(x), doubledRanks(y))
    let count = min(one.count, other.count)
    var (squaresX, squaresY, products) = (Int128(0), Int128(0), Int128(0))
    for row in 0..<count {
      squaresX += Int128(one[row]) * Int128(one[row])
      squaresY += Int128(other[row]) * Int128(other[row])
      products += Int128(one[row]) * Int128(other[row])
    }
    return RankSums(count: count, squaresX: squaresX, squaresY: squaresY, products: products).correlation
  }

  /// Pearson's correlation of numbers with the ranks of others, ties sharing the mean of their ranks; nil where one of
  /// the two does not vary.
  ///
  /// Ranks bound the pull of a few large values, while the numbers keep their weight.
  public static func withRanks(of x: [Double], _ y: [Double]) -> Double? {
    let count = min(x.count, y.count)
    guard count > 0 else { return nil }
    let ranks = doubledRanks(Array(x.prefix(count))).map { Double($0) / 2 }
    let means = (ranks.reduce(0, +) / Double(count), y.prefix(count).reduce(0, +) / Double(count))
    var (squaresX, squaresY, products) = (0.0, 0.0, 0.0)
    for (rank, number) in zip(ranks, y) {
      squaresX += (rank - means.0) * (rank - means.0)
      squaresY += (number - means.1) * (number - means.1)
      products += (rank - means.0) * (number - means.1)
    }
    guard squaresX > 0, squaresY > 0 else { return nil }
    return max(-1, min(1, products / squaresX.squareRoot() / squaresY.squareRoot()))
  }

  /// Twice the rank of each number, from 2 up, ties sharing the mean of theirs.
  private static func doubledRanks(_ numbers: [Double]) -> [Int] {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var ranks = Array(repeating: 0, count: numbers.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, numbers[order[end]] == numbers[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = start + end + 1 }
      start = end
    }
    return ranks
  }

  /// Kendall's τ-b (Kendall 1945, "The treatment of ties in ranking problems"), by counting the exchanges a merge sort
  /// makes (Knight 1966, "A computer method for calculating Kendall's tau with ungrouped data"): O(n log n); nil where
  /// one of the two does not vary.
  public static func kendall(_ x: [Double], _ y: [Double]) -> Double? {
    let order = (0..<min(x.count, y.count)).sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    let tiesX = tiedPairs(order) { x[$0] == x[$1] }
    let tiesBoth = tiedPairs(order) { x[$0] == x[$1] && y[$0] == y[$1] }
    let (sorted, exchanges) = mergeSorted(order.map { y[$0] })
    let tiesY = tiedPairs(Array(sorted.indices)) { sorted[$0] == sorted[$1] }
    let pairs = order.count * (order.count - 1) / 2
    guard pairs > tiesX, pairs > tiesY else { return nil }
    let surplus = Double(pairs - tiesX - tiesY + tiesBoth - 2 * exchanges)
    return surplus / (Double(pairs - tiesX) * Double(pairs - tiesY)).squareRoot()
  }

  /// How many pairs are tied, where ties stand side by side.
  private static func tiedPairs(_ order: [Int], _ isTie: (Int, Int) -> Bool) -> Int {
    var (pairs, run) = (0, 0)
    for place in order.indices.dropFirst() {
      run = isTie(order[place - 1], order[place]) ? run + 1 : 0
      pairs += run
    }
    return pairs
  }

  /// The numbers in rising order, and how many pairs stood the wrong way round.
  private static func mergeSorted(_ numbers: [Double]) -> (sorted: [Double], exchanges: Int) {
    var (source, target) = (numbers, numbers)
    var (width, exchanges) = (1, 0)
    while width < numbers.count {
      for start in stride(from: 0, to: numbers.count, by: 2 * width) {
        let middle = min(start + width, numbers.count)
        exchanges += merge(source, start, middle, min(middle + width, numbers.count), into: &target)
      }
      swap(&source, &target)
      width *= 2
    }
    return (source, exchanges)
  }

  private static func merge(_ source: [Double], _ start: Int, _ middle: Int, _ end: Int, into target: inout [Double])
    -> Int
  {
    var (left, right, exchanges) = (start, middle, 0)
    for place in start..<end {
      if right >= end || (left < middle && source[left] <= source[right]) {
        target[place] = source[left]
        left += 1
      } else {
        target[place] = source[right]
        right += 1
        exchanges += middle - left
      }
    }
    return exchanges
  }
}
