import RiskData
import RiskExpressions
import RiskKernel

/// Puts the rows of other datasets below.
enum UnionCommand: Command {
  private static let others = Parameter("dataset", .datasets, at: .arguments, "The rows to put below, in this order.")

  static let spec = CommandSpec(
    "union", group: .pipelines,
    "Put the rows of other datasets below; columns meet by their names, and are missing where a side has none.",
    input: .required, parameters: [others.info], outline: .plans,
    examples: [
      Example(
        "portfolio | where age < 25 | union (portfolio | where age > 90) | summarize n = count()", "Both ends.",
        setup: .portfolio)
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let sides = try call[others].map { try $0.relation(in: session) }
    return Output(.table(try call.at(others) { try relation.appending(sides) }))
  }
}
