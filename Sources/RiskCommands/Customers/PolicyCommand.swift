import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Shows, sets or takes away the rules by which scores become decisions.
enum PolicyCommand: Command {
  /// The word that takes the policy away.
  private static let none = "none"
  private static let rules = Parameter(
    optional: "rules", .block("a block of rules, or none"), at: .argument,
    "A rule a line: a decision, when and a condition on pd, lgd, ead, el, grade or the customer's inputs; at the end a "
      + "decision and otherwise. The word none takes the policy away.")

  static let spec = CommandSpec(
    "policy", group: .customers,
    "Show or set the rules by which a score becomes a decision: the first that holds decides.",
    parameters: [rules.info],
    examples: [
      Example("policy { approve when pd < 5%; refer when pd < 12%; decline otherwise }", "Two cut-offs."),
      Example("policy none", "Decide nothing."),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    guard let written = try call[rules] else {
      guard let policy = session.policy else { throw WhatIfFault.noPolicy }
      return listing(policy)
    }
    if case .name(let word) = written.kind, word.text == none {
      session.remember(ActivePolicy(policy: nil))
      return .notice(.null, [.line("no policy: nothing is decided")])
    }
    let policy = try call.at(rules) {
      try DecisionPolicy(written, scale: session.gradeScale, environment: session.environment)
    }
    session.remember(ActivePolicy(policy: policy))
    return listing(policy, isNotice: true)
  }

  private static func listing(_ policy: DecisionPolicy, isNotice: Bool = false) -> Output {
    let rows = policy.rules.map { [Value.text($0.decision), .text($0.text)] }
    let records = rows.map { row in
      Value.record(Record(zip(["decision", "rule"], row).map { Record.Field($0, $1) }))
    }
    let table = TableView(columns: [.init("decision"), .init("rule")], rows: rows.map { TableView.Row($0) })
    return isNotice
      ? .notice(.list(records), [.table(table)]) : Output(.list(records), views: [.table(table)])
  }
}
