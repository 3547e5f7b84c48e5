import RiskData
import RiskExpressions

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

  /// Compares column by column.
  ///
  /// Bins are cut in the first; `watch` hears of the share that is done.
  init(
    _ first: Relation, _ second: Relation, names: (first: String, second: String), watch: (Double) throws -> Void
  ) throws {
    self.names = names
    let bins = try StabilityBins(first, second, columns: nil, names, watch: watch)
    rows = bins.rows
    let shared = first.schema.columns.filter { second.schema[$0.name] != nil }
    onlyFirst = first.schema.names.filter { second.schema[$0] == nil }
    onlySecond = second.schema.names.filter { first.schema[$0] == nil }
    retyped = shared.compactMap { column in
      second.schema[column.name].flatMap { $0.type == column.type ? nil : (column.name, column.type, $0.type) }
    }
    let found = bins.columns.map { column in
      Column(
        name: column.name, type: first.schema[column.name]?.type ?? .number, missing: column.missing,
        mean: column.mean, psi: column.index)
    }
    let others = shared.filter { bins.leftOut.contains($0.name) }
    columns = (found + (try TableComparison.gaps(others, first, second))).enumerated().sorted {
      ($1.element.psi ?? -1, $0.offset) < ($0.element.psi ?? -1, $1.offset)
    }.map(\.element)
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
