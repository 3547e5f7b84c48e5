import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// Sums up rows, by groups if wanted.
enum SummarizeCommand: Command {
  private static let columns = Parameter(
    "name = aggregate", .writtenExpressions("aggregates, such as n = count()"), at: .arguments, "What to compute.")
  private static let keys = Parameter(
    "by", .writtenExpressions("columns, or name = expression", placeholder: "COLUMN, …"), at: .clause, default: [],
    "What rows of one group have in common.")

  static let spec = CommandSpec(
    "summarize", group: .pipelines, "Sum up rows, by groups if wanted; groups come in the order of their keys.",
    input: .required, parameters: [columns.info, keys.info], outline: .plans,
    examples: [
      Example(
        "portfolio | summarize n = count(), bad = mean(default) by late = num_90 > 0", "Bad rates of two groups.",
        setup: .portfolio),
      Example("portfolio | summarize median(monthly_income)", "One figure of all rows.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let groups = try call[keys].map { (name: $0.name.text, expression: try call.bind($0.expression, to: input)) }
    let grouped = Set(groups.compactMap { $0.expression.soleColumn })
    let sums = try call[columns].map { column in
      let bound = try call.bind(column.expression, to: input, aggregates: .allowed)
      if let name = bound.outsideAggregates.first(where: { !grouped.contains($0) }) {
        throw ExpressionFault.notGrouped(name).at(column.expression.span)
      }
      return (name: column.name.text, expression: bound)
    }
    return Output(.table(try call.at(columns) { try relation.summarizing(sums, by: groups) }))
  }
}

extension RowExpression {
  /// The columns it reads outside of its aggregates.
  var outsideAggregates: [String] {
    freezing(Array(repeating: .null, count: aggregates.count)).columnNames
  }

  /// The column it is, if it is nothing else.
  fileprivate var soleColumn: String? {
    if case .column(_, let name) = node { name } else { nil }
  }
}
