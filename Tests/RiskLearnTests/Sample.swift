import RiskLearn
import RiskModels

/// Made-up rows with missing values and categories, and targets that depend on them.
struct Sample: Sendable {
  let matrix: FeatureMatrix
  let outcomes: [Bool]
  /// Losses as shares, none, all and parts among them.
  let shares: [Double]
  /// Losses as amounts above zero.
  let amounts: [Double]
  /// How many categories the last feature has, if it has any.
  let categories: Int?

  /// Draws rows with a generator that gives the same ones everywhere.
  ///
  /// Numbers are multiples of `step` where it is not zero.
  init(
    rows: Int, columns: Int, categories: Int? = nil, missing: Double = 0.1, step: Double = 0, seed: UInt64 = 1
  ) {
    var generator = SplitMix(state: seed)
    var values: [Double] = []
    var (outcomes, shares, amounts): ([Bool], [Double], [Double]) = ([], [], [])
    for _ in 0..<rows {
      var score = -0.5
      for column in 0..<columns {
        let isMissing = Double.random(in: 0..<1, using: &generator) < missing
        let value: Double
        if let categories, column == columns - 1 {
          value = Double(Int.random(in: 0..<categories, using: &generator))
          score += isMissing ? 0 : [0.8, -1.1, 0.1, 1.4, -0.6][Int(value) % 5]
        } else {
          let drawn = Double.random(in: -2...2, using: &generator)
          value = step > 0 ? (drawn / step).rounded() * step : drawn
          score += isMissing ? 0.4 : value * (column % 2 == 0 ? 0.9 : -0.6)
        }
        values.append(isMissing ? .nan : value)
      }
      let noise = Double.random(in: -2...2, using: &generator)
      outcomes.append(noise < score)
      shares.append(min(max(0.4 + (score - noise) / 6, 0), 1))
      amounts.append(100 + 40 * (score - noise) * (score - noise))
    }
    (self.outcomes, self.shares, self.amounts, self.categories) = (outcomes, shares, amounts, categories)
    guard let matrix = try? FeatureMatrix(rows: rows, columns: columns, values: values) else {
      preconditionFailure("rows times columns values were drawn")
    }
    self.matrix = matrix
  }

  /// The rows with one of their targets.
  func data(_ kind: TargetKind = .binary, weights: [Double]? = nil) throws -> TrainingData {
    try TrainingData(
      kind, names: names, categories: names.indices.map { $0 == names.count - 1 ? categories : nil }, features: matrix,
      targets: targets(kind), weights: weights)
  }

  /// What the features are called.
  var names: [String] { (0..<matrix.columns).map { "x\($0)" } }

  func targets(_ kind: TargetKind) -> [Double] {
    switch kind {
    case .binary: outcomes.map { $0 ? 1 : 0 }
    case .share: shares
    case .amount: amounts
    case .segment, .anomaly, .embedding: []
    }
  }
}

/// The generator "splitmix64" (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
