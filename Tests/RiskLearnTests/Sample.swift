import RiskModels

/// Made-up rows with missing values, and outcomes that depend on them.
struct Sample: Sendable {
  let matrix: FeatureMatrix
  let outcomes: [Bool]

  /// Draws rows with a generator that gives the same ones everywhere.
  init(rows: Int, columns: Int, seed: UInt64 = 1) {
    var generator = Generator(state: seed)
    var features = [[Double]](repeating: [], count: columns)
    var outcomes: [Bool] = []
    for _ in 0..<rows {
      var score = -0.5
      for column in 0..<columns {
        let value = Double.random(in: -2...2, using: &generator)
        let isMissing = Double.random(in: 0..<1, using: &generator) < 0.1
        features[column].append(isMissing ? .nan : value)
        score += isMissing ? 0.4 : Double(value) * (column % 2 == 0 ? 0.9 : -0.6)
      }
      outcomes.append(Double.random(in: -2...2, using: &generator) < score)
    }
    self.outcomes = outcomes
    matrix = (try? FeatureMatrix(columns: features)) ?? Self.none
  }

  private static let none: FeatureMatrix = {
    guard let matrix = try? FeatureMatrix(rows: 0, columns: 0, values: []) else { preconditionFailure("no rows fit") }
    return matrix
  }()

  /// The generator "splitmix64" (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
