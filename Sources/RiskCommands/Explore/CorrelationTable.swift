import RiskData
import RiskExpressions
import RiskKernel
import RiskStats

/// The correlations of columns, pair by pair.
struct CorrelationTable {
  private let names: [String]
  private let isTargeted: Bool
  private let method: CorrelationMethod
  private let pairs: [Pair]

  private struct Pair {
    let x, y: Int
    let count: Int
    let correlation: Double?

    /// What it is sorted by; a pair without a correlation comes last.
    var strength: Double { correlation.map(abs) ?? -1 }
  }

  /// How many columns are taken with each other.
  private static let limit = 500

  /// The columns of numbers and conditions.
  static func measured(in schema: Schema) -> [NamedExpression] {
    schema.columns.filter { $0.type.isDrawable }.compactMap { column in
      RowExpression.column(column.name, in: schema).map { (column.name, $0) }
    }
  }

  /// Correlates every pair, or every column with the target.
  init(
    _ columns: [NamedExpression], _ target: NamedExpression?, _ method: CorrelationMethod, in relation: Relation,
    _ session: Session
  ) throws {
    var columns = columns
    if let target { columns = columns.filter { $0.name != target.name } + [target] }
    guard columns.count > 1 else { throw ExploreFault.nothingToCorrelate }
    guard columns.count <= CorrelationTable.limit else {
      throw ExploreFault.tooManyColumns(columns.count, limit: CorrelationTable.limit)
    }
    names = columns.map(\.name)
    isTargeted = target != nil
    self.method = method
    let last = columns.count - 1
    let places =
      target == nil
      ? columns.indices.flatMap { x in columns.indices.dropFirst(x + 1).map { (x: x, y: $0) } }
      : columns.indices.dropLast().map { (x: $0, y: last) }
    let found = try CorrelationTable.correlations(columns.map(\.expression), places, method, relation, session)
    pairs = zip(places, found).map { Pair(x: $0.x, y: $0.y, count: $1.0, correlation: $1.1) }
  }

  private static func correlations(
    _ columns: [RowExpression], _ pairs: [(x: Int, y: Int)], _ method: CorrelationMethod, _ relation: Relation,
    _ session: Session
  ) throws -> [(Int, Double?)] {
    switch method {
    case .pearson:
      var moments = CoMoments(pairs)
      try relation.forEachNumberBlock(of: columns) { block, rows in
        try session.checkpoint(.unknown)
        moments.add(block, rows: rows)
      }
      return pairs.indices.map { (moments.count($0), moments.correlation($0)) }
    case .spearman:
      let ranks = try relation.ranks(of: columns, pairs) { done in
        try session.checkpoint(.steps(done, of: pairs.count), detail: "pairs")
      }
      return ranks.map { ranks in
        let sums = RankSums(
          count: ranks.count, squaresX: ranks.squaresX, squaresY: ranks.squaresY, products: ranks.products)
        return (ranks.count, sums.correlation)
      }
    }
  }

  // What is shown

  /// The strongest pairs first; of equal strength in the order of the columns.
  private var sorted: [Pair] {
    pairs.enumerated().sorted { ($1.element.strength, $0.offset) < ($0.element.strength, $1.offset) }.map(\.element)
  }

  /// How many columns a matrix for people has at most, and below what strength it leaves a place empty.
  private static let matrixWidth = 15
  private static let weak = 0.1

  /// The pairs as a value, and for people a matrix of few columns and the strongest pairs.
  func output(rows: Int) -> Output {
    let sorted = sorted
    let records = sorted.map { pair in
      Value.record(
        Record([
          Record.Field("x", .text(names[pair.x])), Record.Field("y", .text(names[pair.y])),
          Record.Field("n", .count(pair.count)), Record.Field("correlation", .figure(pair.correlation)),
        ]))
    }
    let hasMatrix = !isTargeted && (3...CorrelationTable.matrixWidth).contains(names.count)
    let strongest = TableView(
      columns: titles, first: hasMatrix ? min(rows, 5) : rows, of: sorted.map(row), noun: "pair")
    return Output(.list(records), views: (hasMatrix ? [.table(matrix)] : []) + [.table(strongest)])
  }

  private var titles: [TableView.Column] {
    let ends = isTargeted ? ["column"] : ["column", "with"]
    let name = isTargeted ? "correlation with \(names[names.count - 1])" : "correlation"
    return (ends + ["rows"]).map { TableView.Column($0) } + [TableView.Column(name, .signed)]
  }

  private func row(_ pair: Pair) -> TableView.Row {
    let ends = isTargeted ? [names[pair.x]] : [names[pair.x], names[pair.y]]
    return TableView.Row(ends.map { .text($0) } + [.count(pair.count), .figure(pair.correlation)])
  }

  /// A line and a column for each column but the ends, each pair once; weak ones are left empty, so that the eye finds
  /// the strong.
  private var matrix: TableView {
    var strong: [Int: [Int: Double]] = [:]
    for pair in pairs where pair.strength >= CorrelationTable.weak {
      strong[pair.y, default: [:]][pair.x] = pair.correlation
    }
    let rows = names.indices.dropFirst().map { row in
      TableView.Row([.text(names[row])] + names.indices.dropLast().map { .figure(strong[row]?[$0]) })
    }
    let isSparse = pairs.contains { $0.strength < CorrelationTable.weak }
    return TableView(
      columns: [TableView.Column("\(method.rawValue)")] + names.dropLast().map { TableView.Column($0, .signed) },
      rows: Array(rows), note: isSparse ? "left empty: pairs below \(CorrelationTable.weak)" : nil)
  }
}
