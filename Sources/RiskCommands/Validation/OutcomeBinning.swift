import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskStats

/// Columns in the bins that tell the bads and goods of an outcome apart best.
struct OutcomeBinning {
  /// A column, or what is computed of columns, with the place where it was written.
  struct Source {
    let name: String
    let expression: RowExpression
    /// Nil where every column is looked at and none was written.
    let span: Span?
  }

  /// What bins must be like.
  struct Request {
    let bins: ClosedRange<Int>
    let share: Double
    let trend: BinningTrend
    let special: [Double]

    var constraints: BinningConstraints {
      get throws { try BinningConstraints(bins: bins, share: share...1, trend: trend) }
    }

    /// Prebins fine enough for the bins asked for.
    var prebinning: Prebinning {
      .tree(leaves: max(Self.leaves, bins.upperBound), leastShare: min(Self.leastShare, share))
    }

    /// OptBinning's prebins.
    private static let (leaves, leastShare) = (20, 0.05)
  }

  /// A column with its bins.
  struct Column {
    let name: String
    let type: ScalarType
    let binning: OptimalBinning
    /// How well the bins rank the outcomes.
    let gini, ks: Double
    /// Whether its values tell bads and goods apart without error, as what was recorded after the default does; bins,
    /// which need both, then show nothing.
    let knowsOutcome: Bool
  }

  /// The columns, those of the largest information value first.
  let columns: [Column]
  /// Why columns were not binned, where none was named.
  let leftOut: [(name: String, reason: String)]
  let target: String
  /// Whether one column was asked for and its bins are to be seen.
  let isSingle: Bool

  /// How many different texts are told apart.
  static let levelLimit = 1000
  /// How many numbers are held at a time.
  private static let held = 8_000_000

  /// Bins columns, or all of the rows where none are named.
  ///
  /// - Throws: a fault where the outcome is not always 0 or 1, and where a named column cannot be binned.
  init(
    _ sources: [Source], of input: Call.InputTable, against target: NamedExpression, _ request: Request,
    in session: Session
  ) throws {
    let relation = try input.relation(in: session)
    let rows = try Self.count(target, in: relation)
    var work = BinningWork(
      relation: relation, target: target, request: request, session: session, rows: rows,
      width: max(1, Self.held / max(1, rows)))
    let all = sources.isEmpty ? Self.columns(of: relation.schema, besides: target.name) : sources
    try work.bin(all)
    guard !work.columns.isEmpty else { throw ValidationFault.nothingToBin }
    columns = work.columns.enumerated().sorted {
      ($1.element.strength, $0.offset) < ($0.element.strength, $1.offset)
    }.map(\.element)
    leftOut = work.leftOut
    self.target = target.name
    isSingle = sources.count == 1
  }

  /// Looks at what is known of named columns without their values.
  static func check(_ sources: [Source], against target: String, _ request: Request) throws {
    for source in sources {
      let span = source.span
      if source.expression.soleColumn == target { throw ValidationFault.outcomeBinned(target).placed(span) }
      if source.expression.type == .date {
        throw ValidationFault.notBinned(source.name, found: ScalarType.date.wording).placed(span)
      }
      if sources.count == 1, source.expression.type == .text, !request.special.isEmpty {
        throw ValidationFault.specialText(source.name).placed(span)
      }
    }
  }

  private static func columns(of schema: Schema, besides target: String) -> [Source] {
    schema.columns.filter { $0.name != target }.compactMap { column in
      RowExpression.column(column.name, in: schema).map { Source(name: column.name, expression: $0, span: nil) }
    }
  }

  /// Makes sure that every outcome is 0 or 1 and both occur; gives the number of rows.
  private static func count(_ target: NamedExpression, in relation: Relation) throws -> Int {
    let outcomes = try relation.numbers(of: [target.expression]).values
    return try Outcomes.read(outcomes, target.name).count
  }
}

extension OutcomeBinning.Column {
  init(_ source: OutcomeBinning.Source, _ binning: OptimalBinning, knowsOutcome: Bool) throws {
    let ranked = try RankedOutcomes(
      binning.table.bins.compactMap { bin in
        bin.counts.badRate.map { CountedValue(value: $0, counts: bin.counts) }
      })
    self.init(
      name: source.name, type: source.expression.type, binning: binning, gini: 2 * ranked.auc - 1,
      ks: ranked.ks.distance, knowsOutcome: knowsOutcome)
  }

  /// What columns are put in order by: one that knows the outcome is looked at first.
  fileprivate var strength: Double { knowsOutcome ? .infinity : information }

  /// The information value.
  var information: Double { binning.table.informationValue }
}

extension Fault {
  /// The fault at a place, where there is one.
  func placed(_ span: Span?) -> any Error { span.map { at($0) } ?? self }
}
