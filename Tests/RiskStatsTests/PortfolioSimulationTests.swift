import RiskDiagnostics
import Testing

@testable import RiskStats

@Suite struct PortfolioSimulationTests {
  @Test func beginsALargerPortfolioWithTheSmaller() throws {
    for seed in [0, 42, UInt64.max] {
      let large = try PortfolioSimulation(rows: 700, seed: seed).csv()
      for rows in [1, 2, 137, 699] {
        #expect(large.starts(with: try PortfolioSimulation(rows: rows, seed: seed).csv()))
      }
    }
  }

  @Test func makesTheSameCustomersInEveryPortion() throws {
    let simulation = try PortfolioSimulation(rows: 100)
    let all = simulation.customers(in: 0..<100)
    for size in [-3, 1, 7, 100, 5_000] {
      var gathered: [SimulatedCustomer] = []
      simulation.forEachChunk(of: size) { gathered += $0 }
      #expect(gathered == all)
    }
    #expect(simulation.customers(in: 90..<200) == Array(all[90...]))
    #expect(simulation.customers(in: 200..<300).isEmpty)
  }

  @Test func differsBySeed() throws {
    #expect(try PortfolioSimulation(rows: 5, seed: 1).csv() != PortfolioSimulation(rows: 5, seed: 2).csv())
  }

  @Test func refusesImpossibleSizes() {
    #expect(throws: SimulationFault.rows(0)) { try PortfolioSimulation(rows: 0) }
    #expect(throws: SimulationFault.rows(100_000_001)) { try PortfolioSimulation(rows: 100_000_001) }
    #expect(throws: SimulationFault.months(0)) { try PortfolioSimulation(rows: 1, months: 0) }
    #expect(throws: SimulationFault.months(1_201)) { try PortfolioSimulation(rows: 1, months: 1_201) }
    #expect(SimulationFault.rows(0).code == "simulation-rows")
    #expect(SimulationFault.months(0).message.contains("between 1 and 1200"))
  }

  @Test func writesLinesThatReadBackAsTheCustomers() throws {
    let simulation = try PortfolioSimulation(rows: 2_000, seed: 9)
    let text = String(decoding: simulation.csv(), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == PortfolioSimulation.columns.map(\.name).joined(separator: ",")[...])
    #expect(lines.count == 2_002 && lines[2_001].isEmpty)
    for (line, customer) in zip(lines[1...], simulation.customers(in: 0..<2_000)) {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      #expect(fields == Self.fields(customer))
    }
  }

  /// What a line must hold, by Swift's own shortest texts of numbers.
  private static func fields(_ c: SimulatedCustomer) -> [String] {
    func short(_ value: Double) -> String {
      let text = "\(value)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    return [
      "\(c.id)", plain(c.utilization, short), "\(c.age)", "\(c.late30To59)", plain(c.debtRatio, short),
      c.monthlyIncome.map { "\($0)" } ?? "", "\(c.creditLines)", "\(c.late90)", "\(c.realEstateLoans)",
      "\(c.late60To89)", c.dependents.map { "\($0)" } ?? "", c.defaulted ? "1" : "0", short(c.exposure),
      short(c.loss), c.month,
    ]
  }

  /// The text without an exponent, which Swift gives to values below 0.001.
  private static func plain(_ value: Double, _ short: (Double) -> String) -> String {
    guard value > 0, value < 0.001 else { return short(value) }
    return "0.000\(Int((value * 10_000).rounded()))"
  }

  @Test func looksLikeConsumerCredit() throws {
    let customers = try PortfolioSimulation(rows: 40_000, seed: 11).customers(in: 0..<40_000)
    func share(_ condition: (SimulatedCustomer) -> Bool) -> Double {
      Double(customers.count(where: condition)) / Double(customers.count)
    }
    // Bands around Give Me Some Credit: 6.7 %, 19.8 %, 2.6 %, 84 %, 94 %, 2.2 %, 7 %, median age 52.
    #expect((0.06...0.075).contains(share(\.defaulted)))
    #expect((0.19...0.21).contains(share { $0.monthlyIncome == nil }))
    #expect((0.022...0.030).contains(share { $0.dependents == nil }))
    #expect((0.80...0.88).contains(share { $0.late30To59 == 0 }))
    #expect((0.91...0.97).contains(share { $0.late90 == 0 }))
    #expect((0.01...0.04).contains(share { $0.utilization > 1 }))
    #expect((0.05...0.12).contains(share { $0.utilization == 0 }))
    #expect((0.45...0.56).contains(share { $0.age < 52 }))
    #expect(customers.allSatisfy { (21...105).contains($0.age) && $0.late90 < 90 })
  }

  @Test func losesMoneyAtDefaultOnly() throws {
    for customer in try PortfolioSimulation(rows: 20_000, seed: 4).customers(in: 0..<20_000) {
      #expect((customer.loss > 0) == customer.defaulted)
      #expect(customer.loss <= customer.exposure && customer.exposure > 0)
    }
  }

  @Test func spreadsOverTheMonths() throws {
    let customers = try PortfolioSimulation(rows: 20_000).customers(in: 0..<20_000)
    let months = Set(customers.map(\.month)).sorted()
    #expect(months.count == 36 && months.first == "2022-01-01" && months.last == "2024-12-01")
    let single = try PortfolioSimulation(rows: 50, months: 1).customers(in: 0..<50)
    #expect(single.allSatisfy { $0.month == "2022-01-01" })
  }

  @Test func risesAndSwingsOverTime() throws {
    let simulation = try PortfolioSimulation(rows: 1)
    let years = [0..<12, 12..<24, 24..<36].map { $0.map(simulation.calendarShift).reduce(0, +) / 12 }
    #expect(years[0] < years[1] && years[1] < years[2])
    #expect(simulation.calendarShift(13) > simulation.calendarShift(19) + 0.5)
  }

  /// The two customers of the language's first page: the formulas alone must place them.
  @Test func placesAnOrdinaryAndARiskyCustomer() {
    let ordinary = SimulatedFeatures(
      age: 42, monthlyIncome: 5500, dependents: 2, realEstateLoans: 1, creditLines: 6, utilization: 0.35,
      debtRatio: 0.25, late30To59: 1, late60To89: 0, late90: 0)
    let risky = SimulatedFeatures(
      age: 22, monthlyIncome: 1500, dependents: 3, realEstateLoans: 0, creditLines: 12, utilization: 0.98, debtRatio: 1,
      late30To59: 3, late60To89: 2, late90: 4)
    #expect((0.04...0.07).contains(ordinary.probabilityOfDefault(calendarShift: 0)))
    #expect((0.75...0.85).contains(risky.probabilityOfDefault(calendarShift: 0)))
    #expect((5_000...10_000).contains(ordinary.expectedExposure * ordinary.expectedLossShare))
    #expect((14_000...19_000).contains(risky.expectedExposure * risky.expectedLossShare))
  }

  @Test func describesEveryColumn() {
    #expect(PortfolioSimulation.columns.count == 15)
    #expect(PortfolioSimulation.columns.allSatisfy { !$0.meaning.isEmpty && !$0.unit.isEmpty })
  }
}
