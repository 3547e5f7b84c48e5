import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Applies a scenario to rows and shows what it does to grades and losses.
enum ApplyCommand: Command {
  private static let scenario = Parameter("scenario", .scenario, at: .argument, "The scenario.")
  private static let rows = Parameter("to", .dataset, at: .clause, "The rows.")
  private static let condition = Parameter(
    optional: "where", .condition, at: .clause, "Which rows change; usually all.")

  static let spec = CommandSpec(
    "apply", group: .customers, "Apply a scenario to rows: the migration of grades, and the change of PD and losses.",
    parameters: [scenario.info, rows.info, condition.info],
    examples: [
      Example(
        "whatif good set util = util / 2 as \"pay down\"; apply \"pay down\" to portfolio where util > 0.5",
        "What it does to those who use much.", setup: .customer)
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let scenario = try call[scenario]
    let input = try call[rows]
    let assessor = try session.activeAssessor()
    let rows = try input.relation(in: session)
    let migration = try ScenarioMigration(
      scenario.changes, of: rows, called: input.name, where: try call[condition], assessor: assessor, in: session)
    return try session.logged(
      .apply, migration.output(scenario.name), of: input.name ?? rows.name,
      inputs: LoggedDecision.inputs(rows: rows, named: input.name), models: assessor.scorer.models, by: call)
  }
}
