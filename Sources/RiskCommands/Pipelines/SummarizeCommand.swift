import RiskData
import RiskExpressions
import RiskKernel

/// Sums up rows, by groups if wanted.
enum SummarizeCommand: Command {
  private static let columns = Parameter(
    "name = aggregate", .writtenExpressions("aggregates, such as n = count()"), at: .arguments, "What to compute.")
  private static let keys = Parameter(
    "by", .writtenExpressions("columns, or name = expression", placeholder: "COLUMN, …"), at: .clause, default: [],
    "What rows of one group have in common.")

  static let spec = CommandSpec(
    "summarize", group: .pipelines, "Sum up rows, by groups if wanted; groups come in the order of their keys.",
    input: .required, parameters: [columns.info, keys.info], outline: .plans,
    examples: [
      Example(
        "portfolio | summarize n = count(), bad = mean(default) by late = num_90 > 0", "Bad rates of two groups.",
        setup: .portfolio),
      Example("portfolio | summarize median(monthly_income)", "One figure of all rows.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let groups = try call.keys(try call[keys], of: input)
    let sums = try call.sums(try call[columns], of: input, by: groups)
    return Output(.table(try call.at(columns) { try relation.summarizing(sums, by: groups) }))
  }
}
