import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Puts rows of another dataset beside those with equal keys.
enum JoinCommand: Command {
  private static let kinds = JoinKind.allCases.map(\.rawValue)
  private static let kind = Parameter(
    "kind", .word(kinds).offering(.words(kinds), .things([ThingKind.dataset.name])), at: .argument,
    default: JoinKind.inner.rawValue,
    "Which rows come out: inner pairs, left all, full those of both sides, semi and anti those with and without a partner, "
      + "asof all with the nearest partner.")
  private static let other = Parameter("dataset", .dataset, at: .argument, "The other rows.")
  private static let keys = Parameter(
    "on",
    .groups("columns of both sides, or column = other_column", placeholder: "KEY, …", form: .block)
      .offering(.columns),
    at: .clause,
    "What is equal in a pair. For asof the last one may be compared: month >= since is the last since up to month.")
  private static let suffix = Parameter(
    optional: "suffix", .text("a text in quotes", placeholder: "\"TEXT\"") { !$0.isEmpty }, at: .option,
    "What stands behind the other's names that are taken; _ and its dataset's name if not given.")

  static let spec = CommandSpec(
    "join", group: .pipelines, "Put rows of another dataset beside those with equal keys, in the order of the rows.",
    input: .required, parameters: [kind.info, other.info, keys.info, suffix.info], outline: .plans,
    examples: [
      Example(
        "portfolio | join left (portfolio | summarize typical = median(util) by month) on month | take 3",
        "A figure of its month beside each row.", setup: .portfolio),
      Example(
        "portfolio | join anti (portfolio | where num_90 > 0) on id | summarize n = count()",
        "Rows that another set does not have.", setup: .portfolio),
      Example(
        "portfolio | join asof (portfolio | distinct by month | select since = month, first = id) on month >= since "
          + "| take 3", "The last row at or before each.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    let side = try call[other]
    let rows = try side.relation(in: session)
    let kind = JoinKind(rawValue: try call[kind]) ?? .inner
    let written = try JoinKeys(try call[keys], input, side)
    let suffix =
      try call[suffix] ?? "_" + (side.name.map { $0.hasPrefix("$") ? String($0.dropFirst()) : $0 } ?? "other")
    let request = try written.request(kind, suffix: suffix)
    return Output(.table(try call.at(keys) { try relation.joined(with: rows, by: request) }))
  }
}
