import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskStats
import RiskSyntax

extension BinCommand {
  /// The bins that tell the outcomes of a column apart best.
  static func best(_ call: Call, _ session: Session) throws -> Output {
    try refuseStageClauses(call)
    var written = try call[value]
    let named = try soleDataset(&written, call, session)
    let input = try named ?? call.rows(dataset)
    let request = OutcomeBinning.Request(
      bins: try call[bins].range, share: try call[share], trend: BinningTrend(rawValue: try call[trend]) ?? .auto,
      special: try call[special])
    let target = try outcome(call, input)
    let columns = try written.map { column in
      OutcomeBinning.Source(
        name: column.name.text, expression: try call.bind(column.expression, to: input), span: column.expression.span)
    }
    try OutcomeBinning.check(columns, against: target.name, request)
    // Before a script runs there are no values.
    if input.isOutline { return .silent() }
    let binning = try call.at(BinCommand.target) {
      try OutcomeBinning(columns, of: input, against: (target.name, target.expression), request, in: session)
    }
    return binning.output(of: input.name, rows: session.settings.rows)
  }

  private static func refuseStageClauses(_ call: Call) throws {
    if call.has(count) { throw ValidationFault.clauseOfStage("into").at(call.place(of: count)) }
    if call.has(width) { throw ValidationFault.clauseOfStage("every").at(call.place(of: width)) }
    if call.has(edges) { throw ValidationFault.clauseOfStage("at").at(call.place(of: edges)) }
  }

  /// The rows where a dataset stands in the place of the columns: `bin portfolio against default`.
  private static func soleDataset(
    _ written: inout [WrittenExpression], _ call: Call, _ session: Session
  ) throws -> Call.InputTable? {
    guard call.input == nil, !call.has(dataset), written.count == 1, !written[0].isNamed else { return nil }
    defer { written = [] }
    return try session.table(of: written[0].expression)
  }

  private static func outcome(_ call: Call, _ input: Call.InputTable) throws -> OutcomeBinning.Source {
    guard let name = try call[target] else { throw ValidationFault.optionsOfOutcome.at(call.span) }
    let bound = try call.bind(Expression(name: name), to: input)
    guard bound.type.isDrawable else {
      throw CommandFault.targetNotBinary(name.text, type: bound.type.wording).at(name.span)
    }
    return OutcomeBinning.Source(name: name.text, expression: bound, span: name.span)
  }
}

/// How many bins there may be.
struct BinCount: CustomStringConvertible {
  let range: ClosedRange<Int>

  /// As it is written: `8` for at most so many, `3..5`.
  var description: String {
    range.lowerBound == 1 ? "\(range.upperBound)" : "\(range.lowerBound)..\(range.upperBound)"
  }

  /// The number a value stands for; nil where it is none that bins can have.
  init?(_ value: Value) {
    let limit = BinningConstraints.mostBins
    switch value {
    case .integer(let most): self.init(1, Int(clamping: most))
    case .range(let range) where range.isWhole && range.lower >= 1 && range.upper <= Double(limit):
      self.init(Int(range.lower), Int(range.upper))
    default: return nil
    }
  }

  /// From so many to so many bins, two at least at the upper end.
  init?(_ least: Int, _ most: Int) {
    guard most >= 2, most <= BinningConstraints.mostBins, least <= most else { return nil }
    range = least...most
  }

  /// What most scorecards have at most.
  static let usual = BinCount(range: 1...8)

  private init(range: ClosedRange<Int>) { self.range = range }
}

extension ArgumentType where Content == BinCount {
  /// How many bins there may be: at most so many, or from so many to so many.
  static var binCount: ArgumentType {
    checked("a whole number from 2 to \(BinningConstraints.mostBins), or a range such as 3..5", placeholder: "N") {
      BinCount($0)
    }
  }
}

extension ArgumentType where Content == [Double] {
  /// Numbers that stand for something else.
  static var codes: ArgumentType {
    checked("a number or a list of numbers, such as [-1, 99]", placeholder: "[CODE, …]") { value in
      let items: [Value] = if case .list(let items) = value { items } else { [value] }
      let numbers = items.compactMap(\.asNumber)
      return numbers.count == items.count && items.count <= 100 && numbers.allSatisfy(\.isFinite) ? numbers : nil
    }
  }
}
