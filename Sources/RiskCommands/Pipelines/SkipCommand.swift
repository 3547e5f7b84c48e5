import RiskData
import RiskExpressions
import RiskKernel

/// Leaves the first rows out.
enum SkipCommand: Command {
  private static let count = Parameter("count", .integer(in: 0...Int.max), at: .argument, "How many rows to leave out.")

  static let spec = CommandSpec(
    "skip", group: .pipelines, "Leave the first rows out.", input: .required, parameters: [count.info],
    outline: .keepsColumns,
    examples: [Example("portfolio | skip 10 | take 5", "The rows from the 11th to the 15th.", setup: .portfolio)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    Output(.table(try call.relation(in: session).skipping(try call[count])))
  }
}
