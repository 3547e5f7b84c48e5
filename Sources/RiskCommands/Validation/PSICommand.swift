import RiskData
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Measures how far the columns of some rows, and their scores, have moved from those of others.
enum PSICommand: Command {
  private static let second = Parameter(
    "with", .dataset, at: .clause, "The rows to hold against the first, such as this month's.")
  private static let columns = Parameter(
    "on", .columns, at: .clause, default: [], "The columns; every one that both have if not given.")

  static let spec = CommandSpec(
    "psi", group: .explore,
    "Measure how far columns, and the scores of the model in use, have moved from one dataset to another: the "
      + "population stability index.",
    input: .optional, parameters: [ExploredRows.dataset.info, second.info, columns.info], outline: .plans,
    examples: [
      Example("psi train with test", "Every column, and the scores of the model in use.", setup: .model),
      Example(
        "portfolio | where month < 2023-01-01 | psi with (portfolio | where month >= 2024-01-01) on util",
        "One column, bin by bin.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let first = try call.rows(ExploredRows.dataset)
    let names = try call[columns]
    for name in names { try first.column(name) }
    if first.isOutline { return .silent() }
    let second = try call[second]
    for name in names { try second.column(name) }
    let (before, now) = (try first.relation(in: session), try second.relation(in: session))
    let labels = (first: first.name ?? "the first", second: second.name ?? "the second")
    let bins = try StabilityBins(before, now, columns: names.isEmpty ? nil : names.map(\.text), labels) {
      try session.checkpoint(.share($0), detail: "columns")
    }
    let scores = names.isEmpty ? try ScoreStability(before, now, in: session) : nil
    return StabilityReport(bins, scores, labels).output(rows: session.settings.rows)
  }
}
