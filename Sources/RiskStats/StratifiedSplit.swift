/// Divides rows at random into parts so that each stratum is divided in the same shares.
public enum StratifiedSplit {
  /// The number of a row that belongs to no part, where the shares come to less than one.
  public static let noPart = UInt8.max

  /// The part of every row; the same strata, shares and seed give the same parts.
  ///
  /// Each stratum's rows are shuffled (Fisher and Yates; Durstenfeld 1964, algorithm 235) and cut where the cumulated
  /// shares of its size fall, rounded to the nearest row.
  ///
  /// - Parameters:
  ///   - strata: what stratum each row belongs to.
  ///   - shares: the share of each part, at most 255 of them, in total at most one.
  ///   - seed: where randomness starts from.
  ///   - watch: hears of the share of the rows that are done, and may stop the work by an error.
  /// - Returns: the number of each row's part, `noPart` for a row without one.
  public static func assign(
    _ strata: [String], shares: [Double], seed: UInt64, watch: (Double) throws -> Void = { _ in }
  ) rethrows -> [UInt8] {
    var parts = Array(repeating: noPart, count: strata.count)
    var done = 0
    for (number, rows) in try members(of: strata, watch).enumerated() {
      if done > 0 { try watch(0.5 + 0.5 * Double(done) / Double(strata.count)) }
      done += rows.count
      var random = SeededRandom(seed: seed, stream: UInt64(number))
      var shuffled = rows
      for place in shuffled.indices.reversed() where place > 0 {
        shuffled.swapAt(place, Int(random.uniform(below: UInt64(place + 1))))
      }
      var cumulated = 0.0
      var start = 0
      for (part, share) in shares.prefix(Int(noPart)).enumerated() {
        cumulated += share
        let end = min(shuffled.count, Int((cumulated * Double(shuffled.count)).rounded()))
        for row in shuffled[start..<max(start, end)] { parts[row] = UInt8(part) }
        start = max(start, end)
      }
    }
    return parts
  }

  /// The rows of each stratum, the strata in the order their first rows stand.
  private static func members(of strata: [String], _ watch: (Double) throws -> Void) rethrows -> [[Int]] {
    var numbers: [String: Int] = [:]
    var members: [[Int]] = []
    for (row, stratum) in strata.enumerated() {
      if row % 65_536 == 65_535 { try watch(0.5 * Double(row) / Double(strata.count)) }
      if let number = numbers[stratum] {
        members[number].append(row)
      } else {
        numbers[stratum] = members.count
        members.append([row])
      }
    }
    return members
  }
}
