import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// Counts the values of a column, or of two together.
enum TabulateCommand: Command {
  private static let row = Parameter(
    "column", .writtenExpressions("a column, or name = expression", placeholder: "COLUMN"), at: .argument,
    "What has a line for each of its values.")
  private static let column = Parameter(
    "by", .writtenExpressions("a column, or name = expression", placeholder: "COLUMN"), at: .clause, default: [],
    "What has a column for each of its values.")
  private static let shares = Parameter(
    optional: "shares", .word(LevelTable.Shares.allCases.map(\.rawValue)), at: .option,
    "Shows shares of the rows, of the columns or of all in place of counts.")

  static let spec = CommandSpec(
    "tabulate", group: .explore,
    "Count the values of a column, or of two together, with shares, bad rates and a test of independence.",
    input: .optional,
    parameters: [row.info, column.info, ExploredRows.target.info, ExploredRows.on.info, shares.info], outline: .plans,
    examples: [
      Example("portfolio | tabulate num_90 by default", "Counts of two columns together.", setup: .portfolio),
      Example("tabulate dependents target default on portfolio", "Counts, shares and bad rates.", setup: .portfolio),
      Example(
        "portfolio | tabulate age_band = age // 20 * 20 by late = num_90 > 0 with shares = rows",
        "The shares within each band.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let input = try call.rows(ExploredRows.on)
    let keys = try [bind(row, call, input), bind(column, call, input)].compactMap { $0 }
    let target = try call.target(of: input)
    let shares = try call[shares].flatMap(LevelTable.Shares.init)
    if input.isOutline { return .silent() }
    let relation = try input.relation(in: session)
    let table = try call.at(row) { try LevelTable(of: keys, target: target, in: relation, session) }
    return table.output(shares: shares, rows: session.settings.rows)
  }

  private static func bind(
    _ parameter: Parameter<[WrittenExpression]>, _ call: Call, _ input: Call.InputTable
  ) throws -> NamedExpression? {
    let written = try call[parameter]
    if written.count > 1 {
      throw KernelFault.oneOnly("column in this place").at(written[1].expression.span)
    }
    return try written.first.map { (name: $0.name.text, expression: try call.bind($0.expression, to: input)) }
  }
}
