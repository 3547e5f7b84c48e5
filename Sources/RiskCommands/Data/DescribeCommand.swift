import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Shows what the columns of a dataset hold, or one column in depth.
enum DescribeCommand: Command {
  private static let subject = Parameter(
    optional: "what", DescribeSubject.argument, at: .argument,
    "The rows, or a column of the rows behind 'in' or before the '|'.")
  private static let dataset = Parameter(
    optional: "in", .dataset, at: .clause, "The rows that a column is described of.")
  private static let target = Parameter(
    optional: "target", .targetColumn, at: .option, "A column whose mean is shown by tenth or category of the other.")
  private static let rows = Parameter(
    optional: "rows", .rowsOrAll, at: .option,
    "How many columns are shown; as many as the setting 'rows' says if not given.")

  static let spec = CommandSpec(
    "describe", group: .data, "Show what the columns of a dataset hold, a line a column, or one column in depth.",
    input: .optional, parameters: [subject.info, dataset.info, target.info, rows.info], outline: .plans,
    examples: [
      Example("describe portfolio", "Types, missing values, ranges and shapes.", setup: .portfolio),
      Example("portfolio | where default = 1 | describe", "The same of some rows.", setup: .portfolio),
      Example("describe util in portfolio", "One column in depth.", setup: .portfolio),
      Example(
        "portfolio | describe util with target = default", "With the bad rate of each tenth of the rows.",
        setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let source = try source(call, session)
    guard let name = source.column else {
      // Before a script runs there are no rows yet.
      if source.rows.table is TableOutline { return .silent() }
      if call.has(target) { throw CommandFault.describeTarget.at(call.place(of: target)) }
      let profile = try source.rows.relation(in: session).profile(session.profileLimits)
      return TableDescription(profile, shown: try call[rows] ?? session.settings.rows, of: source.rows.name).output
    }
    let schema = source.rows.table.schema
    let column = try schema.column(name, of: source.rows)
    let mean = try call[target].map { try schema.column($0, of: source.rows) }
    if let mean, !mean.type.isNumeric, mean.type != .boolean, mean.type != .null {
      throw ExpressionFault.wrongType(
        owner: "describe", parameter: "'target'", expected: "a column of numbers or conditions",
        found: mean.type.wording
      ).at(call.place(of: target))
    }
    if source.rows.table is TableOutline { return .silent() }
    let relation = try source.rows.relation(in: session)
    return try ColumnDescription(relation, column, target: mean?.name, session.profileLimits).output()
  }

  /// The rows, and the column of them if one was named.
  private static func source(
    _ call: Call, _ session: Session
  ) throws -> (rows: Call.InputTable, column: Identifier?) {
    let given = try call.input ?? call[dataset]
    if let given, call.input != nil, call.has(dataset) {
      throw CommandFault.describeTwoTables(given.name).at(call.place(of: dataset))
    }
    guard let what = try call[subject] else { return (try given ?? call.requireInput(), nil) }
    if let given {
      guard case .name(let name) = what.kind else { throw CommandFault.describeTwoTables(given.name).at(what.span) }
      return (given, name)
    }
    return (try session.table(of: what), nil)
  }
}

/// What stands behind `describe`: rows, or a column.
enum DescribeSubject {
  /// A dataset, a variable with a table, a pipeline in parentheses, or a column's name.
  static let argument = ArgumentType<Expression>(
    "a dataset, or a column of one", placeholder: "WHAT", form: .tableOrColumn
  ) { slot, _ in try slot.soleExpression() }
}

extension ArgumentType where Content == Identifier {
  /// A column's name as the value of an option.
  fileprivate static var targetColumn: ArgumentType {
    ArgumentType("a column's name", placeholder: "COLUMN", form: .names) { slot, _ in try slot.soleName() }
  }
}

extension ArgumentType where Content == Int {
  /// A number of rows, or the word `all`.
  fileprivate static var rowsOrAll: ArgumentType {
    let wording = "a whole number from 1, or all"
    return ArgumentType(wording, placeholder: "N|all", form: .rowExpressions) { slot, session in
      let expression = try slot.soleExpression()
      if case .name(let name) = expression.kind, name.text == "all" { return .max }
      guard case .integer(let whole) = try session.evaluate(expression), whole > 0 else {
        throw KernelFault.outOfRange(slot.title, range: wording)
      }
      return Int(clamping: whole)
    }.offering(.words(["all"]))
  }
}

extension Schema {
  /// A column that must be there.
  fileprivate func column(_ name: Identifier, of rows: Call.InputTable) throws -> Schema.Column {
    guard let column = self[name.text] else {
      let near = Suggestion.nearest(to: name.text, among: names)
      throw ExpressionFault.unknownColumn(name.text, owner: rows.name, near: near).at(name.span)
    }
    return column
  }
}
