/// A variable in the bins that tell bads and goods apart best, under the constraints a scorecard needs.
public struct OptimalBinning: Sendable, Equatable {
  /// The bins.
  public let table: BinningTable
  /// The trend of the bins, never `auto`.
  public let trend: BinningTrend
  /// How many prebins the bins were made of.
  public let prebins: Int

  /// The cuts of a numeric variable, rising, and none for categories.
  ///
  /// A value on a cut belongs to the bin above it.
  public var cuts: [Double] {
    table.bins.compactMap { bin in
      guard case .range(let lower, _) = bin.content, lower > -.infinity else { return nil }
      return lower
    }
  }

  /// Bins a numeric variable; special codes and missing values get bins of their own, which no constraint touches.
  ///
  /// Throws a `StatsFault` where all cases have the same outcome, where a number is out of range, or where no bins meet
  /// the constraints. Where all values together are too few for a bin of the least size they make one all the same.
  public init(
    _ values: ValueCounts, specialCodes: [Double] = [], prebinning: Prebinning = .standard,
    constraints: BinningConstraints
  ) throws {
    let codes = Set(specialCodes.map { $0 + 0 })
    let levels = values.levels.filter { !codes.contains($0.value) }
    let rows = values.total.count
    let cuts = try prebinning.cuts(levels, of: rows)
    let counts = Prebinning.counts(levels, between: cuts)
    let partition = try TrendChoice(counts, of: rows, constraints)
    var contents = levels.isEmpty ? [] : Self.ranges(counts, partition.ends, cuts)
    contents += values.levels.filter { codes.contains($0.value) }.map { (.special($0.value), $0.counts) }
    if values.missing.count > 0 { contents.append((.missing, values.missing)) }
    table = try BinningTable(contents)
    (trend, prebins) = (partition.trend, counts.count)
  }

  /// Bins a variable of categories; missing values get a bin of their own, and so do, together, the levels with less
  /// than a share of the rows that have a level.
  ///
  /// The levels are put in the order of their bad rates. Of all divisions of the levels into so many groups the one
  /// with the most information value is then one of neighbours (Burshtein, Della Pietra, Kanevsky and Nádas 1992,
  /// "Minimum impurity partitions"; constraints on size may rule that one out), so that the bins are ascending whatever
  /// trend is asked for.
  public init(
    _ levels: [(level: String, counts: OutcomeCounts)], missing: OutcomeCounts = OutcomeCounts(), rareShare: Double = 0,
    prebinning: Prebinning = .standard, constraints: BinningConstraints
  ) throws {
    guard (0...1).contains(rareShare) else { throw StatsFault.binningOptions }
    let present = levels.filter { $0.counts.count > 0 }.sorted(by: Self.isSafer)
    let leastCases = (rareShare * Double(present.lazy.map(\.counts).total.count)).rounded(.up)
    let common = present.filter { Double($0.counts.count) >= leastCases }
    let rare = present.filter { Double($0.counts.count) < leastCases }
    let rows = present.lazy.map(\.counts).total.count + missing.count
    // A level stands for its place in the order.
    let places = common.enumerated().map { CountedValue(value: Double($0.offset), counts: $0.element.counts) }
    let cuts = try prebinning.cuts(places, of: rows)
    let counts = Prebinning.counts(places, between: cuts)
    let partition = try TrendChoice(counts, of: rows, constraints.with(.ascending))
    var contents = common.isEmpty ? [] : Self.groups(common, partition.ends, cuts)
    if !rare.isEmpty { contents.append((.rareLevels(rare.map(\.level)), rare.lazy.map(\.counts).total)) }
    if missing.count > 0 { contents.append((.missing, missing)) }
    table = try BinningTable(contents)
    (trend, prebins) = (.ascending, counts.count)
  }

  private typealias Content = (content: BinningTable.Content, counts: OutcomeCounts)
  private typealias Level = (level: String, counts: OutcomeCounts)

  /// The bins of prebins between cuts, each bin up to one of the ends.
  private static func ranges(_ prebins: [OutcomeCounts], _ ends: [Int], _ cuts: [Double]) -> [Content] {
    zip([0] + ends, ends).map { start, end in
      let lower = start > 0 ? cuts[start - 1] : -.infinity
      let upper = end <= cuts.count ? cuts[end - 1] : .infinity
      return (.range(lower: lower, upper: upper), prebins[start..<end].total)
    }
  }

  /// The bins of levels, which stand for their places between the cuts.
  private static func groups(_ levels: [Level], _ ends: [Int], _ cuts: [Double]) -> [Content] {
    let places = levels.indices.map { place in cuts.prefix { $0 <= Double(place) }.count }
    return zip([0] + ends, ends).map { start, end in
      let group = zip(levels, places).filter { $0.1 >= start && $0.1 < end }.map(\.0)
      return (.levels(group.map(\.level)), group.lazy.map(\.counts).total)
    }
  }

  /// Whether a level comes before another: by bad rate, and by name where it is the same.
  private static func isSafer(_ one: Level, _ other: Level) -> Bool {
    if one.counts.isRarer(than: other.counts) { return true }
    return !other.counts.isRarer(than: one.counts) && one.level < other.level
  }
}
