import Foundation

/// Random tables of customers, their accounts and their payments as CSV, and random features over them.
struct RandomBank {
  private var generator: Generator
  private(set) var customers = "id,as_of,income,grade,dependents,default\n"
  private(set) var accounts = "account,id,kind,opened,limit,balance\n"
  private(set) var payments = "account,month,paid,days_late\n"

  /// SplitMix64, so that a seed gives the same bank everywhere.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }

  init(seed: UInt64, customers count: Int) {
    generator = Generator(state: seed)
    var account = 0
    for id in 1...count {
      // The first row has all values, so that no type is in doubt.
      let isFirst = id == 1
      customers += "\(id),\(date()),\(amount(isFirst)),\(isFirst ? "A" : pick(["A", "B", "C", "é,\"", ""]).asCell),"
      customers +=
        "\(isFirst ? "2" : pick(["0", "1", "2", "7", ""])),\(id % 3 == 0 ? 1 : Int.random(in: 0...1, using: &generator))\n"
      for _ in 0..<(isFirst ? 3 : pick([0, 1, 1, 2, 5, 12])) {
        account += 1
        let kind = isFirst ? "card" : pick(["card", "loan", "mortgage", ""])
        accounts += "\(account),\(id),\(kind),\(date()),\(amount(isFirst)),\(amount(isFirst))\n"
        for _ in 0..<(isFirst ? 2 : pick([0, 1, 3, 24])) {
          let days = isFirst ? "5" : pick(["0", "0", "31", "65", "90", ""])
          payments += "\(account),\(date()),\(amount(isFirst)),\(days)\n"
        }
      }
    }
  }

  private mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &generator)]
  }

  private mutating func date() -> String {
    let (month, day) = (Int.random(in: 1...12, using: &generator), Int.random(in: 1...28, using: &generator))
    return "\(Int.random(in: 2010...2024, using: &generator))-" + (month < 10 ? "0" : "") + "\(month)-"
      + (day < 10 ? "0" : "") + "\(day)"
  }

  /// A number of any size that adds up with rounding, or none.
  private mutating func amount(_ isGiven: Bool) -> String {
    let amount = Double.random(in: -1...1, using: &generator)
    switch isGiven ? 0 : Int.random(in: 0...9, using: &generator) {
    case 0...5: return "\(amount * 10_000)"
    case 6: return "\((amount * 100).rounded() / 100)"
    case 7: return "\(amount * 0.1)"
    case 8: return "\(amount * 1e7)"
    default: return ""
    }
  }

  // Features

  /// A block of random features, one of each kind among them.
  mutating func features() -> String {
    var lines = ["table accounts on id", "table payments on account from accounts"]
    lines += (0..<6).map { "f\($0) = \(feature())" }
    lines += ["known = missing(income)", "often = frequency(grade)", "place = ordinal(grade)"]
    lines += ["given = ordinal(grade, [\"B\", \"A\"])", "onehot(grade)", "onehot(dependents)"]
    lines += ["income = clip(coalesce(income, median(income)), quantile(income, 5%), quantile(income, 95%))"]
    return "features all {\n  " + lines.joined(separator: "\n  ") + "\n}"
  }

  private mutating func feature() -> String {
    switch Int.random(in: 0...4, using: &generator) {
    case 0: return aggregate()
    case 1: return "\(aggregate()) / nullif(\(aggregate()), 0)"
    case 2:
      let sum = aggregate()
      return "coalesce(\(sum), median(\(sum)))"
    case 3: return "(\(aggregate()) - income) * dependents"
    default: return "if \(aggregate()) > \(aggregate()) then 1 else frequency(grade)"
    }
  }

  private mutating func aggregate() -> String {
    let isBelow = Bool.random(using: &generator)
    let condition = Int.random(in: 0...2, using: &generator) == 0 ? "" : ", where = \(condition(isBelow))"
    let (x, y) = (value(isBelow), value(isBelow))
    switch Int.random(in: 0...6, using: &generator) {
    case 0: return "count(\(isBelow ? "payments" : "accounts")\(condition))"
    case 1: return "quantile(\(x), \(pick(["10%", "0.5", "1", "0.37"]))\(condition))"
    case 2: return "\(pick(["wmean", "corr"]))(\(x), \(y)\(condition))"
    case 3: return "share(\(self.condition(isBelow))\(condition))"
    default:
      let name = pick(["sum", "sum", "mean", "min", "max", "median", "mode", "stdev", "var", "distinct", "count"])
      return "\(name)(\(x)\(condition))"
    }
  }

  private mutating func value(_ isBelow: Bool) -> String {
    let values = ["accounts.limit", "accounts.balance", "accounts.limit - accounts.balance", "accounts.limit * income"]
    let below = ["payments.paid", "payments.days_late", "payments.days_late * accounts.limit"]
    return isBelow ? pick(below + ["months_between(payments.month, as_of)"]) : pick(values)
  }

  private mutating func condition(_ isBelow: Bool) -> String {
    let above = ["accounts.kind = \"card\"", "accounts.opened <= as_of", "accounts.balance > 0 or income is null"]
    return isBelow ? pick(above + ["payments.days_late >= 30", "payments.days_late in 1..70"]) : pick(above)
  }
}

extension String {
  /// The text as a cell of CSV.
  fileprivate var asCell: String {
    contains { ",\"".contains($0) } ? "\"" + replacingOccurrences(of: "\"", with: "\"\"") + "\"" : self
  }
}
