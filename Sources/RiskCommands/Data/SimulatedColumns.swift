import RiskData
import RiskExpressions
import RiskKernel
import RiskStats
import RiskSyntax

/// Simulated customers column by column.
struct SimulatedColumns {
  private var customers: [SimulatedCustomer] = []
  /// The columns by the names and in the order that the simulation declares.
  private(set) var columns: [(name: String, values: ColumnValues)] = []

  init(_ simulation: PortfolioSimulation, in session: Session) throws {
    try simulation.forEachChunk { chunk in
      try session.checkpoint(.steps(customers.count, of: simulation.rows), detail: "customers")
      customers += chunk
    }
    let declared = PortfolioSimulation.columns
    for (place, column) in declared.enumerated() {
      try session.checkpoint(.share(Double(place) / Double(declared.count)), detail: "columns")
      columns.append((column.name, values(of: column.name)))
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
