import RiskData
import RiskExpressions
import RiskStats

/// How two datasets spread over bins of each column: numbers and dates over parts of equal size of the first, texts and
/// conditions over their values, and what is missing over a bin of its own.
struct StabilityBins {
  /// A column with its bins.
  struct Column {
    let name: String
    let bins: [Bin]

    /// Keeps the bins that some row is in; the others add nothing to the index.
    init(name: String, bins: [Bin]) {
      self.name = name
      self.bins = bins.filter { $0.first > 0 || $0.second > 0 }
    }
  }

  /// A bin with how many rows of each dataset are in it.
  struct Bin {
    let label: String
    let first, second: Int
  }

  /// The columns in the order of the first dataset.
  private(set) var columns: [Column] = []
  /// The columns that have another type in the second, or more values than are told apart.
  private(set) var leftOut: [String] = []
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
    let listed = shared.filter { [.text, .boolean].contains($0.type) && second.schema[$0.name]?.type == $0.type }
    var found = try Self.measured(measured, first, second, rows.first, watch)
    try watch(0.8)
    for column in try Self.listed(listed.map(\.name), first, second) { found[column.name] = column }
    columns = shared.compactMap { found[$0.name] }
    leftOut = shared.map(\.name).filter { found[$0] == nil }
    guard !columns.isEmpty else { throw ValidationFault.noSharedBins }
  }

  private static func measured(
    _ columns: [Schema.Column], _ first: Relation, _ second: Relation, _ rows: Int, _ watch: (Double) throws -> Void
  ) throws -> [String: Column] {
    guard !columns.isEmpty else { return [:] }
    try watch(0)
    let edges = try first.quantileEdges(of: columns.map(\.name), parts: parts, rows: rows)
    let cut = columns.map { (name: $0.name, edges: edges[$0.name] ?? []) }
    try watch(0.4)
    let before = try first.spreads(of: cut)
    try watch(0.6)
    let now = try second.spreads(of: cut)
    var found: [String: Column] = [:]
    for (place, column) in columns.enumerated() {
      let labels = BinLabel.labels(between: cut[place].edges, of: column.type) + [BinLabel.missing]
      let counts = [before, now].map { $0[place].bins + [$0[place].missing] }
      found[column.name] = Column(
        name: column.name,
        bins: zip(labels, zip(counts[0], counts[1])).map { Bin(label: $0, first: $1.0, second: $1.1) })
    }
    return found
  }

  private static func listed(_ names: [String], _ first: Relation, _ second: Relation) throws -> [Column] {
    let before = try first.levelCounts(of: names, limit: levelLimit)
    let now = try second.levelCounts(of: names, limit: levelLimit)
    return zip(names, zip(before, now)).compactMap { name, counts in
      guard let before = counts.0, let now = counts.1 else { return nil }
      let levels = Set(before.keys).union(now.keys).compactMap { $0 }.sorted()
      let bins = levels.map { Bin(label: $0, first: before[$0] ?? 0, second: now[$0] ?? 0) }
      return Column(
        name: name, bins: bins + [Bin(label: BinLabel.missing, first: before[nil] ?? 0, second: now[nil] ?? 0)])
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
}
