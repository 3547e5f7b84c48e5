import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Finds for each input of a customer alone the values that meet a target.
enum LeversCommand: Command {
  private static let customers = Parameter(
    "customer", .customers, at: .arguments, "Whose inputs to go through: names of customers, or records of inputs.")
  private static let goal = Parameter(
    "for", .condition.offering(.words(["pd", "lgd", "ead", "el", "grade", "decision"])), at: .clause,
    "What is to be met: a condition on pd, lgd, ead, el or grade, or a decision of the policy.")
  private static let names = Parameter(
    optional: "changing", .names("inputs' names", placeholder: "INPUT, …"), at: .clause,
    "The inputs to go through; usually all that a customer can change.")
  private static let goesBeyond = Parameter(
    "beyond", .flag, at: .option, default: false,
    "Whether to go past the range of an input, or past what training saw.")

  static let spec = CommandSpec(
    "levers", group: .customers,
    "Find for each input alone the exact values that meet a target; where none does, that is a proof.",
    parameters: [customers.info, goal.info, names.info, goesBeyond.info],
    examples: [
      Example("levers good for pd <= 2%", "What brings the PD down to 2 %, input by input.", setup: .customer),
      Example(
        "levers good for grade <= B changing util, num_90", "Two inputs, for a grade of B or better.",
        setup: .customer),
      Example(
        "levers { util: 35%, age: 42, num_90: 0 } for pd >= 10%", "What would bring a PD of 10 %.", setup: .model),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let customers = try call[customers]
    let written = try call[goal]
    let assessor = try session.activeAssessor()
    let target = try ScoreTarget(written, assessor, in: session)
    let inputs = try VariedInputs(try call[names], of: assessor.scorer)
    let goesBeyond = try call[goesBeyond]
    let reports = try customers.map { customer in
      try call.at(Self.customers) {
        try LeverReport(
          customer, written: customers.count == 1 ? call.text(of: Self.customers.info) ?? customer.name : customer.name,
          target, inputs, assessor, goesBeyond: goesBeyond)
      }
    }
    try session.logDecisions(.levers, by: call, models: assessor.scorer.models) {
      zip(customers, reports).map { customer, report in
        LoggedDecision(
          of: customer.name, inputs: customer.inputs,
          outputs: Record(named: [("levers", .list(report.records(isOneOfMany: false)))]))
      }
    }
    return Output(
      .list(reports.flatMap { $0.records(isOneOfMany: customers.count > 1) }),
      rows: .list(reports.flatMap { $0.rows(isOneOfMany: customers.count > 1) }),
      views: reports.flatMap { $0.views(isOneOfMany: customers.count > 1) })
  }
}
