/// What the cells of an input cost, and which of neighbouring ones costs least.
///
/// The cheapest of any stretch is the cheaper of two stretches of a power of two that cover it (Bender and Farach-Colton
/// 2000, "The LCA problem revisited", section 3, the sparse table).
struct CheapestCells: Sendable {
  /// The cost of each cell.
  let costs: [Double]
  /// The cheapest cell of those that begin at a place, per power of two.
  private let tables: [[Int32]]

  /// Takes costs of at least one cell.
  init(_ costs: [Double]) {
    self.costs = costs
    var tables = [costs.indices.map { Int32(truncatingIfNeeded: $0) }]
    var width = 1
    while 2 * width <= costs.count {
      let last = tables[tables.count - 1]
      tables.append(
        (0...(costs.count - 2 * width)).map { start in
          let (first, second) = (last[start], last[start + width])
          return costs[Int(second)] < costs[Int(first)] ? second : first
        })
      width *= 2
    }
    self.tables = tables
  }

  /// The cheapest cell of a stretch, the first of those that cost the same.
  func cheapest(in cells: Range<Int>) -> Int {
    let power = Int.bitWidth - 1 - cells.count.leadingZeroBitCount
    let first = Int(tables[power][cells.lowerBound])
    let second = Int(tables[power][cells.upperBound - (1 << power)])
    return costs[second] < costs[first] ? second : first
  }
}
