import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Measures how columns of numbers go together.
enum CorrelateCommand: Command {
  private static let columns = Parameter(
    "column", .writtenExpressions("columns, or name = expression", placeholder: "COLUMN, …"), at: .arguments,
    default: [], "The columns; all of numbers and conditions where none is named.")
  private static let method = Parameter(
    "method", .word(CorrelationMethod.allCases.map(\.rawValue)), at: .option,
    default: CorrelationMethod.pearson.rawValue, "Pearson's correlation of values, or Spearman's of ranks.")
  private static let target = Parameter(
    optional: "target", .column, at: .clause, "Takes every column with this one only.")

  static let spec = CommandSpec(
    "correlate", group: .explore,
    "Measure how columns of numbers go together, each pair over the rows that have both.", input: .optional,
    parameters: [columns.info, target.info, ExploredRows.on.info, method.info], outline: .plans,
    examples: [
      Example("portfolio | correlate util, age, debt_ratio, monthly_income", "Every pair of these.", setup: .portfolio),
      Example(
        "correlate target default on portfolio", "What goes with defaults, the strongest first.", setup: .portfolio),
      Example(
        "portfolio | correlate util, age with method = spearman", "Of ranks, which outliers do not bend.",
        setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    var written = try call[columns]
    var input = try sole(&written, call, session)
    if input == nil { input = try call.rows(ExploredRows.on) }
    guard let input else { return .silent() }
    let method = CorrelationMethod(rawValue: try call[method]) ?? .pearson
    let target = try call[target].map { name in
      (name: name.text, expression: try measured(Expression(name: name), call, input))
    }
    var chosen: [NamedExpression] = try written.map { ($0.name.text, try measured($0.expression, call, input)) }
    if written.isEmpty { chosen = CorrelationTable.measured(in: input.table.schema) }
    if input.isOutline { return .silent() }
    let table = try call.at(columns) {
      try CorrelationTable(chosen, target, method, in: try input.relation(in: session), session)
    }
    return table.output(rows: session.settings.rows)
  }

  /// The rows where a dataset stands in the place of the columns: `correlate portfolio`.
  private static func sole(
    _ written: inout [WrittenExpression], _ call: Call, _ session: Session
  ) throws -> Call.InputTable? {
    guard call.input == nil, !call.has(ExploredRows.on), written.count == 1, !written[0].isNamed else { return nil }
    defer { written = [] }
    return try session.table(of: written[0].expression)
  }

  private static func measured(
    _ expression: Expression, _ call: Call, _ input: Call.InputTable
  ) throws -> RowExpression {
    let bound = try call.bind(expression, to: input)
    guard bound.type.isDrawable else {
      throw ExploreFault.notMeasured(expression.span.text, found: bound.type.wording).at(expression.span)
    }
    return bound
  }
}

/// The correlations there are.
enum CorrelationMethod: String, CaseIterable {
  case pearson, spearman
}
