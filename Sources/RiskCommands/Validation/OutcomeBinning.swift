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

    fileprivate var constraints: BinningConstraints {
      get throws { try BinningConstraints(bins: bins, share: share...1, trend: trend) }
    }

    /// Prebins fine enough for the bins asked for.
    fileprivate var prebinning: Prebinning {
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
  private static let levelLimit = 1000
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
    var work = Work(
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

  /// Columns on their way into bins.
  fileprivate struct Work {
    let relation: Relation
    let target: NamedExpression
    let request: Request
    let session: Session
    let rows: Int
    /// How many columns of numbers are read at a time.
    let width: Int
    var columns: [Column] = []
    var leftOut: [(name: String, reason: String)] = []
    private var done = 0
    private var total = 0

    init(
      relation: Relation, target: NamedExpression, request: Request, session: Session, rows: Int, width: Int
    ) {
      (self.relation, self.target, self.request, self.session) = (relation, target, request, session)
      (self.rows, self.width) = (rows, width)
    }
  }
}

extension OutcomeBinning.Work {
  private typealias Source = OutcomeBinning.Source
  private typealias Binned = (binning: OptimalBinning, knowsOutcome: Bool)

  fileprivate mutating func bin(_ sources: [OutcomeBinning.Source]) throws {
    total = sources.count
    let numbers = sources.filter(\.expression.type.isNumeric)
    for start in stride(from: 0, to: numbers.count, by: width) {
      try bin(numbers: Array(numbers[start..<min(start + width, numbers.count)]))
    }
    for source in sources where !source.expression.type.isNumeric { try bin(other: source) }
  }

  private mutating func bin(numbers sources: [Source]) throws {
    let stride = sources.count + 1
    let values = try relation.numbers(of: sources.map(\.expression) + [target.expression]).values
    let outcomes = Swift.stride(from: sources.count, to: values.count, by: stride).map { values[$0] == 1 }
    for (place, source) in sources.enumerated() {
      try attempt(source) { work in
        let own = Swift.stride(from: place, to: values.count, by: stride).map { values[$0] }
        let counts = try ValueCounts(values: own, outcomes: outcomes)
        try source.checkVariety(counts.levels.count, hasMissing: counts.missing.count > 0)
        let binning = try OptimalBinning(
          counts, specialCodes: work.request.special, prebinning: work.request.prebinning,
          constraints: work.request.constraints)
        return (binning, try RankedOutcomes(counts.levels).isSeparating)
      }
    }
  }

  private mutating func bin(other source: Source) throws {
    try attempt(source) { work in
      switch source.expression.type {
      case .date: throw ValidationFault.notBinned(source.name, found: source.expression.type.wording)
      case .null: throw ValidationFault.missingColumn(source.name)
      case .boolean, .text, .integer, .number: return try work.levels(of: source)
      }
    }
  }

  private func levels(of source: Source) throws -> Binned {
    let table = try LevelTable(
      of: [(source.name, source.expression)], target: target, in: relation, session)
    let counts = zip(table.rowLevels, table.rowTotals).map { level, cell in
      (level: level, counts: OutcomeCounts(bads: Int(cell.sum), goods: cell.count - Int(cell.sum)))
    }
    let missing = counts.first { $0.level.isNull }?.counts ?? OutcomeCounts()
    let present = counts.filter { !$0.level.isNull }.map { (level: $0.level.plainText, counts: $0.counts) }
    guard present.count <= OutcomeBinning.levelLimit else {
      throw ExploreFault.tooManyLevels(source.name, source.expression.type, limit: OutcomeBinning.levelLimit)
    }
    try source.checkVariety(present.count, hasMissing: missing.count > 0)
    let isPure = present.allSatisfy { $0.counts.bads == 0 || $0.counts.goods == 0 }
    let binning = try OptimalBinning(
      present, missing: missing, prebinning: request.prebinning, constraints: request.constraints)
    // Where every row has a text of its own, all are pure, and that says nothing.
    return (binning, isPure && present.count <= rows / 10)
  }

  /// Bins a column; one that was not named is left out where that cannot be done.
  private mutating func attempt(_ source: Source, _ make: (Self) throws -> Binned) throws {
    try session.checkpoint(.steps(done, of: total), detail: "columns")
    done += 1
    do {
      let binned = try make(self)
      columns.append(try OutcomeBinning.Column(source, binned.binning, knowsOutcome: binned.knowsOutcome))
    } catch let fault as any Fault {
      guard source.span == nil, fault.isAboutColumn else { throw fault.placed(source.span) }
      leftOut.append((source.name, fault.message))
    }
  }
}

extension OutcomeBinning.Column {
  fileprivate init(_ source: OutcomeBinning.Source, _ binning: OptimalBinning, knowsOutcome: Bool) throws {
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

extension RankedOutcomes {
  /// Whether all bads lie above all goods, or below.
  fileprivate var isSeparating: Bool { total.bads > 0 && total.goods > 0 && (auc == 0 || auc == 1) }
}

extension OutcomeBinning.Source {
  /// Makes sure that there is something to tell apart.
  fileprivate func checkVariety(_ levels: Int, hasMissing: Bool) throws {
    if levels == 0 { throw ValidationFault.missingColumn(name) }
    if levels == 1, !hasMissing { throw ValidationFault.constantColumn(name) }
  }
}

extension Fault {
  /// Whether it says what is wrong with a column, rather than with the rows or the options.
  fileprivate var isAboutColumn: Bool {
    switch self as any Fault {
    case ValidationFault.constantColumn, ValidationFault.missingColumn, ValidationFault.notBinned: true
    case ExploreFault.tooManyLevels, ExploreFault.tooManyCells, StatsFault.notFinite, StatsFault.noBinning: true
    default: false
    }
  }

  /// The fault at a place, where there is one.
  fileprivate func placed(_ span: Span?) -> any Error { span.map { at($0) } ?? self }
}
