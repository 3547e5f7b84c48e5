import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Scores customers side by side, or rows.
enum ScoreCommand: Command {
  private static let subjects = Parameter(
    optional: "customer",
    .groups(
      "customers, records or a dataset", placeholder: "CUSTOMER, …",
      form: .thingOrValue(kinds: [ThingKind.customer.name, ThingKind.dataset.name])),
    at: .arguments,
    "Whom to score: names, records, or rows; behind a '|', the rows of the stage before.")

  static let spec = CommandSpec(
    "score", group: .customers, "Apply the models in use to customers, side by side, or to rows.", input: .optional,
    parameters: [subjects.info], outline: .adds(ScoredRows.columns),
    examples: [
      Example("score good", "The PD of a customer.", setup: .customer),
      Example("score { util: 90%, age: 30, num_90: 1 }", "The PD of inputs typed in.", setup: .model),
      Example("portfolio | score | summarize mean(pd)", "The mean PD of a dataset.", setup: .model),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    if let input = call.input { return try score(input, call, session) }
    guard let subjects = try call[subjects] else { throw CommandFault.customerOrRecord }
    let arguments = try subjects.flatMap { $0 }.map { try $0.asExpression() }
    // Names come before the model: where one is unknown, that is what there is to say.
    if arguments.count == 1, let rows = try rows(arguments[0], session) { return try score(rows, call, session) }
    let customers = try arguments.map { try Customer($0, in: session) }
    let assessor = try session.activeAssessor()
    let assessments = try zip(customers, arguments).map { customer, expression in
      do { return try assessor.assess(customer.inputs) } catch let fault as any Fault {
        throw fault.at(expression.span)
      }
    }
    try session.logDecisions(.score, by: call, models: assessor.scorer.models) {
      zip(customers, assessments).map { LoggedDecision($0, assessed: $1, by: assessor) }
    }
    return CustomerScores(names: customers.map(\.name), assessments: assessments, assessor: assessor).output
  }

  /// The rows that a single argument stands for; nil where it stands for a customer.
  private static func rows(_ expression: Expression, _ session: Session) throws -> Call.InputTable? {
    if case .name(let name) = expression.kind {
      guard try session.existing(.customer, named: name.text) == nil,
        let rows = try session.existing(.dataset, named: name.text)
      else { return nil }
      return Call.InputTable(rows, name: name.text)
    }
    guard case .table(let table) = try session.evaluate(expression) else { return nil }
    if case .variable(let name) = expression.kind { return Call.InputTable(table, name: "$\(name.text)") }
    return Call.InputTable(table, name: nil)
  }

  /// The rows with what the models say in new columns.
  private static func score(_ input: Call.InputTable, _ call: Call, _ session: Session) throws -> Output {
    let assessor = try session.activeAssessor()
    let rows = try input.relation(in: session)
    let scored = try ScoredRows(assessor, of: rows, in: session)
    try session.logDecisions(.rows, by: call, models: assessor.scorer.models) {
      [LoggedDecision(rows: rows, named: input.name, assessor)]
    }
    return Output(.table(scored.relation))
  }
}
