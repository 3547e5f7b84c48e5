import RiskData
import RiskExpressions
import RiskKernel
import RiskStats
import RiskSyntax

/// Makes a portfolio out of nothing but a seed.
enum SimulateCommand: Command {
  private static let name = Parameter("name", .newName("dataset"), at: .argument, "What to call the portfolio.")
  private static let rows = Parameter(
    "rows", .integer(in: 1...10_000_000), at: .option, default: 20_000, "How many customers.")
  private static let months = Parameter(
    "months", .integer(in: PortfolioSimulation.monthLimits), at: .option, default: 36,
    "How many months, from January \(PortfolioSimulation.firstYear).")

  static let spec = CommandSpec(
    "simulate", group: .data, "Make a portfolio of invented customers; the seed decides all of it.",
    parameters: [name.info, rows.info, months.info],
    examples: [Example("simulate book with rows = 1000", "A thousand customers to try things on.")],
    makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let name = try call[name]
    let simulation = try PortfolioSimulation(
      rows: try call[rows], seed: session.settings.seed, months: try call[months])
    var columns = SimulatedColumns()
    try simulation.forEachChunk { chunk in
      try session.checkpoint(.steps(columns.count, of: simulation.rows), detail: "customers")
      columns.append(chunk)
    }
    let all = try columns.all { try session.checkpoint(.share($0), detail: "columns") }
    let relation = try session.database.relation(named: name, columns: all)
    session.put(relation, as: name, .dataset)
    let value = Record([
      Record.Field("name", .text(name)), Record.Field("rows", .integer(Int64(simulation.rows))),
      Record.Field("columns", .integer(Int64(relation.schema.columns.count))),
      Record.Field("seed", .integer(Int64(clamping: simulation.seed))),
    ])
    let size = "\(Words.count(simulation.rows, "row")) × \(Words.count(relation.schema.columns.count, "column"))"
    let line = "\(name)   \(size)   seed \(simulation.seed)"
    return .notice(.record(value), [.line(line, elapsed: ContinuousClock.now - started)])
  }

  /// The portfolio's name and columns, for the check before anything runs.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) -> [ThingName]? {
    guard let name = try? phrase[name.info]?.soleName().text else { return nil }
    let columns = PortfolioSimulation.columns.map { Schema.Column($0.name, .null) }
    return [ThingName(.dataset, name, schema: Schema(columns))]
  }
}

/// Simulated customers column by column.
private struct SimulatedColumns {
  private var customers: [SimulatedCustomer] = []

  var count: Int { customers.count }

  mutating func append(_ chunk: [SimulatedCustomer]) { customers += chunk }

  /// The columns by the names and in the order that the simulation declares; `watch` hears of the share that is done.
  func all(watch: (Double) throws -> Void) throws -> [(name: String, values: ColumnValues)] {
    let columns = PortfolioSimulation.columns
    return try columns.enumerated().map { place, column in
      try watch(Double(place) / Double(columns.count))
      return (column.name, values(of: column.name))
    }
  }

  private func values(of column: String) -> ColumnValues {
    switch column {
    case "util": .numbers(customers.map(\.utilization))
    case "debt_ratio": .numbers(customers.map(\.debtRatio))
    case "exposure": .numbers(customers.map(\.exposure))
    case "loss": .numbers(customers.map(\.loss))
    case "monthly_income": .values(.integer, customers.map { whole($0.monthlyIncome) })
    case "dependents": .values(.integer, customers.map { whole($0.dependents) })
    case "month": .values(.date, customers.map { CalendarDate($0.month).map(Value.date) ?? .null })
    default: .integers(customers.map { Int64(SimulatedColumns.whole($0, column)) })
    }
  }

  private func whole(_ value: Int?) -> Value { value.map { .integer(Int64($0)) } ?? .null }

  private static func whole(_ customer: SimulatedCustomer, _ column: String) -> Int {
    switch column {
    case "age": customer.age
    case "num_30_59": customer.late30To59
    case "num_60_89": customer.late60To89
    case "num_90": customer.late90
    case "num_credit_lines": customer.creditLines
    case "num_real_estate": customer.realEstateLoans
    case "default": customer.defaulted ? 1 : 0
    default: customer.id
    }
  }
}
