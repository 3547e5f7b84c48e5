import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Asks what a customer would be with other inputs.
enum WhatIfCommand: Command {
  private static let customer = Parameter(
    optional: "customer", .customer, at: .argument, "Whom to ask about: a name, or a record of inputs.")
  private static let changes = Parameter(
    optional: "set", .writtenExpressions("input = expression", placeholder: "INPUT = EXPRESSION, …"), at: .clause,
    "What changes; expressions may use the customer's own inputs.")
  private static let scenario = Parameter(
    optional: "as", .scenarioName, at: .clause, "Keeps the changes under a name, for scenarios, diff and apply.")
  private static let axes = Parameter(
    optional: "vary",
    .groups("one input or two, each with over and its values", placeholder: "INPUT over VALUES, …", form: .block)
      .offering(.columns),
    at: .clause,
    "The inputs that go through values: a range such as 0..1 step 0.1, or a list; without over, all that makes sense."
  ).joined(by: "over")
  private static let figure = Parameter(
    optional: "by", .word(["pd", "lgd", "ead", "el"]), at: .clause,
    "The figure a chart or a form shows; usually the PD.")

  static let spec = CommandSpec(
    "whatif", group: .customers, "See what a customer would be with other inputs, at one value or at many.",
    parameters: [customer.info, changes.info, scenario.info, axes.info, figure.info],
    examples: [
      Example("whatif good set util = 90%, num_90 = num_90 + 1", "Before, after and the difference.", setup: .customer),
      Example("whatif good set util = util / 2 as \"pay down\"", "The same, kept under a name.", setup: .customer),
      Example("whatif good vary util over 0..1 step 0.1", "One input through a range.", setup: .customer),
      Example(
        "whatif good vary util over 0..1 step 0.25, num_90 over 0..3", "Two inputs: a heat map.", setup: .customer),
      Example("whatif good", "A form on the screen, in which all follows at once.", setup: .form),
    ], madeKinds: ["scenario"], makes: { phrase, _ in try made(phrase) })

  static func run(_ call: Call, in session: Session) throws -> Output {
    let customer = try call[customer]
    if call.has(changes), call.has(axes) { throw WhatIfFault.setAndVary.at(call.place(of: axes)) }
    if call.has(scenario), !call.has(changes) { throw WhatIfFault.nothingToKeep.at(call.place(of: scenario)) }
    if let written = try call[changes] {
      guard let customer else { throw CommandFault.customerOrRecord }
      return try change(customer, try CustomerChanges(written), call, session)
    }
    guard let axes = try call[axes] else {
      let figure = try call[figure].map { name in
        ExplainedFigure.allCases.first { $0.title.lowercased() == name } ?? .pd
      }
      return try call.at(self.figure) { try WhatIfForm(customer, by: figure, in: session) }.output()
    }
    guard let customer else { throw CommandFault.customerOrRecord }
    let assessor = try session.activeAssessor()
    let sweep = try call.at(self.axes) { try Sweep(axes, of: customer, assessor, in: session) }
    let output = try call.at(figure) { try sweep.output(by: try call[figure]) }
    // The figures of a sweep follow from the customer, the models and the command.
    return try session.logged(
      .whatif, output, of: customer.name, inputs: customer.inputs, models: assessor.scorer.models, by: call,
      outputs: Record([]))
  }

  /// The customer before and after changes.
  private static func change(
    _ customer: Customer, _ changes: CustomerChanges, _ call: Call, _ session: Session
  ) throws -> Output {
    let assessor = try session.activeAssessor()
    try changes.check(against: customer.inputs, assessor.scorer)
    let changed = try changes.applied(to: customer.inputs, of: customer.name, in: session)
    let pair = try call.at(self.changes) {
      try CustomerPair(
        (customer.name, customer.inputs), (customer.name, changed), titles: ("before", "after"), assessor: assessor)
    }
    let output = try session.logged(
      .whatif, pair.output, of: customer.name, inputs: customer.inputs, models: assessor.scorer.models, by: call)
    guard let name = try call[scenario] else { return output }
    session.put(Scenario(name: name.text, changes: changes, customer: customer), as: name.text, .scenario)
    return output
  }

  /// The scenario a call makes.
  private static func made(_ phrase: BoundPhrase) throws -> [ThingName]? {
    guard let slot = phrase[scenario.info] else { return [] }
    switch try slot.soleExpression().kind {
    case .name(let name): return [ThingName(.scenario, name.text)]
    case .text(let text): return [ThingName(.scenario, text)]
    default: return nil
    }
  }
}
