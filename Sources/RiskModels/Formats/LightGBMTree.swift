/// One tree of LightGBM's as it is written: an array a property, an element a split or a leaf.
struct LightGBMTree {
  var features: [Int32] = []
  var thresholds: [Double] = []
  var decisions: [Int32] = []
  var leftChildren: [Int32] = []
  var rightChildren: [Int32] = []
  var splitCounts: [Double] = []
  var leafValues: [Double] = []
  var leafCounts: [Double] = []
  /// How much each split improved the loss; empty unless asked for.
  var gains: [Double] = []
  /// The sets of categories as bits, 32 a word.
  var categorySets: [[UInt32]] = []
  /// The linear model of each leaf; empty where leaves are constant.
  var linearLeaves: [LinearLeaf] = []

  /// Reads the lines of a tree.
  ///
  /// No array is longer than its line, whatever the number of leaves is said to be.
  init(_ fields: LightGBMFields, withGains: Bool) throws {
    let leaves = try fields.line("num_leaves").count()
    guard leaves > 0 else { throw fields.damage("a tree has no leaves") }
    leafValues = try fields.line("leaf_value").doubles(leaves)
    guard leafValues.allSatisfy(\.isFinite) else { throw fields.damage("the value of a leaf is not finite") }
    if leaves > 1 {
      try readSplits(fields, leaves - 1)
      if withGains { gains = try fields["split_gain"]?.doubles(leaves - 1) ?? [] }
    }
    if fields["is_linear"]?.text == "1" { linearLeaves = try LinearLeaf.read(fields, leafValues) }
  }

  private mutating func readSplits(_ fields: LightGBMFields, _ splits: Int) throws {
    features = try fields.line("split_feature").integers(splits)
    thresholds = try fields.line("threshold").doubles(splits)
    decisions = try fields["decision_type"]?.integers(splits) ?? [Int32](repeating: 0, count: splits)
    leftChildren = try fields.line("left_child").integers(splits)
    rightChildren = try fields.line("right_child").integers(splits)
    if let inner = fields["internal_count"], let outer = fields["leaf_count"] {
      splitCounts = try inner.doubles(splits)
      leafCounts = try outer.doubles(splits + 1)
    }
    let sets = try fields["num_cat"]?.count() ?? 0
    if sets > 0 { categorySets = try readCategories(fields, sets) }
  }

  private func readCategories(_ fields: LightGBMFields, _ sets: Int) throws -> [[UInt32]] {
    let line = try fields.line("cat_boundaries")
    guard sets < line.value.count else { throw line.damage("there are fewer than \(sets) sets of categories") }
    let bounds = try line.integers(sets + 1).map(Int.init)
    guard bounds.first == 0, zip(bounds, bounds.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw line.damage("the bounds of the categories do not rise")
    }
    let words = try fields.line("cat_threshold").words(bounds[sets])
    return zip(bounds, bounds.dropFirst()).map { Array(words[$0..<$1]) }
  }
}

/// A linear model in a leaf, as LightGBM's `linear_tree` has them.
///
/// Shi et al. 2019, "Gradient Boosting with Piece-Wise Linear Regression Trees", section 3.
struct LinearLeaf: Sendable {
  /// The prediction where the leaf's features are all zero.
  let constant: Double
  /// What is multiplied with the coefficients.
  let features: [Int]
  /// A coefficient a feature.
  let coefficients: [Double]
  /// The prediction where one of the features is missing.
  let valueWhenMissing: Double

  /// Reads the linear models of a tree's leaves.
  fileprivate static func read(_ fields: LightGBMFields, _ leafValues: [Double]) throws -> [LinearLeaf] {
    let constants = try fields.line("leaf_const").doubles(leafValues.count)
    let line = try fields.line("num_features")
    let counts = try line.integers(leafValues.count).map(Int.init)
    guard counts.allSatisfy({ $0 >= 0 }) else { throw line.damage("a number of features is negative") }
    let total = counts.reduce(0, +)
    let features = try fields.line("leaf_features").integers(total)
    let coefficients = try fields.line("leaf_coeff").doubles(total)
    guard (constants + coefficients).allSatisfy(\.isFinite) else { throw line.damage("a coefficient is not finite") }
    var start = 0
    return counts.enumerated().map { leaf, count in
      defer { start += count }
      return LinearLeaf(
        constant: constants[leaf], features: features[start..<(start + count)].map(Int.init),
        coefficients: Array(coefficients[start..<(start + count)]), valueWhenMissing: leafValues[leaf])
    }
  }

  /// The leaf's prediction for a row, in LightGBM's order of additions.
  func value(for row: UnsafePointer<Double>) -> Double {
    var result = constant
    for (feature, coefficient) in zip(features, coefficients) {
      let number = row[feature]
      if number.isNaN { return valueWhenMissing }
      result += coefficient * (abs(number) <= FeatureSlots.zeroLimit ? 0 : number)
    }
    return result
  }
}
