import RiskData
import RiskExpressions
import RiskKernel

/// Shows how two things differ: for now datasets, column by column.
enum CompareCommand: Command {
  private static let second = Parameter(
    "with", .dataset, at: .clause, "The rows to hold against the first, such as this month's.")

  static let spec = CommandSpec(
    "compare", group: .explore,
    "Compare two datasets: their columns, missing values and means, and how far each column has shifted.",
    input: .optional, parameters: [ExploredRows.dataset.info, second.info], outline: .plans,
    examples: [
      Example("compare portfolio with test", "Whether a part is like the whole.", setup: .model),
      Example(
        "portfolio | where month < 2023-01-01 | compare with (portfolio | where month >= 2024-01-01)",
        "One year against another.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let first = try call.rows(ExploredRows.dataset)
    if first.isOutline { return .silent() }
    let second = try call[second]
    let comparison = try TableComparison(
      try first.relation(in: session), try second.relation(in: session),
      names: (first.name ?? "the first", second.name ?? "the second")
    ) { try session.checkpoint(.share($0), detail: "columns") }
    return comparison.output(rows: session.settings.rows)
  }
}
