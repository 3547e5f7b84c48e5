import RiskExpressions
import RiskKernel

/// Defines a set of rules.
enum RulesCommand: Command {
  private static let name = Parameter("name", .newName("rule set"), at: .argument, "What to call the set.")
  private static let block = Parameter(
    "rules", .block("a block of rules"), at: .argument,
    "A rule a line: a condition, unique COLUMN, …, or COLUMN in DATASET.COLUMN; as \"Label\" and where CONDITION may follow, "
      + "and warn stands before a rule that is only warned of.")

  static let spec = CommandSpec(
    "rules", group: .explore, "Define what rows must be like, for check and breaking.",
    parameters: [name.info, block.info],
    examples: [
      Example(
        "rules basic { age in 18..100 as \"Of age\"; unique id; warn util <= 2; default in [0, 1] }", "Four rules.")
    ], makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let name = try call[name]
    let set = try RuleSet(name: name, block: try call[block])
    session.put(set, as: name, .rules)
    let value = Record([
      Record.Field("name", .text(name)), Record.Field("rules", .list(set.rules.map { .text($0.label) })),
    ])
    return .notice(.record(value), [.line("\(name)   \(Words.count(set.rules.count, "rule"))")])
  }

  /// The set and what it computes, for the check before anything runs.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName] {
    guard let written = try phrase[block.info]?.soleExpression() else { return [] }
    let name = phrase[name.info].flatMap { try? $0.soleName().text }
    let set = try RuleSet(name: name, block: written)
    return name.map { [ThingName(.rules, $0, reads: set.rules.flatMap(\.reads))] } ?? []
  }
}

/// Shows rule sets.
enum RuleListing {
  /// A set as a table: a rule a row.
  static func output(_ set: RuleSet) -> Output {
    let titles = ["rule", "text", "severity"]
    let rows = set.rules.map { rule -> [Value] in
      [.text(rule.label), .text(rule.text), .text(rule.isWarning ? "warning" : "error")]
    }
    let records = rows.map { Value.record(Record(zip(titles, $0).map { Record.Field($0, $1) })) }
    return Output(
      .list(records),
      views: [.table(TableView(columns: titles.map { TableView.Column($0) }, rows: rows.map { TableView.Row($0) }))])
  }
}
