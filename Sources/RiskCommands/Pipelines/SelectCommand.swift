import RiskData
import RiskExpressions
import RiskKernel

/// Keeps columns, in the order given.
enum SelectCommand: Command {
  private static let columns = Parameter(
    "column", .writtenExpressions("columns, or name = expression"), at: .arguments, "The columns to keep.")

  static let spec = CommandSpec(
    "select", group: .pipelines, "Keep columns, in the order given.", input: .required, parameters: [columns.info],
    outline: .plans,
    examples: [
      Example("portfolio | select id, age, late = num_90 > 0", "Three columns, one of them new.", setup: .portfolio)
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let bound = try call[columns].map {
      (name: $0.name.text, expression: try call.bind($0.expression, to: input, aggregates: .windows))
    }
    return Output(.table(try call.at(columns) { try relation.selecting(bound) }))
  }
}
