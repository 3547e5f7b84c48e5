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
    .groups("customers, records or a dataset", placeholder: "CUSTOMER, …", form: .block)
      .offering(.things([ThingKind.customer.name, ThingKind.dataset.name])),
    at: .arguments,
    "Whom to score: names, records, or rows; behind a '|', the rows of the stage before.")

  static let spec = CommandSpec(
    "score", group: .customers, "Apply the models in use to customers, side by side, or to rows.", input: .optional,
    parameters: [subjects.info], outline: .adds(["pd", "lgd", "ead", "el"].map { Schema.Column($0, .number) }),
    examples: [
      Example("score good", "The PD of a customer.", setup: .customer),
      Example("score { util: 90%, age: 30, num_90: 1 }", "The PD of inputs typed in.", setup: .model),
      Example("portfolio | score | summarize mean(pd)", "The mean PD of a dataset.", setup: .model),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    if let input = call.input { return try score(input, with: try session.activeScorer(), call, session) }
    guard let subjects = try call[subjects] else { throw CommandFault.customerOrRecord }
    let arguments = try subjects.flatMap { $0 }.map { try $0.asExpression() }
    // Names come before the model: where one is unknown, that is what there is to say.
    if arguments.count == 1 {
      switch try subject(arguments[0], session) {
      case .rows(let rows): return try score(rows, with: try session.activeScorer(), call, session)
      case .customer(let customer): return try score([customer], arguments, try session.activeScorer(), call, session)
      }
    }
    let customers = try arguments.map { try customer($0, session) }
    return try score(customers, arguments, try session.activeScorer(), call, session)
  }

  // Rows

  /// What a single argument stands for.
  private enum Subject {
    case rows(Call.InputTable)
    case customer(Customer)
  }

  private static func subject(_ expression: Expression, _ session: Session) throws -> Subject {
    if case .name(let name) = expression.kind {
      if try session.existing(.customer, named: name.text) == nil,
        let rows = try session.existing(.dataset, named: name.text)
      {
        return .rows(Call.InputTable(rows, name: name.text))
      }
      return .customer(try session.thing(.customer, named: name))
    }
    let value = try session.evaluate(expression)
    guard case .table(let table) = value else { return .customer(try customer(value, expression)) }
    if case .variable(let name) = expression.kind { return .rows(Call.InputTable(table, name: "$\(name.text)")) }
    return .rows(Call.InputTable(table, name: nil))
  }

  /// The rows with what the models say in new columns.
  private static func score(
    _ input: Call.InputTable, with scorer: Scorer, _ call: Call, _ session: Session
  ) throws -> Output {
    let rows = try input.relation(in: session)
    let scored = try ScoredRows(scorer, of: rows, in: session).relation
    try session.logDecisions(.rows, by: call, models: scorer.models) { [Decision(rows: rows, named: input.name)] }
    return Output(.table(scored))
  }

  // Customers

  private static func customer(_ expression: Expression, _ session: Session) throws -> Customer {
    if case .name(let name) = expression.kind { return try session.thing(.customer, named: name) }
    return try customer(try session.evaluate(expression), expression)
  }

  private static func customer(_ value: Value, _ expression: Expression) throws -> Customer {
    guard case .record(let record) = value else {
      throw CommandFault.notARecord(found: value.kindName).at(expression.span)
    }
    return Customer(name: "customer", inputs: record)
  }

  private static func score(
    _ customers: [Customer], _ written: [Expression], _ scorer: Scorer, _ call: Call, _ session: Session
  ) throws -> Output {
    let scores = try zip(customers, written).map { customer, expression in
      do { return try scorer.score(customer.inputs) } catch let fault as any Fault { throw fault.at(expression.span) }
    }
    try session.logDecisions(.score, by: call, models: scorer.models) {
      zip(customers, scores).map { Decision($0, scored: $1, by: scorer) }
    }
    return CustomerScores(names: customers.map(\.name), scores: scores, scorer: scorer).output
  }
}
