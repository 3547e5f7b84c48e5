import RiskData
import RiskExpressions
import RiskStats

/// How two datasets spread over bins of each column: numbers and dates over parts of equal size of the first, texts and
/// conditions over their values, and what is missing over a bin of its own.
struct StabilityBins {
  /// A column with its bins.
  struct Column {
    let name: String
    /// The bins that some row is in, the missing values last.
    let bins: [Bin]
    /// The mean of each dataset's numbers or conditions.
    let mean: (first: Double?, second: Double?)

    /// Keeps the bins that some row is in; the others add nothing to the index.
    init(name: String, bins: [Bin], mean: (first: Double?, second: Double?) = (nil, nil)) {
      self.name = name
      self.bins = bins.filter { $0.first > 0 || $0.second > 0 }
      self.mean = mean
    }

    /// How many rows of each dataset lack it.
    var missing: (first: Int, second: Int) {
      bins.first { $0.isMissing }.map { ($0.first, $0.second) } ?? (0, 0)
    }
  }

  /// A bin with how many rows of each dataset are in it.
  struct Bin {
    let label: String
    let first, second: Int
    /// Whether it holds what has no value.
    var isMissing = false
  }

  /// The columns: those of numbers and dates, then the others.
  let columns: [Column]
  /// The columns that have another type in the second, or more values than are told apart.
  let leftOut: [String]
  /// How many rows there are.
  let rows: (first: Int, second: Int)

  /// Into how many parts of equal size the first dataset's numbers are cut.
  static let parts = 10
  /// How many different texts are told apart.
  private static let levelLimit = 1000

  /// Counts some columns, or all that both have; `watch` hears of the share that is done.
  init(
    _ first: Relation, _ second: Relation, columns names: [String]?, _ labels: (first: String, second: String),
    watch: (Double) throws -> Void
  ) throws {
    rows = (try first.count(), try second.count())
    guard rows.first > 0, rows.second > 0 else {
      throw CommandFault.noRows(rows.first == 0 ? labels.first : labels.second)
    }
    let shared = first.schema.columns.filter { column in
      second.schema[column.name] != nil && names?.contains(column.name) ?? true
    }
    guard !shared.isEmpty else { throw ExploreFault.noSharedColumn }
    let measured = shared.filter { $0.isMeasured(with: second.schema) }
    let listed = shared.filter { !$0.isMeasured(with: second.schema) && second.schema[$0.name]?.type == $0.type }
    let found =
      try Self.measured(measured, first, second, rows.first, watch) + Self.listed(listed, first, second, watch)
    columns = found
    leftOut = shared.map(\.name).filter { name in !found.contains { $0.name == name } }
  }

  private static func measured(
    _ columns: [Schema.Column], _ first: Relation, _ second: Relation, _ rows: Int, _ watch: (Double) throws -> Void
  ) throws -> [Column] {
    guard !columns.isEmpty else { return [] }
    try watch(0)
    let edges = try first.quantileEdges(of: columns.map(\.name), parts: parts, rows: rows)
    let cut = columns.map { (name: $0.name, edges: edges[$0.name] ?? []) }
    try watch(0.4)
    let before = try first.spreads(of: cut)
    try watch(0.6)
    let now = try second.spreads(of: cut)
    return columns.enumerated().map { place, column in
      let labels = BinLabel.labels(between: cut[place].edges, of: column.type)
      let counts = zip(before[place].bins, now[place].bins)
      let missing = Bin(
        label: BinLabel.missing, first: before[place].missing, second: now[place].missing, isMissing: true)
      return Column(
        name: column.name, bins: zip(labels, counts).map { Bin(label: $0, first: $1.0, second: $1.1) } + [missing],
        mean: (before[place].mean, now[place].mean))
    }
  }

  private static func listed(
    _ columns: [Schema.Column], _ first: Relation, _ second: Relation, _ watch: (Double) throws -> Void
  ) throws -> [Column] {
    try watch(0.8)
    let before = try first.levelCounts(of: columns.map(\.name), limit: levelLimit)
    let now = try second.levelCounts(of: columns.map(\.name), limit: levelLimit)
    return zip(columns, zip(before, now)).compactMap { column, counts in
      guard let before = counts.0, let now = counts.1 else { return nil }
      let levels = Set(before.keys).union(now.keys).compactMap { $0 }.sorted()
      let missing = Bin(
        label: BinLabel.missing, first: before[nil] ?? 0, second: now[nil] ?? 0, isMissing: true)
      return Column(
        name: column.name,
        bins: levels.map { Bin(label: $0, first: before[$0] ?? 0, second: now[$0] ?? 0) } + [missing],
        mean: (column.shareOfTrue(before), column.shareOfTrue(now)))
    }
  }
}

extension StabilityBins.Column {
  /// The population stability index; nil where a dataset has no rows.
  var index: Double? {
    PopulationStability.index(expected: bins.map(\.first), actual: bins.map(\.second))
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
