import RiskDiagnostics
import RiskExpressions
import RiskModels
import RiskSyntax

/// The inputs that may change, with the values they may take and what moving them costs.
struct FreeInputs {
  /// The inputs, in the order they were named or else in that of the models.
  private(set) var inputs: [ReachInput] = []
  /// Those that have no other value to take.
  private(set) var stuck: [String] = []
  /// Those of which training told no spread: one unit of them costs 1.
  private(set) var unscaled: [String] = []
  /// Those that a customer cannot change.
  let fixed: [String]
  /// Those that could change, too, and were not named.
  let others: [String]

  init(
    _ varied: VariedInputs, of customer: VariedCustomer, costs: [CostOfInput], at place: Span, goesBeyond: Bool,
    whole: Span
  ) throws {
    fixed = varied.fixed
    let names = varied.facts.map(\.name)
    others = customer.scorer.facts.filter { $0.change != .never && !names.contains($0.name) }.map(\.name)
    for cost in costs where !names.contains(cost.input) {
      throw ReachFault.costOfOther(cost.input, near: Suggestion.nearest(to: cost.input, among: names))
        .at(place)
    }
    for facts in varied.facts {
      let now = customer.customer[facts.name] ?? .null
      guard let domain = InputDomain(facts, now: now, goesBeyond: goesBeyond) else {
        stuck.append(facts.name)
        continue
      }
      let cost = costs.first { $0.input == facts.name }?.cost ?? facts.cost ?? 1
      if facts.profile?.spread == nil, case .numbers = domain { unscaled.append(facts.name) }
      inputs.append(
        ReachInput(
          facts.name, over: domain, cost: cost, spread: facts.profile?.spread ?? 1, median: facts.profile?.median))
    }
    if inputs.isEmpty { throw ReachFault.nothingToChange(stuck + fixed).at(whole) }
  }
}

/// What moving an input by one spread costs.
struct CostOfInput: Sendable {
  let input: String
  let cost: Double
}
