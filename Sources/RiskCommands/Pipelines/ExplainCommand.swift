import RiskData
import RiskExpressions
import RiskKernel

/// Shows the query a pipeline is.
enum ExplainCommand: Command {
  private static let query = "query"
  private static let subject = Parameter("query", .word([query]), at: .argument, "The word 'query'.")
  private static let rows = Parameter(
    optional: "pipeline", .dataset, at: .argument, "The pipeline; it may also stand in front, with a '|' behind it.")

  static let spec = CommandSpec(
    "explain", group: .pipelines, "Show the SQL that a pipeline is, as it runs.", input: .optional,
    parameters: [subject.info, rows.info],
    examples: [
      Example(
        "portfolio | sort util desc | take 3 | explain query", "The query of what stands in front.", setup: .portfolio),
      Example(
        "explain query portfolio | where age < 30 | summarize n = count() by num_90", "The query of what follows.",
        setup: .portfolio),
    ], frontWord: query)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let text = try (try call[rows] ?? call.requireInput()).relation(in: session).query
    return Output(.text(text), views: [.text(text)])
  }
}
