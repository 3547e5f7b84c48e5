import Testing

@testable import RiskStats

@Suite struct CreditFileTests {
  private let simulation: PortfolioSimulation
  private let files: [CreditFile]

  init() throws {
    simulation = try PortfolioSimulation(rows: 3_000, seed: 42)
    files = simulation.files(in: 0..<3_000)
  }

  @Test func belongToTheSamePortfolio() {
    #expect(files.map(\.customer) == simulation.customers(in: 0..<3_000))
  }

  @Test func beginALargerBookWithTheSmaller() throws {
    let small = try PortfolioSimulation(rows: 50, seed: 42).files(in: 0..<50)
    #expect(small == Array(files.prefix(50)))
    #expect(simulation.files(in: 2_990..<5_000) == Array(files[2_990...]))
    #expect(try PortfolioSimulation(rows: 50, seed: 43).files(in: 0..<50) != small)
  }

  @Test func sumUpToTheLatePaymentsOfThePortfolio() {
    for file in files where !file.accounts.isEmpty {
      func count(_ days: ClosedRange<Int>) -> Int { file.payments.count { days.contains($0.daysLate) } }
      #expect(count(30...59) == file.customer.late30To59)
      #expect(count(60...89) == file.customer.late60To89)
      #expect(count(90...150) == file.customer.late90)
    }
  }

  @Test func sumUpToTheUtilizationToTheCent() {
    for file in files {
      let cards = file.accounts.filter { $0.kind == .card }
      let limit = cards.reduce(0) { $0 + $1.limit }
      guard limit > 0 else { continue }
      let used = cards.reduce(0) { $0 + $1.balance }
      #expect(abs(used - file.customer.utilization * Double(limit)) < 0.0051)
    }
  }

  @Test func sumUpToTheDebtRatioToTheCent() {
    for file in files where !file.accounts.isEmpty {
      guard let income = file.customer.monthlyIncome else { continue }
      let due = file.accounts.reduce(0) { $0 + $1.instalment }
      #expect(abs(due - file.customer.debtRatio * Double(income)) < 0.0051)
    }
  }

  @Test func countTheAccountsOfThePortfolio() {
    for file in files {
      #expect(file.accounts.count { $0.kind == .mortgage } == file.customer.realEstateLoans)
      #expect(file.accounts.count { $0.kind != .mortgage } == file.customer.creditLines)
      #expect(file.accounts.allSatisfy { $0.customer == file.customer.id && $0.opened < file.customer.monthIndex })
    }
    #expect(Set(files.flatMap(\.accounts).map(\.id)).count == files.reduce(0) { $0 + $1.accounts.count })
  }

  @Test func areAsOldAsThePortfolioSays() {
    for file in files {
      // A day of birth after the first of a month: the last month is not over at the observation.
      let months = file.customer.monthIndex - file.birthMonth - 1
      #expect(months / 12 == file.customer.age && (2...28).contains(file.birthDay))
    }
  }

  @Test func payInTheLastTwoYearsOnly() {
    for file in files {
      let opened = Dictionary(uniqueKeysWithValues: file.accounts.map { ($0.id, $0.opened) })
      for payment in file.payments {
        #expect((file.customer.monthIndex - 24..<file.customer.monthIndex).contains(payment.month))
        #expect(payment.month > opened[payment.account] ?? .max)
        #expect(payment.paid <= payment.due && payment.paid >= 0)
      }
    }
  }

  @Test func areLateMoreOftenOfLate() {
    let late = files.flatMap { file in
      file.payments.filter { $0.daysLate >= 30 }.map { file.customer.monthIndex - $0.month }
    }
    let recent = late.count { $0 <= 12 }
    #expect(late.count > 1_000 && recent > late.count * 6 / 10)
  }
}
