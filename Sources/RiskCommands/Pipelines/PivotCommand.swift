import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// Puts figures of groups side by side.
enum PivotCommand: Command {
  private static let columns = Parameter(
    "name = aggregate", .writtenExpressions("aggregates, such as mean(default)"), at: .arguments,
    "What to compute; of several, the names stand behind the values in the columns' names.")
  private static let keys = Parameter(
    "by", .writtenExpressions("columns, or name = expression", placeholder: "COLUMN, …"), at: .clause, default: [],
    "What has a row of its own.")
  private static let spread = Parameter(
    "into", .writtenExpressions("a column or an expression", placeholder: "COLUMN"), at: .clause,
    "What has a column of its own for each value, at most 1000; the values are looked up at once.")
  private static let prefix = Parameter(
    optional: "prefix", .text("a text in quotes", placeholder: "\"TEXT\"") { _ in true }, at: .option,
    "What stands before the values in the columns' names.")

  static let spec = CommandSpec(
    "pivot", group: .pipelines, "Sum up rows by groups, with a column for each value of another column.",
    input: .required, parameters: [columns.info, keys.info, spread.info, prefix.info], outline: .plans,
    examples: [
      Example(
        "portfolio | pivot mean(default) by num_90 into young = age < 40", "Bad rates by two things.", setup: .portfolio
      ),
      Example(
        "portfolio | where num_90 < 3 | pivot n = count(), bad = mean(default) into num_90 with prefix = \"late_\"",
        "Two figures of each group in one row.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let groups = try call.keys(try call[keys], of: input)
    let spreads = try call[spread]
    if spreads.count > 1 { throw KernelFault.oneOnly("into").at(spreads[1].expression.span) }
    let values = try call.bind(spreads[0].expression, to: input)
    let sums = try call.sums(try call[columns], of: input, by: groups)
    let prefix = try call[prefix] ?? ""
    // Before a script runs, nothing tells the values.
    if input.isOutline { return .silent() }
    return Output(
      .table(try call.at(spread) { try relation.pivoted(sums, by: groups, into: values, naming: prefix) }))
  }
}
