import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Finds the cheapest change of several inputs of a customer together that meets a target.
enum ReachCommand: Command {
  private static let customer = Parameter(
    "customer", .customer, at: .argument, "Whose inputs change: the name of a customer, or a record of inputs.")
  private static let goal = Parameter(
    "for", .condition.offering(.words(["pd", "lgd", "ead", "el", "grade", "decision"])), at: .clause,
    "What is to be met: a condition on pd, lgd, ead, el or grade, or a decision of the policy.")
  private static let names = Parameter(
    optional: "changing", .names("inputs' names", placeholder: "INPUT, …"), at: .clause,
    "The inputs that may change; usually all that a customer can change.")
  private static let costs = Parameter(
    optional: "cost", costRecord, at: .option,
    "What moving an input by one spread costs, where others cost 1: { util: 2 }.")
  private static let budget = Parameter(
    "budget", .number("seconds from 0.01 to 86400", where: { (0.01...86_400).contains($0) }), at: .option, default: 1,
    "The seconds after which the search ends with what it has.")
  private static let boxes = Parameter(
    optional: "boxes", .integer(in: 1...1_000_000_000), at: .option,
    "How many boxes of values are looked at at most; unlike seconds they are the same on every machine.")
  private static let goesBeyond = Parameter(
    "beyond", .flag, at: .option, default: false,
    "Whether to go past the range of an input, or past what training saw.")

  static let spec = CommandSpec(
    "reach", group: .customers,
    "Find the cheapest change of several inputs that meets a target; where none does, that is a proof.",
    parameters: [
      customer.info, goal.info, names.info, costs.info, budget.info, boxes.info, goesBeyond.info,
    ],
    examples: [
      Example(
        "reach good for pd <= 2% changing util, num_90", "The least that two inputs must change together.",
        setup: .customer),
      Example(
        "reach good for grade <= B with cost = { util: 2 }, budget = 5",
        "All inputs that a customer can change; moving util counts twice.", setup: .customer),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let customer = try call[customer]
    let written = try call[goal]
    let assessor = try session.activeAssessor()
    let target = try ScoreTarget(written, assessor, in: session)
    let inputs = try VariedInputs(try call[names], of: assessor.scorer)
    try checkMovable(inputs, try call[names] ?? [])
    let varied = try call.at(self.customer) { try VariedCustomer(customer.inputs, scorer: assessor.scorer) }
    let free = try FreeInputs(
      inputs, of: varied, costs: try call[costs] ?? [], at: call.place(of: costs), goesBeyond: try call[goesBeyond],
      whole: call.span)
    let report = ReachReport(
      customer: customer.name, written: call.text(of: self.customer.info) ?? customer.name, target: target,
      assessor: assessor, free: free, budget: try call[boxes] == nil ? try call[budget] : nil)
    func logged(_ output: Output) throws -> Output {
      try session.logged(
        .reach, output, of: customer.name, inputs: customer.inputs, models: assessor.scorer.models, by: call)
    }
    guard try !LeverSearch(varied, target: target).isMet else { return try logged(report.met(varied.now)) }
    let strategy = ReachStrategy(
      varied, target: target, inputs: free.inputs, budget: ReachBudget(boxes: try call[boxes] ?? .max))
    let watch = ReachWatch(seconds: try call[budget], session)
    return try logged(try report.output(try strategy.solve { try watch.goesOn() }, of: varied))
  }

  /// Makes sure that no input is named that a customer cannot change.
  private static func checkMovable(_ inputs: VariedInputs, _ names: [Identifier]) throws {
    for name in names where inputs.facts.contains(where: { $0.name == name.text && $0.change == .never }) {
      throw ReachFault.immutable(name.text).at(name.span)
    }
  }

  /// Costs by the names of inputs.
  private static let costRecord = ArgumentType<[CostOfInput]>.checked(
    "a record of inputs with numbers above 0, such as { util: 2 }", placeholder: "{ INPUT: COST, … }"
  ) { value in
    guard case .record(let record) = value else { return nil }
    let costs = record.fields.compactMap { field in
      field.value.asNumber.flatMap { $0 > 0 && $0.isFinite ? CostOfInput(input: field.name, cost: $0) : nil }
    }
    return costs.count == record.fields.count ? costs : nil
  }
}
