import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Compares two customers, scenarios among them.
enum DiffCommand: Command {
  private static let sides = Parameter(
    "customer or scenario",
    .groups("two customers or scenarios", placeholder: "FIRST, SECOND", form: .block)
      .offering(.things([ThingKind<Customer>.customer.name, ThingKind<Scenario>.scenario.name])),
    at: .arguments, "The two to compare: names, names in quotes, or records of inputs.")
  private static let customer = Parameter(
    optional: "for", .customer, at: .clause, "Whom scenarios are applied to; usually whom they were made for.")

  static let spec = CommandSpec(
    "diff", group: .customers, "Compare two customers or scenarios: the inputs and figures that differ.",
    parameters: [sides.info, customer.info],
    examples: [
      Example("diff good, { util: 90%, age: 30, num_90: 1 }", "A customer and one typed in.", setup: .customer),
      Example(
        "whatif good set util = util / 2 as \"pay down\"; diff good, \"pay down\"", "A customer and a scenario.",
        setup: .customer),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let written = try call[sides]
    guard written.count == 2, written.allSatisfy({ $0.count == 1 }) else {
      throw KernelFault.wrongArgument("what diff compares", expected: "two customers or scenarios").at(
        call.place(of: sides))
    }
    let other = try call[customer]
    let first = try side(try written[0][0].asExpression(), other, session)
    let second = try side(try written[1][0].asExpression(), other, session)
    let assessor = try session.activeAssessor()
    let titles = first.name == second.name ? ("first", "second") : (first.name, second.name)
    let output = try call.at(sides) {
      try CustomerPair((first.name, first.inputs), (second.name, second.inputs), titles: titles, assessor: assessor)
        .output
    }
    let inputs = Record(named: [(titles.0, .record(first.inputs)), (titles.1, .record(second.inputs))])
    return try session.logged(
      .whatif, output, of: "\(first.name), \(second.name)", inputs: inputs, models: assessor.scorer.models, by: call)
  }

  /// A customer, or what a scenario makes of one.
  private static func side(_ written: Expression, _ other: Customer?, _ session: Session) throws -> Customer {
    guard let name = try written.scenarioName(in: session) else { return try Customer(written, in: session) }
    if let customer = try session.existing(.customer, named: name.text) { return customer }
    if let scenario = try session.existing(.scenario, named: name.text) {
      return try scenario.customer(from: other, in: session)
    }
    let known = session.names(of: .customer) + session.names(of: .scenario)
    let near = Suggestion.nearest(to: name.text, among: known)
    throw WhatIfFault.unknownSide(name.text, near: near).at(name.span)
  }
}
