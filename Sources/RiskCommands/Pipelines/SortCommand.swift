import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Puts rows in order.
enum SortCommand: Command {
  private static let keys = Parameter(
    "key",
    .groups("expressions, each with asc or desc behind it or nothing", placeholder: "EXPRESSION desc, …", form: .block)
      .offering(.columns, .functions, then: ["asc", "desc"]),
    at: .arguments,
    "What to order by, the weightiest first.")

  static let spec = CommandSpec(
    "sort", group: .pipelines, "Put rows in order, missing values last; ties follow the other columns.",
    input: .required, parameters: [keys.info], outline: .keepsColumns,
    examples: [Example("portfolio | sort util desc, age | take 3", "The highest utilisation first.", setup: .portfolio)]
  )

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let bound = try call[keys].map { try key($0, call, input) }
    return Output(.table(try call.at(keys) { try relation.sorted(by: bound) }))
  }

  private static func key(_ written: [Argument], _ call: Call, _ input: Call.InputTable) throws -> SortKey {
    let expression = try call.bind(try written[0].asExpression(), to: input)
    // The database would take a number for a column's place, and any other constant amiss.
    guard !expression.columnNames.isEmpty else { throw CommandFault.constantSortKey.at(written[0].span) }
    guard written.count > 1 else { return (expression, false) }
    guard written.count == 2, written[1].label == nil, case .name(let word) = written[1].value.kind,
      word.text == "asc" || word.text == "desc"
    else { throw CommandFault.notASortKey.at(written[1].span) }
    return (expression, word.text == "desc")
  }
}
