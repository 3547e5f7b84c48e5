import RiskData
import RiskExpressions
import RiskKernel
import RiskStats
import RiskSyntax

/// The raw tables behind a simulated portfolio.
enum SimulatedTable: CaseIterable {
  case customers, accounts, payments

  /// Its columns.
  var schema: Schema {
    switch self {
    case .customers:
      Schema([
        Schema.Column("customer_id", .integer), Schema.Column("as_of", .date), Schema.Column("born", .date),
        Schema.Column("monthly_income", .integer), Schema.Column("dependents", .integer),
        Schema.Column("default", .integer), Schema.Column("exposure", .number), Schema.Column("loss", .number),
      ])
    case .accounts:
      Schema([
        Schema.Column("account_id", .integer), Schema.Column("customer_id", .integer), Schema.Column("kind", .text),
        Schema.Column("opened", .date), Schema.Column("limit", .integer), Schema.Column("balance", .number),
        Schema.Column("instalment", .number),
      ])
    case .payments:
      Schema([
        Schema.Column("account_id", .integer), Schema.Column("month", .date), Schema.Column("due", .number),
        Schema.Column("paid", .number), Schema.Column("days_late", .integer),
      ])
    }
  }
}

/// Simulated credit files as columns of three tables.
struct SimulatedFiles {
  /// How many customers they may have: a customer has some 200 payments.
  static let limit = 50_000
  private static let portion = 512

  private var customers: [CreditFile] = []
  private var accounts: [SimulatedAccount] = []
  private var payments: [SimulatedPayment] = []

  init(_ simulation: PortfolioSimulation, in session: Session) throws {
    for start in stride(from: 0, to: simulation.rows, by: SimulatedFiles.portion) {
      try session.checkpoint(.steps(start, of: simulation.rows), detail: "customers")
      for file in simulation.files(in: start..<start + SimulatedFiles.portion) {
        accounts += file.accounts
        payments += file.payments
        customers.append(file)
      }
    }
  }

  /// The columns of the tables in the order of `SimulatedTable`.
  var tables: [[(name: String, values: ColumnValues)]] {
    let values = [customerColumns, accountColumns, paymentColumns]
    return zip(SimulatedTable.allCases, values).map { table, values in
      zip(table.schema.names, values).map { ($0, $1) }
    }
  }

  private var customerColumns: [ColumnValues] {
    let known = customers.map(\.customer)
    return [
      .integers(known.map { Int64($0.id) }), .dates(known.map { day(1, of: $0.monthIndex) }),
      .dates(customers.map { day($0.birthDay, of: $0.birthMonth) }),
      .values(.integer, known.map { whole($0.monthlyIncome) }), .values(.integer, known.map { whole($0.dependents) }),
      .integers(known.map { $0.defaulted ? 1 : 0 }), .numbers(known.map(\.exposure)), .numbers(known.map(\.loss)),
    ]
  }

  private var accountColumns: [ColumnValues] {
    [
      .integers(accounts.map { Int64($0.id) }), .integers(accounts.map { Int64($0.customer) }),
      .texts(accounts.map(\.kind.rawValue)), .dates(accounts.map { day(1, of: $0.opened) }),
      .integers(accounts.map { Int64($0.limit) }), .numbers(accounts.map(\.balance)),
      .numbers(accounts.map(\.instalment)),
    ]
  }

  private var paymentColumns: [ColumnValues] {
    [
      .integers(payments.map { Int64($0.account) }), .dates(payments.map { day(1, of: $0.month) }),
      .numbers(payments.map(\.due)), .numbers(payments.map(\.paid)), .integers(payments.map { Int64($0.daysLate) }),
    ]
  }

  private func whole(_ value: Int?) -> Value { value.map { .integer(Int64($0)) } ?? .null }

  /// A day of a month counted from January of the simulation's first year, in days since 1970-01-01.
  private func day(_ day: Int, of month: Int) -> Int32 {
    let months = PortfolioSimulation.firstYear * 12 + month
    let date = CalendarDate(year: months / 12, month: months % 12 + 1, day: day)
    return Int32(clamping: date?.daysSinceEpoch ?? 0)
  }
}
