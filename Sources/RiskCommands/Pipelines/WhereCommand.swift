import RiskData
import RiskExpressions
import RiskKernel

/// Keeps the rows a condition is true for.
enum WhereCommand: Command {
  private static let condition = Parameter("condition", .condition, at: .argument, "What must be true of a row.")

  static let spec = CommandSpec(
    "where", group: .pipelines, "Keep the rows a condition is true for.", input: .required,
    parameters: [condition.info], outline: .keepsColumns,
    examples: [Example("portfolio | where age < 30 and num_90 > 0", "Young and late.", setup: .portfolio)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let bound = try call.bind(try call[condition], to: try call.requireInput(), aggregates: .windows)
    guard bound.type == .boolean || bound.type == .null else {
      throw CommandFault.notACondition(found: bound.type.wording).at(call.place(of: condition))
    }
    return Output(.table(try call.at(condition) { try relation.filtered(by: bound) }))
  }
}
