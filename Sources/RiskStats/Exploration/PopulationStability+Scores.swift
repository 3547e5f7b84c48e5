extension PopulationStability {
  /// The scores that cut a sample into so many parts of equal size, each once and none of them the lowest score.
  ///
  /// They lie between neighbours in proportion (Hyndman and Fan 1996, "Sample quantiles in statistical packages",
  /// definition 7). Where nearly all scores are the lowest one, the edges are that and the next above it, so that a
  /// change of the rest is seen. NaN counts as missing and cuts nothing.
  public static func edges(of scores: [Double], parts: Int = 10) -> [Double] {
    let sorted = RadixSort.sorted(scores.filter(\.isFinite).map(SortKey.of)).map(SortKey.number)
    guard let low = sorted.first, parts > 0 else { return [] }
    var edges: [Double] = []
    for part in 1..<max(2, parts) {
      let place = Double(sorted.count - 1) * Double(part) / Double(parts)
      let below = Int(place)
      let (lower, upper) = (sorted[below], sorted[min(below + 1, sorted.count - 1)])
      let edge = lower + (upper - lower) * (place - Double(below))
      if edge > edges.last ?? low { edges.append(edge) }
    }
    guard edges.isEmpty else { return edges }
    return [low, sorted.first { $0 > low } ?? low.nextUp]
  }

  /// How many scores lie below the first edge, from each edge to the next and from the last on, and how many are
  /// missing, which come last.
  public static func counts(of scores: [Double], between edges: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: edges.count + 2)
    for score in scores {
      guard !score.isNaN else {
        counts[edges.count + 1] += 1
        continue
      }
      var (low, high) = (0, edges.count)
      while low < high {
        let middle = (low + high) / 2
        if edges[middle] <= score { low = middle + 1 } else { high = middle }
      }
      counts[low] += 1
    }
    return counts
  }

  /// What each bin adds to the index, as `index` sums them up; nil where a side has no counts at all.
  public static func parts(expected: [Int], actual: [Int]) -> [Double]? {
    let (all, now) = (expected.reduce(0, +), actual.reduce(0, +))
    guard all > 0, now > 0, expected.count == actual.count else { return nil }
    return zip(expected, actual).map { part(Double($0) / Double(all), Double($1) / Double(now)) }
  }
}
