/// Cases whose scores lie in one band, such as a decile.
public struct ScoreBand: Sendable, Equatable {
  /// The lowest and the highest score in the band.
  public let lowest, highest: Double
  /// The cases.
  public let counts: OutcomeCounts
  /// Their mean score: for a model of default, the mean PD.
  public let meanScore: Double

  /// How many cases there are.
  public var count: Int { counts.count }
  /// How many of them are bad.
  public var bads: Int { counts.bads }
  /// The share of bads.
  public var badRate: Double { Double(bads) / Double(count) }

  /// Gathers neighbouring scores, one at least.
  init(_ levels: ArraySlice<CountedValue>) {
    lowest = levels.first?.value ?? .nan
    highest = levels.last?.value ?? .nan
    counts = levels.lazy.map(\.counts).total
    meanScore = levels.lazy.map { Double($0.counts.count) * $0.value }.compensatedSum / Double(counts.count)
  }
}

extension RankedOutcomes {
  /// The cases in bands of about equally many, from the lowest scores up; cases of one score stay together.
  ///
  /// The bands are those of quantiles of the scores, closed on the right, as `pandas.qcut` and most scorecard tools
  /// make them: band k of q ends with the score of the case number ⌊(n − 1) k / q⌋, counted from 0 (Hyndman and Fan
  /// 1996, "Sample quantiles in statistical packages", definition 7). With many ties there are fewer bands.
  public func bands(_ number: Int) -> [ScoreBand] {
    // More bands than cases would all be empty.
    let number = min(max(1, number), total.count)
    var bands: [ScoreBand] = []
    var (start, cases) = (0, 0)
    var next = 1
    for (place, level) in levels.enumerated() {
      cases += level.counts.count
      guard cases > lastCase(of: next, number) || place == levels.count - 1 else { continue }
      bands.append(ScoreBand(levels[start...place]))
      start = place + 1
      while next < number, cases > lastCase(of: next, number) { next += 1 }
    }
    return bands
  }

  private func lastCase(of band: Int, _ number: Int) -> Int {
    band >= number ? total.count - 1 : (total.count - 1) * band / number
  }
}
