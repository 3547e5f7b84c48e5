import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskStats
import RiskSyntax

/// Divides a dataset into parts with names: at random, or in the order of time.
enum SplitCommand: Command {
  private static let dataset = Parameter("dataset", .dataset, at: .argument, "The rows to divide.")
  private static let parts = Parameter(
    "into",
    .groups("parts with their shares, such as train 70%, test 30%", placeholder: "NAME SHARE, …", form: .block)
      .offering(),
    at: .clause,
    "The parts' names and shares; names alone, the earliest part first, where 'at' says where to cut.")
  private static let stratum = Parameter(
    optional: "stratify", .column, at: .clause, "A column whose values are spread evenly over the parts.")
  private static let order = Parameter(
    optional: "by", .column, at: .clause,
    "A date or a number: the first part gets the earliest rows, the last one the latest, and equal values stay together."
  )
  private static let cuts = Parameter(
    optional: "at", .cuts, at: .clause, "Where the next part begins: a date or a number, or a list of them.")

  static let spec = CommandSpec(
    "split", group: .models,
    "Divide rows into parts: at random, where the seed decides which row goes where, or by time.",
    parameters: [dataset.info, parts.info, order.info, cuts.info, stratum.info],
    examples: [
      Example(
        "split portfolio into train 70%, test 30% stratify default", "Two parts of equal bad rate.", setup: .portfolio),
      Example(
        "split portfolio into train, later by month at 2024-01-01", "Out of time: the last year is held out.",
        setup: .portfolio),
      Example(
        "split portfolio into train 80%, later 20% by month", "The latest fifth, whole months.", setup: .portfolio),
    ], makes: names)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let input = try call[dataset]
    let written = try call[parts].map { try Part($0, session) }
    var seen: Set<String> = []
    for part in written where !seen.insert(part.name.text).inserted {
      throw CommandFault.partTwice(part.name.text).at(part.name.span)
    }
    guard written.count <= 100 else { throw CommandFault.tooManyParts.at(call.place(of: parts)) }
    let relation = try input.relation(in: session)
    let assignment =
      try call.has(order)
      ? byOrder(written, of: relation, input, call) : atRandom(written, of: relation, input, call, session)
    for (number, part) in written.enumerated() where !assignment.contains(UInt8(number)) {
      throw CommandFault.emptyPart(part.name.text).at(part.name.span)
    }
    let relations = try relation.partitioned(parts: assignment, count: written.count)
    let left = assignment.count { $0 == StratifiedSplit.noPart }
    return try output(
      zip(written.map(\.name.text), relations).map { ($0, $1.named($0)) }, left: call.has(order) ? left : 0, in: session
    )
  }

  /// A part as it was written: its name, and its share where it has one.
  private struct Part {
    let name: Identifier
    let share: Double?

    init(_ written: [Argument], _ session: Session) throws {
      guard let name = try session.name(of: try written[0].asExpression()) else {
        throw CommandFault.badShare(written[0].span.text).at(written[0].span)
      }
      self.name = name
      guard written.count > 1 else {
        share = nil
        return
      }
      guard written.count == 2, let share = try session.evaluate(try written[1].asExpression()).asNumber, share > 0,
        share <= 1
      else { throw CommandFault.badShare(name.text).at(written.last?.span) }
      self.share = share
    }
  }

  /// The shares of the parts, each of which must have one.
  private static func shares(_ written: [Part], _ call: Call) throws -> [Double] {
    let shares = try written.map { part in
      guard let share = part.share else { throw CommandFault.badShare(part.name.text).at(part.name.span) }
      return share
    }
    guard shares.reduce(0, +) <= 1 + 1e-9 else { throw CommandFault.sharesAboveOne.at(call.place(of: parts)) }
    return shares
  }

  private static func atRandom(
    _ written: [Part], of relation: Relation, _ input: Call.InputTable, _ call: Call, _ session: Session
  ) throws -> [UInt8] {
    if call.has(cuts) { throw CommandFault.cutsWithoutOrder.at(call.place(of: cuts)) }
    let strata = try strata(of: relation, input, call)
    return try StratifiedSplit.assign(strata, shares: try shares(written, call), seed: session.settings.seed) {
      try session.checkpoint(.share($0))
    }
  }

  private static func byOrder(
    _ written: [Part], of relation: Relation, _ input: Call.InputTable, _ call: Call
  ) throws -> [UInt8] {
    if call.has(stratum) { throw CommandFault.orderOrStrata.at(call.place(of: stratum)) }
    guard let column = try call[order] else { return [] }
    try input.column(column)
    let keys = try relation.values(of: try call.bind(Expression(name: column), to: input)).map(\.orderKey)
    guard keys.allSatisfy({ $0 != nil }) else {
      throw CommandFault.notOrdered(column.text).at(column.span)
    }
    let order = OrderedSplit(keys.map { $0 ?? .nan })
    guard let given = try call[cuts] else { return order.parts(shares: try shares(written, call)) }
    if let part = written.first(where: { $0.share != nil }) {
      throw CommandFault.shareAndCut(part.name.text).at(part.name.span)
    }
    let places = given.compactMap(\.orderKey)
    guard places.count == written.count - 1, zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw CommandFault.cutsDiffer(parts: written.count, cuts: given.count).at(call.place(of: cuts))
    }
    return order.parts(cuts: places)
  }

  /// A value for each row that says which stratum it belongs to.
  private static func strata(of relation: Relation, _ input: Call.InputTable, _ call: Call) throws -> [String] {
    guard let column = try call[stratum] else {
      return Array(repeating: "", count: try relation.count())
    }
    let expression = Expression(name: column)
    return try relation.values(of: try call.bind(expression, to: input)).map(\.plainText)
  }

  private static func output(_ parts: [(String, Relation)], left: Int, in session: Session) throws -> Output {
    var records: [Value] = []
    var lines: [View] = []
    for (name, relation) in parts {
      session.put(relation, as: name, .dataset)
      let rows = try relation.count()
      records.append(
        .record(Record([Record.Field("name", .text(name)), Record.Field("rows", .integer(Int64(rows)))])))
      lines.append(.line("\(name)   \(Words.count(rows, "row"))"))
    }
    if left > 0 { lines.append(.line(" \(Words.count(left, "row")) in no part")) }
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

extension ArgumentType where Content == [Value] {
  /// A date or a number, or a list of them.
  fileprivate static var cuts: ArgumentType {
    checked("a date or a number, or a list of them", placeholder: "DATE") { value in
      let values = if case .list(let items) = value { items } else { [value] }
      return !values.isEmpty && values.allSatisfy { $0.orderKey.map { !$0.isNaN } ?? false } ? values : nil
    }
  }
}

extension Value {
  /// A number in whose order dates and numbers come; NaN for a missing one, nil for what has no such order.
  fileprivate var orderKey: Double? {
    switch self {
    case .null: .nan
    case .date(let date): Double(date.daysSinceEpoch)
    default: asNumber
    }
  }
}
