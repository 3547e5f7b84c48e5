import RiskData
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Shows how things differ: two datasets, column by column, or models on the same rows.
enum CompareCommand: Command {
  private static let subject = Parameter(
    "what",
    .groups(
      "a dataset, or models with commas between them", placeholder: "WHAT, …",
      form: .tableOrThings(kind: ThingKind.model.name)), at: .arguments, default: [],
    "The rows to hold against others, which behind a '|' are those of the stage before; or the models.")
  private static let second = Parameter(
    optional: "with", .dataset, at: .clause, "The rows to hold against the first, such as this month's.")
  private static let rows = Parameter(
    optional: "on", .dataset, at: .clause, "Rows with the models' target, on which models are compared.")

  private static let target = Parameter(
    optional: "against", .column, at: .clause,
    "The column that has what happened; the one the models learned if not given.")

  static let spec = CommandSpec(
    "compare", group: .explore,
    "Compare two datasets, column by column, or models of one target on the same rows.",
    input: .optional, parameters: [subject.info, second.info, rows.info, target.info], outline: .plans,
    examples: [
      Example("compare portfolio with test", "Whether a part is like the whole.", setup: .model),
      Example(
        "portfolio | where month < 2023-01-01 | compare with (portfolio | where month >= 2024-01-01)",
        "One year against another.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let subjects = try call[subject].flatMap { $0 }
    if call.has(rows) || subjects.count > 1 { return try compareModels(subjects, call, session) }
    if call.input != nil, let surplus = subjects.first {
      throw ExploreFault.rowsTwice(call.commandName).at(surplus.span)
    }
    let first = try subjects.first.map { try dataset($0, call, session) } ?? call.requireInput()
    guard let second = try call[second] else {
      throw ValidationFault.rowsWithoutPartner(first.name ?? "this").at(call.span)
    }
    if first.isOutline { return .silent() }
    let comparison = try TableComparison(
      try first.relation(in: session), try second.relation(in: session),
      names: (first.name ?? "the first", second.name ?? "the second")
    ) { try session.checkpoint(.share($0), detail: "columns") }
    return comparison.output(rows: session.settings.rows)
  }

  /// The rows to compare; a model by itself is not compared with anything.
  private static func dataset(_ argument: Argument, _ call: Call, _ session: Session) throws -> Call.InputTable {
    let expression = try argument.asExpression()
    if case .name(let name) = expression.kind, try session.existing(.dataset, named: name.text) == nil,
      try session.existing(.model, named: name.text) != nil
    {
      throw ValidationFault.loneModel(name.text).at(name.span)
    }
    return try session.table(of: expression)
  }

  private static func compareModels(_ arguments: [Argument], _ call: Call, _ session: Session) throws -> Output {
    if call.has(second) { throw ValidationFault.modelsWithRows.at(call.place(of: second)) }
    if call.input != nil, call.has(rows) { throw ExploreFault.rowsTwice(call.commandName).at(call.place(of: rows)) }
    // Before a script runs its models need not be there yet.
    if call.input?.isOutline ?? false { return .silent() }
    guard let input = try call[rows] ?? call.input else { throw ValidationFault.modelsWithRows.at(call.span) }
    let started = ContinuousClock.now
    let models = try arguments.map { try model($0, session) }
    guard models.count > 1 else {
      throw ValidationFault.loneModel(models.first?.name ?? "one").at(call.place(of: subject))
    }
    let column = try call[target]
    let comparison = try call.at(subject) { try ModelComparison(models, on: input, against: column, in: session) }
    return comparison.output(elapsed: ContinuousClock.now - started)
  }

  private static func model(_ argument: Argument, _ session: Session) throws -> CreditModel {
    let expression = try argument.asExpression()
    guard let name = try session.name(of: expression) else {
      throw KernelFault.wrongArgument("what is compared", expected: "a model").at(expression.span)
    }
    return try session.thing(.model, named: name)
  }
}
