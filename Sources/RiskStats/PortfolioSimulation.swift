/// A made-up portfolio of consumer loans that behaves like a real one; no row of it stems from a person.
///
/// The marginals (bad rate, late payments, utilisation, age, missing values) are near those of "Give Me Some Credit"
/// (Kaggle 2011). What is drawn, and by which formulas, stands in `PortfolioSimulation+Features.swift`; how features
/// become a probability of default, an exposure and a loss stands in `PortfolioSimulation+Risk.swift`. Whether income
/// (20 %) or dependents (2.6 %) are told depends on nothing else.
///
/// Every customer has a random stream of her own, derived from the seed and her number. A smaller portfolio is therefore
/// the beginning of a larger one with the same seed and months, and customers can be made in any order.
public struct PortfolioSimulation: Sendable {
  /// How many customers a portfolio may have.
  public static let rowLimits = 1...100_000_000
  /// Over how many months a portfolio may run.
  public static let monthLimits = 1...1_200
  /// The year whose January is the first month.
  public static let firstYear = 2022

  /// How many customers the portfolio has.
  public let rows: Int
  /// What the random numbers depend on.
  public let seed: UInt64
  /// Over how many months the customers were booked.
  public let months: Int

  /// Creates a portfolio's plan; throws a `SimulationFault` when the rows or months are outside their limits.
  public init(rows: Int, seed: UInt64 = 42, months: Int = 36) throws(SimulationFault) {
    guard Self.rowLimits.contains(rows) else { throw .rows(rows) }
    guard Self.monthLimits.contains(months) else { throw .months(months) }
    self.rows = rows
    self.seed = seed
    self.months = months
  }

  /// The customers at some positions, counted from zero; positions outside the portfolio are left out.
  public func customers(in positions: Range<Int>) -> [SimulatedCustomer] {
    positions.clamped(to: 0..<rows).map { draw(at: $0).customer }
  }

  /// The customers in order, in portions of at most the given size, so that memory does not grow with the rows.
  public func forEachChunk(of size: Int = 8_192, _ body: ([SimulatedCustomer]) throws -> Void) rethrows {
    let step = max(1, size)
    for start in stride(from: 0, to: rows, by: step) {
      try body(customers(in: start..<min(start + step, rows)))
    }
  }

  /// The customer at a position, and what her income is whether she tells it or not.
  func draw(at position: Int) -> (customer: SimulatedCustomer, income: Int) {
    var random = SeededRandom(seed: seed, stream: UInt64(position))
    let features = SimulatedFeatures(drawnFrom: &random)
    let month = Int(random.uniform(below: UInt64(months)))
    let outcome = SimulatedOutcome(of: features, calendarShift: calendarShift(month), drawnFrom: &random)
    let hidesIncome = random.uniform() < 0.20
    let hidesDependents = random.uniform() < 0.026
    let customer = SimulatedCustomer(
      id: position + 1, utilization: features.utilization, age: features.age, late30To59: features.late30To59,
      debtRatio: features.debtRatio, monthlyIncome: hidesIncome ? nil : features.monthlyIncome,
      creditLines: features.creditLines, late90: features.late90, realEstateLoans: features.realEstateLoans,
      late60To89: features.late60To89, dependents: hidesDependents ? nil : features.dependents,
      defaulted: outcome.defaulted, exposure: outcome.exposure, loss: outcome.loss, monthIndex: month)
    return (customer, features.monthlyIncome)
  }
}

/// One customer of a simulated portfolio, with what became of her.
public struct SimulatedCustomer: Sendable, Equatable {
  /// Her number, from 1.
  public let id: Int
  /// Balance on cards and credit lines as a share of their limits, to four decimals; above 1 when over the limit.
  public let utilization: Double
  /// Age in years.
  public let age: Int
  /// How often a payment was 30 to 59 days late.
  public let late30To59: Int
  /// Monthly debt payments as a share of monthly income, to four decimals.
  public let debtRatio: Double
  /// Income a month in whole currency, nil when she did not tell.
  public let monthlyIncome: Int?
  /// Open credit lines and loans.
  public let creditLines: Int
  /// How often a payment was 90 days late or more.
  public let late90: Int
  /// Mortgages and other loans on real estate.
  public let realEstateLoans: Int
  /// How often a payment was 60 to 89 days late.
  public let late60To89: Int
  /// People who live on her income besides her, nil when she did not tell.
  public let dependents: Int?
  /// Whether she defaulted.
  public let defaulted: Bool
  /// What she owes or would owe at default, in currency to two decimals.
  public let exposure: Double
  /// What the lender lost, in currency to two decimals; 0 without a default.
  public let loss: Double
  /// The month of the observation, counted from zero at January of `PortfolioSimulation.firstYear`.
  public let monthIndex: Int

  /// The month's first day, as `2022-01-01`.
  public var month: String {
    let month = monthIndex % 12 + 1
    return "\(PortfolioSimulation.firstYear + monthIndex / 12)-\(month < 10 ? "0" : "")\(month)-01"
  }
}
