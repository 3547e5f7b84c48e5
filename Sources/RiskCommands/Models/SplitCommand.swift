import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskStats
import RiskSyntax

/// Divides a dataset at random into parts with names.
enum SplitCommand: Command {
  private static let dataset = Parameter("dataset", .dataset, at: .argument, "The rows to divide.")
  private static let parts = Parameter(
    "into",
    .groups("parts with their shares, such as train 70%, test 30%", placeholder: "NAME SHARE, …", form: .block)
      .offering(),
    at: .clause,
    "The parts' names and shares.")
  private static let stratum = Parameter(
    optional: "stratify", .column, at: .clause, "A column whose values are spread evenly over the parts.")

  static let spec = CommandSpec(
    "split", group: .models, "Divide rows at random into parts; the seed decides which row goes where.",
    parameters: [dataset.info, parts.info, stratum.info],
    examples: [
      Example(
        "split portfolio into train 70%, test 30% stratify default", "Two parts of equal bad rate.", setup: .portfolio)
    ], makes: names)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let input = try call[dataset]
    let shares = try call[parts].map { try share($0, session) }
    var seen: Set<String> = []
    for part in shares where !seen.insert(part.name.text).inserted {
      throw CommandFault.partTwice(part.name.text).at(part.name.span)
    }
    guard shares.count <= 100 else { throw CommandFault.tooManyParts.at(call.place(of: parts)) }
    guard shares.reduce(0, { $0 + $1.share }) <= 1 + 1e-9 else {
      throw CommandFault.sharesAboveOne.at(call.place(of: parts))
    }
    let relation = try input.relation(in: session)
    let strata = try strata(of: relation, input, call)
    let assignment = try StratifiedSplit.assign(strata, shares: shares.map(\.share), seed: session.settings.seed) {
      try session.checkpoint(.share($0))
    }
    for (number, part) in shares.enumerated() where !assignment.contains(UInt8(number)) {
      throw CommandFault.emptyPart(part.name.text).at(part.name.span)
    }
    let relations = try relation.partitioned(parts: assignment, count: shares.count)
    return try output(zip(shares.map(\.name.text), relations).map { ($0, $1.named($0)) }, in: session)
  }

  private static func share(_ written: [Argument], _ session: Session) throws -> (name: Identifier, share: Double) {
    guard let name = try session.name(of: try written[0].asExpression()) else {
      throw CommandFault.badShare(written[0].span.text).at(written[0].span)
    }
    guard written.count == 2, let share = try session.evaluate(try written[1].asExpression()).asNumber, share > 0,
      share <= 1
    else { throw CommandFault.badShare(name.text).at(written.last?.span) }
    return (name, share)
  }

  /// A value for each row that says which stratum it belongs to.
  private static func strata(of relation: Relation, _ input: Call.InputTable, _ call: Call) throws -> [String] {
    guard let column = try call[stratum] else {
      return Array(repeating: "", count: try relation.count())
    }
    let expression = Expression(name: column)
    return try relation.values(of: try call.bind(expression, to: input)).map(\.plainText)
  }

  private static func output(_ parts: [(String, Relation)], in session: Session) throws -> Output {
    var records: [Value] = []
    var lines: [View] = []
    for (name, relation) in parts {
      session.put(relation, as: name, .dataset)
      let rows = try relation.count()
      records.append(
        .record(Record([Record.Field("name", .text(name)), Record.Field("rows", .integer(Int64(rows)))])))
      lines.append(.line("\(name)   \(Words.count(rows, "row"))"))
    }
    return .notice(.list(records), lines)
  }

  /// The names of the parts, whose columns are those of the whole, for the check before anything runs.
  @Sendable private static func names(_ phrase: BoundPhrase, _ reader: OutlookReader) -> [ThingName]? {
    let schema = (try? phrase[dataset.info]?.soleExpression()).flatMap(reader.schema)
    let written = phrase[parts.info]?.groups ?? []
    let names = written.compactMap { group -> ThingName? in
      guard case .name(let name) = group.arguments.first?.value.kind else { return nil }
      return ThingName(.dataset, name.text, schema: schema)
    }
    return names.count == written.count ? names : nil
  }
}
