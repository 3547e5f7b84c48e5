@testable import RiskStats

/// Cases made by whole-number arithmetic, so that a script in another language can make the same.
enum TestCases {
  /// Four hundred scores with some fifty distinct values, others a little worse, and outcomes. In Python:
  ///
  ///     i = np.arange(400); a = (i*7919 % 1009 // 20) / 64; b = (a + (i*31 % 64) / 64) / 2
  ///     y = (i*104729 % 997) / 997 < (a / 0.79)**2 * 0.8
  static let scores: [Double] = (0..<400).map { row in Double(row * 7919 % 1009 / 20) / 64 }
  static let others: [Double] = (0..<400).map { row in
    let noise: Double = Double(row * 31 % 64) / 64
    return (scores[row] + noise) / 2
  }
  static let outcomes: [Bool] = (0..<400).map { row in
    let share: Double = scores[row] / 0.79
    return draw(row, 104_729, 997) < share * share * 0.8
  }

  /// A number from 0 to 1 that jumps about as the row rises.
  static func draw(_ row: Int, _ factor: Int, _ modulus: Int) -> Double {
    Double(row * factor % modulus) / Double(modulus)
  }

  static var ranked: RankedOutcomes { get throws { try RankedOutcomes(scores: scores, outcomes: outcomes) } }

  /// An order of the rows that has nothing to do with anything.
  static func shuffled<Value>(_ values: [Value]) -> [Value] { values.indices.map { values[$0 * 181 % values.count] } }
}

/// Whether two numbers agree to a relative difference, or to the same absolute one below 1.
func agree(_ one: Double, _ other: Double, within tolerance: Double) -> Bool {
  abs(one - other) <= tolerance * max(1, abs(other))
}
