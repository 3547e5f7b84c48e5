import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// Leaves columns out.
enum DropCommand: Command {
  private static let columns = Parameter("column", .columns, at: .arguments, "The columns to leave out.")

  static let spec = CommandSpec(
    "drop", group: .pipelines, "Leave columns out and keep the others.", input: .required, parameters: [columns.info],
    outline: .plans,
    examples: [Example("portfolio | drop month, debt_ratio | take 3", "All columns but two.", setup: .portfolio)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let names = try call[columns].map { try input.column($0).name }
    guard Set(names).count < relation.schema.columns.count else {
      throw CommandFault.noColumnsLeft.at(call.place(of: columns))
    }
    return Output(.table(try call.at(columns) { try relation.dropping(names) }))
  }
}
