import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Shows rows, a customer, a feature set, a model or a value.
enum ShowCommand: Command {
  private static let what = Parameter(
    optional: "what",
    .block("a dataset, a customer, a feature set, rules, a model or a value")
      .offering(.things(Session.kindNames), .functions), at: .argument,
    "What to show; behind a '|', the rows.")

  static let spec = CommandSpec(
    "show", group: .data, "Show rows, a customer, a feature set, a model or a value.", input: .optional,
    parameters: [what.info],
    examples: [
      Example("show portfolio", "The first rows of a dataset.", setup: .portfolio),
      Example("portfolio | take 3 | show", "The rows a pipeline comes to.", setup: .portfolio),
      Example("show 2 ^ 10", "A value."),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    guard let expression = try call[what] else { return Output(.table(try call.requireInput().table)) }
    guard case .name(let name) = expression.kind else { return Output(try session.evaluate(expression)) }
    if let table = try session.existing(.dataset, named: name.text) { return Output(.table(table)) }
    if let customer = try session.existing(.customer, named: name.text) { return Output(.record(customer.inputs)) }
    if let set = try session.existing(.features, named: name.text) { return FeatureListing.output(set) }
    if let rules = try session.existing(.rules, named: name.text) { return RuleListing.output(rules) }
    if let model = try session.existing(.model, named: name.text) { return ModelListing.card(model) }
    let isVariable = session.value(ofVariable: name.text) != nil
    throw CommandFault.nothingToShow(name.text, isVariable: isVariable).at(name.span)
  }
}
