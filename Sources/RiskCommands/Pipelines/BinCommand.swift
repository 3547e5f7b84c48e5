import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// Puts numbers into bins.
enum BinCommand: Command {
  private static let value = Parameter(
    "name = expression", .writtenExpressions("a column or an expression, with a name for its bins or none"),
    at: .argument, "The numbers; a name in front is the new column's, which else is the column's with _bin.")
  private static let count = Parameter(
    optional: "into", .integer(in: 1...BinEdges.limit), at: .clause,
    "How many bins of as equal numbers of rows as the values allow; 10 if nothing is given.")
  private static let width = Parameter(
    optional: "every", .number("a number above 0", where: { $0 > 0 && $0.isFinite }), at: .clause,
    "How wide the bins are; edges are multiples of it.")
  private static let edges = Parameter(
    optional: "at", edgeList, at: .clause, "The edges between bins; a bin ends before its upper edge.")

  static let spec = CommandSpec(
    "bin", group: .pipelines, "Put numbers into bins, named by their edges; missing ones have a bin of their own.",
    input: .required, parameters: [value.info, count.info, width.info, edges.info], outline: .plans,
    examples: [
      Example(
        "portfolio | bin util into 5 | summarize n = count(), bad = mean(default) by util_bin",
        "Equal numbers of rows.",
        setup: .portfolio),
      Example("portfolio | bin age every 20 | summarize n = count() by age_bin", "Equal widths.", setup: .portfolio),
      Example(
        "portfolio | bin use = util at [30%, 60%, 90%] | summarize bad = mean(default) by use", "Edges of one's own.",
        setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let written = try call[value][0]
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
