import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Scores customers side by side, or rows.
enum ScoreCommand: Command {
  private static let subjects = Parameter(
    optional: "customer", .groups("customers, records or a dataset", placeholder: "CUSTOMER, …", form: .block),
    at: .arguments,
    "Whom to score: names, records, or rows; behind a '|', the rows of the stage before.")

  static let spec = CommandSpec(
    "score", group: .customers, "Apply the model in use to customers, side by side, or to rows.", input: .optional,
    parameters: [subjects.info],
    examples: [
      Example("score good", "The PD of a customer.", setup: .customer),
      Example("score { util: 90%, age: 30, num_90: 1 }", "The PD of inputs typed in.", setup: .model),
      Example("portfolio | score | summarize mean(pd)", "The mean PD of a dataset.", setup: .model),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let model = try session.activePD()
    if let input = call.input { return try score(input, with: model, session) }
    guard let subjects = try call[subjects] else { throw CommandFault.customerOrRecord }
    let arguments = try subjects.flatMap { $0 }.map { try $0.asExpression() }
    if arguments.count == 1, let rows = try rows(arguments[0], session) { return try score(rows, with: model, session) }
    let customers = try arguments.map { try customer($0, session) }
    let scores = try zip(customers, arguments).map { customer, expression in
      do { return try model.score(customer.inputs) } catch let fault as any Fault { throw fault.at(expression.span) }
    }
    return output(customers.map(\.name), scores, model)
  }

  // Rows

  private static func rows(_ expression: Expression, _ session: Session) throws -> Call.InputTable? {
    switch expression.kind {
    case .name(let name) where try session.existing(.customer, named: name.text) == nil:
      return try session.existing(.dataset, named: name.text).map { Call.InputTable($0, name: name.text) }
    case .pipeline, .variable:
      guard case .table = try session.evaluate(expression) else { return nil }
      return try session.table(of: expression)
    default: return nil
    }
  }

  /// The rows with their PD in a new column.
  private static func score(_ input: Call.InputTable, with model: PDModel, _ session: Session) throws -> Output {
    let relation = try input.relation(in: session)
    let scored = try BulkScorer(model).score(relation)
    return Output(.table(try relation.attaching([("pd", .numbers(scored.probabilities))])))
  }

  // Customers

  private static func customer(_ expression: Expression, _ session: Session) throws -> Customer {
    if case .name(let name) = expression.kind { return try session.thing(.customer, named: name) }
    let value = try session.evaluate(expression)
    guard case .record(let record) = value else {
      throw CommandFault.notARecord(found: value.kindName).at(expression.span)
    }
    return Customer(name: "customer", inputs: record)
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
