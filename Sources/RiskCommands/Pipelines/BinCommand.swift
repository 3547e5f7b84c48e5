import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskStats

/// Puts numbers into bins: a column of bins in a pipeline, or the best bins against an outcome.
enum BinCommand: Command {
  static let value = Parameter(
    "column", .writtenExpressions("a column, or name = expression", placeholder: "COLUMN, …"), at: .arguments,
    default: [],
    "What is put into bins; in a pipeline a name in front is the new column's, which else is the column's with _bin.")
  static let count = Parameter(
    optional: "into", .integer(in: 1...BinEdges.limit), at: .clause,
    "How many bins of as equal numbers of rows as the values allow; 10 if nothing is given.")
  static let width = Parameter(
    optional: "every", .number("a number above 0", where: { $0 > 0 && $0.isFinite }), at: .clause,
    "How wide the bins are; edges are multiples of it.")
  static let edges = Parameter(
    optional: "at", edgeList, at: .clause, "The edges between bins; a bin ends before its upper edge.")
  static let dataset = Parameter(
    optional: "of", .dataset, at: .clause, "The rows; behind a '|', those of the stage before.")
  static let target = Parameter(
    optional: "against", .column, at: .clause,
    "A column that is 1 for a default and 0 for none, which the best bins tell apart.")
  static let bins = Parameter(
    "bins", .binCount, at: .option, default: .usual,
    "How many bins of values there are at most, or from so many to so many: 3..5.")
  static let trend = Parameter(
    "trend", .word(BinningTrend.allCases.map(\.rawValue)), at: .option, default: BinningTrend.auto.rawValue,
    "How the bad rate may move from bin to bin; auto is ascending or descending, unless one bend tells far more.")
  static let share = Parameter(
    "min_share", .number("a share from 0 to 50%", where: { (0...0.5).contains($0) }), at: .option, default: 0.05,
    "The least share of all rows in a bin.")
  static let special = Parameter(
    "special", .codes, at: .option, default: [], "Numbers that stand for something else, each a bin of its own.")

  static let spec = CommandSpec(
    "bin", group: .pipelines,
    "Put numbers into bins named by their edges, or find the bins that tell good and bad apart best.",
    input: .optional,
    parameters: [
      value.info, count.info, width.info, edges.info, dataset.info, target.info, bins.info, trend.info, share.info,
      special.info,
    ], outline: .plans,
    examples: [
      Example(
        "portfolio | bin util into 5 | summarize n = count(), bad = mean(default) by util_bin",
        "Equal numbers of rows.",
        setup: .portfolio),
      Example("portfolio | bin age every 20 | summarize n = count() by age_bin", "Equal widths.", setup: .portfolio),
      Example(
        "portfolio | bin use = util at [30%, 60%, 90%] | summarize bad = mean(default) by use", "Edges of one's own.",
        setup: .portfolio),
      Example("bin util of portfolio against default", "The best bins, with weights of evidence.", setup: .portfolio),
      Example(
        "bin age of portfolio against default with trend = descending, bins = 5", "At most five, of falling risk.",
        setup: .portfolio),
      Example("bin portfolio against default", "Every column by its information value.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    try call.has(target) ? best(call, session) : stage(call, session)
  }

  // A stage of a pipeline

  private static func stage(_ call: Call, _ session: Session) throws -> Output {
    if !call.givenOptions.isEmpty { throw ValidationFault.optionsOfOutcome.at(call.span) }
    let input = try call.rows(dataset)
    let relation = try input.relation(in: session)
    let all = try call[value]
    guard let written = all.first else {
      throw KernelFault.missingArgument("a column", command: call.commandName, usage: spec.usage).at(call.span)
    }
    if all.count > 1 { throw ValidationFault.oneStageColumn.at(all[1].expression.span) }
    let bound = try call.bind(written.expression, to: input)
    guard bound.type.isNumeric || bound.type == .null else {
      throw CommandFault.notToBin(found: bound.type.wording).at(written.expression.span)
    }
    let name = written.isNamed ? written.name.text : written.name.text + "_bin"
    let binning = try binning(call)
    // Before a script runs there are no values, and the column is known without them.
    let found = input.isOutline ? BinEdges([]) : try call.at(value) { try relation.edges(of: bound, binning) }
    return Output(.table(try call.at(value) { try relation.binned(bound, at: found, as: name) }))
  }

  private static func binning(_ call: Call) throws -> Binning {
    let given = [call.has(count), call.has(width), call.has(edges)].count { $0 }
    if given > 1 { throw CommandFault.binnedTwice.at(call.span) }
    if let width = try call[width] { return .width(width) }
    if let edges = try call[edges] { return .edges(edges) }
    return .equalCounts(try call[count] ?? 10)
  }

  /// A list of numbers.
  private static let edgeList = ArgumentType<[Double]>.checked(
    "a list of numbers, such as [30%, 60%, 90%]", placeholder: "[EDGE, …]"
  ) { value in
    guard case .list(let items) = value, !items.isEmpty, items.count < BinEdges.limit else { return nil }
    let numbers = items.compactMap(\.asNumber)
    return numbers.count == items.count && numbers.allSatisfy(\.isFinite) ? numbers : nil
  }
}
