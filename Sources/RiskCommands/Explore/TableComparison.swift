import RiskData
import RiskExpressions
import RiskStats

/// What has changed from one dataset to another.
struct TableComparison {
  /// What messages call the two.
  let names: (first: String, second: String)
  /// How many rows they have.
  let rows: (first: Int, second: Int)
  /// The columns that only one of them has.
  let onlyFirst, onlySecond: [String]
  /// The columns whose type has changed.
  let retyped: [(name: String, first: ScalarType, second: ScalarType)]
  /// The columns both have, those that have shifted most first.
  let columns: [Column]

  /// A column in both.
  struct Column {
    let name: String
    let type: ScalarType
    /// How many rows lack it.
    let missing: (first: Int, second: Int)
    let mean: (first: Double?, second: Double?)
    /// The population stability index; nil where the two cannot be held against each other.
    let psi: Double?
  }

  /// How many bins of equal size the first dataset's numbers are cut into, the bin of missing values not among them.
  private static let parts = 10
  /// How many different texts are told apart.
  private static let levelLimit = 1000

  /// Compares column by column.
  ///
  /// Bins are cut in the first; `watch` hears of the share that is done.
  init(
    _ first: Relation, _ second: Relation, names: (first: String, second: String), watch: (Double) throws -> Void
  ) throws {
    self.names = names
    rows = (try first.count(), try second.count())
    guard rows.first > 0, rows.second > 0 else {
      throw CommandFault.noRows(rows.first == 0 ? names.first : names.second)
    }
    let shared = first.schema.columns.filter { second.schema[$0.name] != nil }
    guard !shared.isEmpty else { throw ExploreFault.noSharedColumn }
    onlyFirst = first.schema.names.filter { second.schema[$0] == nil }
    onlySecond = second.schema.names.filter { first.schema[$0] == nil }
    retyped = shared.compactMap { column in
      second.schema[column.name].flatMap { $0.type == column.type ? nil : (column.name, column.type, $0.type) }
    }
    let numbers = shared.filter { $0.isMeasured(with: second.schema) }
    let levels = shared.filter { !$0.isMeasured(with: second.schema) && $0.type == second.schema[$0.name]?.type }
    let found =
      try TableComparison.numbers(numbers.map(\.name), first, second, watch)
      + TableComparison.levels(levels, first, second, watch)
    let others = shared.filter { column in !found.contains { $0.name == column.name } }
    columns = (found + (try TableComparison.gaps(others, first, second))).enumerated().sorted {
      ($1.element.psi ?? -1, $0.offset) < ($0.element.psi ?? -1, $1.offset)
    }.map(\.element)
  }

  private static func numbers(
    _ names: [String], _ first: Relation, _ second: Relation, _ watch: (Double) throws -> Void
  ) throws -> [Column] {
    guard !names.isEmpty else { return [] }
    try watch(0)
    let edges = try first.quantileEdges(of: names, parts: parts)
    let cut = names.map { (name: $0, edges: edges[$0] ?? []) }
    try watch(0.4)
    let before = try first.spreads(of: cut)
    try watch(0.6)
    let now = try second.spreads(of: cut)
    return zip(names, zip(before, now)).map { name, spreads in
      let (before, now) = spreads
      return Column(
        name: name, type: first.schema[name]?.type ?? .number, missing: (before.missing, now.missing),
        mean: (before.mean, now.mean),
        psi: PopulationStability.index(
          expected: before.bins + [before.missing], actual: now.bins + [now.missing]))
    }
  }

  private static func levels(
    _ columns: [Schema.Column], _ first: Relation, _ second: Relation, _ watch: (Double) throws -> Void
  ) throws -> [Column] {
    try watch(0.8)
    let names = columns.map(\.name)
    let before = try first.levelCounts(of: names, limit: levelLimit)
    let now = try second.levelCounts(of: names, limit: levelLimit)
    return zip(columns, zip(before, now)).compactMap { column, counts in
      guard let before = counts.0, let now = counts.1 else { return nil }
      let all = Set(before.keys).union(now.keys).sorted { ($0 ?? "") < ($1 ?? "") }
      return Column(
        name: column.name, type: column.type, missing: (before[nil] ?? 0, now[nil] ?? 0),
        mean: (column.shareOfTrue(before), column.shareOfTrue(now)),
        psi: PopulationStability.index(expected: all.map { before[$0] ?? 0 }, actual: all.map { now[$0] ?? 0 }))
    }
  }

  /// Columns of which only the missing values can be compared.
  private static func gaps(_ columns: [Schema.Column], _ first: Relation, _ second: Relation) throws -> [Column] {
    guard !columns.isEmpty else { return [] }
    let (before, now) = (
      try first.missingCounts(of: columns.map(\.name)), try second.missingCounts(of: columns.map(\.name))
    )
    return zip(columns, zip(before, now)).map { column, missing in
      Column(name: column.name, type: column.type, missing: missing, mean: (nil, nil), psi: nil)
    }
  }
}

extension Schema.Column {
  /// Whether it holds numbers, or dates, here and in another table.
  fileprivate func isMeasured(with other: Schema) -> Bool {
    guard let theirs = other[name]?.type else { return false }
    return type.isNumeric && theirs.isNumeric || type == .date && theirs == .date
  }

  /// The mean of a condition.
  fileprivate func shareOfTrue(_ counts: [String?: Int]) -> Double? {
    guard type == .boolean else { return nil }
    let (yes, no) = (counts["true"] ?? 0, counts["false"] ?? 0)
    return yes + no == 0 ? nil : Double(yes) / Double(yes + no)
  }
}
