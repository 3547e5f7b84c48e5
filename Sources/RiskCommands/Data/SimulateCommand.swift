import RiskData
import RiskExpressions
import RiskKernel
import RiskStats
import RiskSyntax

/// Makes a portfolio, or the raw tables behind one, out of nothing but a seed.
enum SimulateCommand: Command {
  private static let names = Parameter(
    "name",
    .newNames(ThingKind.dataset.name, "a name, or three: customers, accounts, payments"), at: .arguments,
    "What to call the portfolio; with three names, what to call its customers, accounts and payments.")
  private static let rows = Parameter(
    "rows", .integer(in: 1...10_000_000), at: .option, default: 20_000, "How many customers.")
  private static let months = Parameter(
    "months", .integer(in: PortfolioSimulation.monthLimits), at: .option, default: 36,
    "How many months, from January \(PortfolioSimulation.firstYear).")

  static let spec = CommandSpec(
    "simulate", group: .data,
    "Make a portfolio of invented customers, or the raw tables behind one; the seed decides all of it.",
    parameters: [names.info, rows.info, months.info],
    examples: [
      Example("simulate book with rows = 1000", "A thousand customers to try things on."),
      Example(
        "simulate customers, accounts, payments with rows = 100",
        "A hundred customers, their accounts, and what they paid over 24 months."),
    ],
    makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let written = try call[names]
    var seen: Set<String> = []
    for name in written where !seen.insert(name.text).inserted {
      throw CommandFault.nameTwice(name.text).at(name.span)
    }
    let simulation = try PortfolioSimulation(
      rows: try call[rows], seed: session.settings.seed, months: try call[months])
    guard written.count == 1 || written.count == SimulatedTable.allCases.count else {
      throw CommandFault.simulatedNames(written.count).at(call.place(of: names))
    }
    let isPortfolio = written.count == 1
    guard isPortfolio || simulation.rows <= SimulatedFiles.limit else {
      throw CommandFault.tooManyFiles(limit: SimulatedFiles.limit).at(call.place(of: rows))
    }
    let tables =
      isPortfolio
      ? [try SimulatedColumns(simulation, in: session).columns]
      : try SimulatedFiles(simulation, in: session).tables
    var made: [Relation] = []
    for (name, columns) in zip(written, tables) {
      made.append(try session.database.relation(named: name.text, columns: columns))
    }
    for relation in made { session.put(relation, as: relation.name, .dataset) }
    return try output(made, simulation, elapsed: ContinuousClock.now - started)
  }

  private static func output(
    _ made: [Relation], _ simulation: PortfolioSimulation, elapsed: Duration
  ) throws -> Output {
    var records: [Value] = []
    var lines: [View] = []
    for (place, relation) in made.enumerated() {
      let (rows, columns) = (try relation.count(), relation.schema.columns.count)
      records.append(
        .record(
          Record([
            Record.Field("name", .text(relation.name)), Record.Field("rows", .integer(Int64(rows))),
            Record.Field("columns", .integer(Int64(columns))),
            Record.Field("seed", .integer(Int64(clamping: simulation.seed))),
          ])))
      let size = "\(Words.count(rows, "row")) × \(Words.count(columns, "column"))"
      let isLast = place == made.count - 1
      lines.append(
        .line("\(relation.name)   \(size)   seed \(simulation.seed)", elapsed: isLast ? elapsed : nil))
    }
    return .notice(records.count == 1 ? records[0] : .list(records), lines)
  }

  /// The names and the columns, for the check before anything runs.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) -> [ThingName]? {
    let groups = phrase[names.info]?.groups ?? []
    let written = groups.compactMap { group -> String? in
      if case .name(let name)? = group.arguments.first?.value.kind { name.text } else { nil }
    }
    guard written.count == groups.count else { return nil }
    let schemas =
      written.count == 1
      ? [Schema(PortfolioSimulation.columns.map { Schema.Column($0.name, .null) })]
      : SimulatedTable.allCases.map(\.schema)
    return zip(written, schemas).map { ThingName(.dataset, $0, schema: $1) }
  }
}
