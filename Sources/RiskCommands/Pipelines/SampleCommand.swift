import RiskData
import RiskExpressions
import RiskKernel

/// Chooses rows at random.
enum SampleCommand: Command {
  private static let size = Parameter("size", sampleSize, at: .argument, "How many rows, or which share: 1000, 10%.")
  private static let strata = Parameter(
    "by", .writtenExpressions("columns or expressions", placeholder: "COLUMN, …"), at: .clause, default: [],
    "Groups of rows; so many are chosen, or such a share, from each.")

  static let spec = CommandSpec(
    "sample", group: .pipelines, "Choose rows at random, in their order; the seed decides which.", input: .required,
    parameters: [size.info, strata.info], outline: .keepsColumns,
    examples: [
      Example("portfolio | sample 1000 | summarize bad = mean(default)", "A thousand rows.", setup: .portfolio),
      Example(
        "portfolio | sample 10% by default | summarize n = count(), bad = mean(default)",
        "A tenth, with the bad rate of the whole.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let groups = try call.keys(try call[strata], of: try call.requireInput()).map(\.expression)
    let size = try call[size]
    let rows = try call.at(strata) { try relation.sampled(size, by: groups, seed: session.settings.seed) }
    return Output(.table(rows))
  }

  /// A whole number is one of rows, any other a share.
  private static let sampleSize = ArgumentType<SampleSize>.checked(
    "a number of rows, or a share such as 10%", placeholder: "N|SHARE"
  ) { value in
    switch value {
    case .integer(let count) where count >= 0: Int(exactly: count).map(SampleSize.rows)
    case .number(let share) where (0...1).contains(share): .share(share)
    default: nil
    }
  }
}
