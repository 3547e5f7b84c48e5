/// The division of neighbouring prebins into bins that has the largest information value of all that meet the
/// constraints.
///
/// **Exact, by dynamic programming.** A state is the last bin (prebins i ..< j), how many bins there are so far, and in
/// which stretch of the trend they are. Whether a bin may stand at all depends on it alone, and whether it may follow
/// depends on the bin before it alone: their bad rates and the stretch. So of all divisions that end in the same state
/// only the best can be the beginning of an optimum (Bellman 1957, "Dynamic Programming", chapter III, section 3):
/// replacing the beginning by the best with that end stays allowed and loses nothing. The best of a state is the
/// information of its last bin plus the best over the states with a bin h ..< i that it may follow; all of these are
/// compared, so nothing is missed.
///
/// **Fast.** For one i, the bins that end there are sorted by bad rate, and so are those that begin there; one walk
/// along both, which keeps the best so far, serves every j. With n prebins, k layers for the number of bins and a
/// peak's or valley's two stretches that is O(n² (log n + k)). There are only as many layers as a limit on the number
/// of bins can tell apart.
///
/// Sums are added from the first bin to the last, and rounding keeps order, so that the result equals that of an
/// enumeration of all divisions to the last bit. Information is measured among the prebins' own cases.
struct OptimalPartition: Sendable, Equatable {
  /// Where the bins end: each the number of prebins up to there.
  let ends: [Int]
  /// The sum of the bins' information.
  let information: Double

  /// Divides prebins, rows of which there are `rows` with those outside of them; nil where nothing meets the
  /// constraints.
  init?(_ prebins: [OutcomeCounts], of rows: Int, _ constraints: BinningConstraints) {
    guard !prebins.isEmpty else { return nil }
    var search = PartitionSearch(prebins, of: rows, constraints)
    search.run()
    guard let (ends, information) = search.best() else { return nil }
    self.ends = Self.joined(ends, prebins, of: rows, constraints)
    self.information = information
  }

  /// Joins neighbours of the same bad rate where the constraints let it: they carry the same information in fewer bins.
  private static func joined(
    _ ends: [Int], _ prebins: [OutcomeCounts], of rows: Int, _ constraints: BinningConstraints
  ) -> [Int] {
    var (kept, counts): ([Int], [OutcomeCounts]) = ([], [])
    var start = 0
    for (place, end) in ends.enumerated() {
      let bin = prebins[start..<end].total
      start = end
      let left = kept.count + ends.count - place
      if let last = counts.last, !last.isRarer(than: bin), !bin.isRarer(than: last),
        constraints.allows(last + bin, of: rows),
        left > constraints.bins.lowerBound
      {
        (kept[kept.count - 1], counts[counts.count - 1]) = (end, last + bin)
      } else {
        kept.append(end)
        counts.append(bin)
      }
    }
    return kept
  }
}
