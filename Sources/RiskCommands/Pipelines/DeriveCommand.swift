import RiskData
import RiskExpressions
import RiskKernel

/// Adds columns, or replaces those of the same name.
enum DeriveCommand: Command {
  private static let columns = Parameter(
    "name = expression", .writtenExpressions("name = expression"), at: .arguments,
    "The columns; a later one may use an earlier one.")

  static let spec = CommandSpec(
    "derive", group: .pipelines, "Add columns, or replace those of the same name.", input: .required,
    parameters: [columns.info], outline: .plans,
    examples: [
      Example("portfolio | derive late = num_30_59 + num_90, is_late = late > 0", "Two new columns.", setup: .portfolio)
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    var relation = try call.relation(in: session)
    let owner = try call.requireInput().name
    for column in try call[columns] {
      let bound = try call.bind(column.expression, to: Call.InputTable(relation, name: owner), aggregates: .windows)
      relation = try call.at(columns) { try relation.deriving([(column.name.text, bound)]) }
    }
    return Output(.table(relation))
  }
}
