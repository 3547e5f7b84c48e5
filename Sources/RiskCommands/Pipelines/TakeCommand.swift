import RiskData
import RiskExpressions
import RiskKernel

/// Keeps the first rows.
enum TakeCommand: Command {
  private static let count = Parameter("count", .integer(in: 0...Int.max), at: .argument, "How many rows to keep.")

  static let spec = CommandSpec(
    "take", group: .pipelines, "Keep the first rows.", input: .required, parameters: [count.info],
    outline: .keepsColumns,
    examples: [Example("portfolio | take 5", "The first five rows.", setup: .portfolio)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    Output(.table(try call.relation(in: session).limited(to: try call[count])))
  }
}
