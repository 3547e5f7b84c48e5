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
    "score", group: .customers, "Apply the model in use to customers, side by side, or to rows.", input: .optional,
    parameters: [subjects.info], outline: .adds([Schema.Column("pd", .number)]),
    examples: [
      Example("score good", "The PD of a customer.", setup: .customer),
      Example("score { util: 90%, age: 30, num_90: 1 }", "The PD of inputs typed in.", setup: .model),
      Example("portfolio | score | summarize mean(pd)", "The mean PD of a dataset.", setup: .model),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    if let input = call.input { return try score(input, with: try session.activePD(), session) }
    guard let subjects = try call[subjects] else { throw CommandFault.customerOrRecord }
    let arguments = try subjects.flatMap { $0 }.map { try $0.asExpression() }
    // Names come before the model: where one is unknown, that is what there is to say.
    if arguments.count == 1 {
      switch try subject(arguments[0], session) {
      case .rows(let rows): return try score(rows, with: try session.activePD(), session)
      case .customer(let customer): return try score([customer], arguments, try session.activePD())
      }
    }
    let customers = try arguments.map { try customer($0, session) }
    return try score(customers, arguments, try session.activePD())
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

  /// The rows with their PD in a new column.
  private static func score(_ input: Call.InputTable, with model: PDModel, _ session: Session) throws -> Output {
    let relation = try input.relation(in: session)
    let scored = try BulkScorer(model, in: session).score(relation)
    return Output(.table(try relation.attaching([("pd", .numbers(scored.probabilities))])))
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

  private static func score(_ customers: [Customer], _ written: [Expression], _ model: PDModel) throws -> Output {
    let scores = try zip(customers, written).map { customer, expression in
      do { return try model.score(customer.inputs) } catch let fault as any Fault { throw fault.at(expression.span) }
    }
    return output(customers.map(\.name), scores, model)
  }

  private static func output(_ names: [String], _ scores: [CustomerScore], _ model: PDModel) -> Output {
    let records = zip(names, scores).map { name, score in
      Value.record(
        Record([
          Record.Field("customer", .text(name)), Record.Field("pd", .number(score.pd)),
          Record.Field("missing", .list(score.missing.map(Value.text))), Record.Field("model", .text(model.name)),
        ]))
    }
    let table = TableView(
      columns: [TableView.Column("")] + names.map { TableView.Column($0) },
      rows: [TableView.Row([.text("PD")] + scores.map { .number($0.pd) }, format: .percent)])
    let notes = zip(names, scores).filter { !$1.missing.isEmpty }.map { name, score in
      View.line(" \(name) lacks \(score.missing.joined(separator: ", ")): scored as missing")
    }
    return Output(.list(records), views: [.table(table)] + notes)
  }
}
