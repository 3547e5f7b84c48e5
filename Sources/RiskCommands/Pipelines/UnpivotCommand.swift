import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Puts columns below each other.
enum UnpivotCommand: Command {
  private static let columns = Parameter("column", .columns, at: .arguments, "The columns to put below each other.")
  private static let names = Parameter(
    optional: "into", .names("two names for new columns", placeholder: "NAME, VALUE").offering(), at: .clause,
    "What to call the columns of the names and of the values; name and value if not given.")

  static let spec = CommandSpec(
    "unpivot", group: .pipelines, "Make a row of each of some columns, with its name and its value.", input: .required,
    parameters: [columns.info, names.info], outline: .plans,
    examples: [
      Example(
        "portfolio | select id, num_30_59, num_60_89, num_90 | unpivot num_30_59, num_60_89, num_90 into late, times "
          + "| summarize times = sum(times) by late", "Three columns as one.", setup: .portfolio)
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let stacked = try call[columns].map { try input.column($0).name }
    let into = try call[names]?.map(\.text) ?? ["name", "value"]
    guard into.count == 2 else {
      throw KernelFault.wrongArgument("what follows 'into'", expected: "two names for new columns").at(
        call.place(of: names))
    }
    return Output(
      .table(try call.at(columns) { try relation.unpivoted(stacked, name: into[0], value: into[1]) }))
  }
}
