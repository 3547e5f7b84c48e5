#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension PortfolioSimulation {
  /// Over how many months before the observation payments are known.
  public static let paymentMonths = 24

  /// The customers at some positions with their accounts and payments; positions outside are left out.
  ///
  /// They have random streams of their own, so that the portfolio is the same with them or without.
  public func files(in positions: Range<Int>) -> [CreditFile] {
    positions.clamped(to: 0..<rows).map { position in
      let (customer, income) = draw(at: position)
      let random = SeededRandom(seed: seed ^ SplitMix64.goldenGamma, stream: UInt64(position))
      var file = FileDraft(customer, income: income, random: random)
      return file.finish()
    }
  }
}

/// A credit file that is being drawn; `z` is a fresh standard normal wherever it stands.
private struct FileDraft {
  private let customer: SimulatedCustomer
  private let income: Int
  private var random: SeededRandom

  init(_ customer: SimulatedCustomer, income: Int, random: SeededRandom) {
    self.customer = customer
    self.income = income
    self.random = random
  }

  mutating func finish() -> CreditFile {
    let birthMonth = customer.monthIndex - 12 * customer.age - 1 - below(12)
    let birthDay = 2 + below(27)
    let accounts = drawAccounts()
    return CreditFile(
      customer: customer, birthMonth: birthMonth, birthDay: birthDay, accounts: accounts,
      payments: drawPayments(of: accounts))
  }

  /// A whole number from 0 up to but not including the bound.
  private mutating func below(_ bound: Int) -> Int { Int(random.uniform(below: UInt64(max(0, bound)))) }

  // Accounts

  /// Credit lines and loans, three in ten of them loans but never the first, then the loans on real estate.
  private mutating func drawAccounts() -> [SimulatedAccount] {
    var kinds: [SimulatedAccount.Kind] = []
    for line in 0..<customer.creditLines { kinds.append(line > 0 && random.uniform() < 0.3 ? .loan : .card) }
    kinds += Array(repeating: .mortgage, count: customer.realEstateLoans)
    let limits = kinds.map { limit(of: $0) }
    let balances = balances(kinds, limits)
    let instalments = shares(of: customer.debtRatio * Double(income), by: kinds.map { burden(of: $0) })
    return kinds.indices.map { place in
      SimulatedAccount(
        id: customer.id * 1000 + place + 1, customer: customer.id, kind: kinds[place],
        opened: customer.monthIndex - (place == 0 ? PortfolioSimulation.paymentMonths : 0) - 1 - below(180),
        limit: limits[place], balance: balances[place], instalment: instalments[place])
    }
  }

  /// Hundreds of a card, thousands of a loan, ten thousands of a mortgage: `unit ⌈e^(level + 0.5 w + 0.6 z)⌉` with `w` the
  /// logarithm of income over 5400.
  private mutating func limit(of kind: SimulatedAccount.Kind) -> Int {
    let (unit, level) =
      switch kind {
      case .card: (100, 3.6)
      case .loan: (1000, 2.1)
      case .mortgage: (10_000, 2.6)
      }
    let size = level + 0.5 * log(Double(max(income, 1)) / 5400) + 0.6 * random.normal()
    return unit * Int(exp(min(size, 9)).rounded(.up))
  }

  /// Cards share what the utilisation says of their limits; of the rest a share is still owed.
  private mutating func balances(_ kinds: [SimulatedAccount.Kind], _ limits: [Int]) -> [Double] {
    let drawn = zip(kinds, limits).map { kind, limit in
      kind == .card ? Double(limit) * exp(0.4 * random.normal()) : Double(limit) * random.uniform()
    }
    let limit = zip(kinds, limits).reduce(0) { $1.0 == .card ? $0 + $1.1 : $0 }
    let cards = shares(
      of: customer.utilization * Double(limit), by: zip(kinds, drawn).map { $0 == .card ? $1 : 0 })
    return kinds.indices.map {
      kinds[$0] == .card ? cards[$0] : SimulationCurve.rounded(drawn[$0], decimals: 2)
    }
  }

  /// How heavy an account weighs on the month.
  private mutating func burden(of kind: SimulatedAccount.Kind) -> Double {
    let weight =
      switch kind {
      case .card: 0.4
      case .loan: 2.0
      case .mortgage: 6.0
      }
    return weight * exp(0.3 * random.normal())
  }

  /// An amount divided by weights to the cent; the last of them takes what rounding leaves over.
  private func shares(of amount: Double, by weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights }
    var cents = weights.map { (amount * 100 * $0 / total).rounded() }
    if let last = weights.lastIndex(where: { $0 > 0 }) {
      cents[last] = max(0, cents[last] + (amount * 100).rounded() - cents.reduce(0, +))
    }
    return cents.map { $0 / 100 }
  }

  // Payments

  /// The payments of the last months: as many late ones as the portfolio says, the more of them the nearer the
  /// observation; of the others six in a hundred came within 29 days.
  private mutating func drawPayments(of accounts: [SimulatedAccount]) -> [SimulatedPayment] {
    let first = customer.monthIndex - PortfolioSimulation.paymentMonths
    let slots = accounts.indices.flatMap { account in
      (max(first, accounts[account].opened + 1)..<customer.monthIndex).map { (account: account, month: $0) }
    }
    let late = drawLateness(of: slots.map(\.month))
    return slots.enumerated().map { place, slot in
      let (account, days) = (accounts[slot.account], late[place])
      let share = days < 60 ? 1.0 : days < 90 ? 0.5 : 0
      return SimulatedPayment(
        account: account.id, month: slot.month, due: account.instalment,
        paid: SimulationCurve.rounded(account.instalment * share, decimals: 2), daysLate: days)
    }
  }

  /// How many days late each of some payments came.
  private mutating func drawLateness(of months: [Int]) -> [Int] {
    var days = months.map { _ in random.uniform() < 0.06 ? 1 + below(29) : 0 }
    // By month and then by place, so that the larger of two random places is likely a recent one.
    var free = months.indices.sorted { (months[$0], $0) < (months[$1], $1) }
    let bands = [(customer.late90, 90, 61), (customer.late60To89, 60, 30), (customer.late30To59, 30, 30)]
    for (count, least, width) in bands {
      for _ in 0..<min(count, free.count) {
        let place = max(below(free.count), below(free.count))
        days[free.remove(at: place)] = least + below(width)
      }
    }
    return days
  }
}
