import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskStats

/// Columns on their way into bins.
struct BinningWork {
  private let relation: Relation
  private let target: NamedExpression
  private let request: OutcomeBinning.Request
  private let session: Session
  private let rows: Int
  /// How many columns of numbers are read at a time.
  private let width: Int
  private(set) var columns: [OutcomeBinning.Column] = []
  private(set) var leftOut: [(name: String, reason: String)] = []
  private var done = 0
  private var total = 0

  /// Prepares to bin columns of so many rows against an outcome.
  init(
    relation: Relation, target: NamedExpression, request: OutcomeBinning.Request, session: Session, rows: Int,
    width: Int
  ) {
    (self.relation, self.target, self.request, self.session) = (relation, target, request, session)
    (self.rows, self.width) = (rows, width)
  }
}

extension BinningWork {
  private typealias Source = OutcomeBinning.Source
  private typealias Binned = (binning: OptimalBinning, knowsOutcome: Bool)

  /// Bins columns, those of numbers first.
  mutating func bin(_ sources: [OutcomeBinning.Source]) throws {
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
}
