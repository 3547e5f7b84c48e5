import RiskData
import RiskExpressions
import RiskKernel

/// Keeps the rows that break rules.
enum BreakingCommand: Command {
  private static let rules = Parameter("rules", .thing(.rules), at: .argument, "The rules, as rules defined them.")

  /// The column that says which rules a row breaks.
  private static let column = "breaks"

  static let spec = CommandSpec(
    "breaking", group: .explore, "Keep the rows that break a rule, with a column 'breaks' that says which.",
    input: .required, parameters: [rules.info], outline: .adds([Schema.Column(column, .text)]),
    examples: [
      Example(
        "rules basic { age in 18..90; util <= 2 as \"Use within reason\" }; portfolio | breaking basic",
        "The rows to look into.", setup: .portfolio)
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let set = try call[rules]
    let input = try call.requireInput()
    let binder = RuleBinder(call: call, input: input, session: session)
    let bound = try set.rules.compactMap { rule in
      try binder.bind(rule).map { (rule: $0, label: rule.label) }
    }
    let relation = try input.relation(in: session)
    return Output(.table(try call.at(rules) { try relation.breaking(bound, naming: column) }))
  }
}
