import RiskData
import RiskExpressions
import RiskKernel

/// Keeps the first of rows that are equal.
enum DistinctCommand: Command {
  private static let columns = Parameter(
    "column", .writtenExpressions("columns, or name = expression", placeholder: "COLUMN, …"), at: .arguments,
    default: [], "The only columns to keep, and to compare; all if not given.")
  private static let keys = Parameter(
    "by", .writtenExpressions("columns or expressions", placeholder: "COLUMN, …"), at: .clause, default: [],
    "What to compare rows by; the first row of each value is kept whole.")

  static let spec = CommandSpec(
    "distinct", group: .pipelines, "Keep the first of rows that are equal, in the order of the rows.", input: .required,
    parameters: [columns.info, keys.info], outline: .plans,
    examples: [
      Example("portfolio | distinct num_90, num_60_89", "The pairs of values there are.", setup: .portfolio),
      Example("portfolio | distinct by month", "The first customer of each month.", setup: .portfolio),
      Example("portfolio | drop id | distinct", "Rows that are the same but for their number.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let chosen = try call[columns].map {
      (name: $0.name.text, expression: try call.bind($0.expression, to: input, aggregates: .windows))
    }
    let rows = chosen.isEmpty ? relation : try call.at(columns) { try relation.selecting(chosen) }
    // Keys are those of the rows that are left.
    let kept = Call.InputTable(
      chosen.isEmpty ? input.table : TableOutline(rows.schema), name: chosen.isEmpty ? input.name : nil)
    let bound = try call.keys(try call[keys], of: kept).map(\.expression)
    return Output(.table(try call.at(keys) { try rows.distinct(by: bound) }))
  }
}
