import RiskExpressions
import RiskKernel
import RiskModels

/// Lists the scenarios, or shows what becomes of a customer under each.
enum ScenariosCommand: Command {
  private static let customer = Parameter(
    optional: "customer", .customer, at: .argument, "Whom to show under each scenario; usually they are listed.")

  static let spec = CommandSpec(
    "scenarios", group: .customers, "List the scenarios, or show a customer under each of them side by side.",
    parameters: [customer.info],
    examples: [
      Example(
        "whatif good set util = util / 2 as \"pay down\"; scenarios", "The scenarios there are.", setup: .customer),
      Example(
        "whatif good set util = util / 2 as \"pay down\"; scenarios good", "A customer now and under each.",
        setup: .customer),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let scenarios = try session.names(of: .scenario).compactMap { try session.existing(.scenario, named: $0) }
    guard let customer = try call[customer] else { return listing(scenarios) }
    let customers = try [customer] + scenarios.map { try $0.customer(from: customer, in: session) }
    let assessor = try session.activeAssessor()
    let assessments = try call.at(self.customer) { try customers.map { try assessor.assess($0.inputs) } }
    return CustomerScores(names: customers.map(\.name), assessments: assessments, assessor: assessor).output
  }

  private static func listing(_ scenarios: [Scenario]) -> Output {
    let rows = scenarios.map { [Value.text($0.name), .text($0.customer.name), .text($0.changes.text)] }
    let titles = ["scenario", "customer", "changes"]
    let records = rows.map { row in Value.record(Record(zip(titles, row).map { Record.Field($0, $1) })) }
    guard !scenarios.isEmpty else {
      return Output(.list([]), views: [.line("no scenarios; whatif good set util = 30% as \"pay down\" makes one")])
    }
    let table = TableView(columns: titles.map { .init($0) }, rows: rows.map { TableView.Row($0) })
    return Output(.list(records), views: [.table(table)])
  }
}
