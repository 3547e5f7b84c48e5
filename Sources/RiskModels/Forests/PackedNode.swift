import RiskStats

/// A node of a tree of XGBoost's.
///
/// Values and thresholds are compared as whole numbers in the same order (`FeatureKeys`), which needs no branch.
struct PackedNode: ForestNode {
  /// Keys below go left; at a split on categories, which set of them goes right.
  let threshold: Int32
  let slot: UInt32
  let right: UInt32
  /// What a leaf adds to the margin, with the tree's weight in it; zero elsewhere.
  let value: Float

  /// Codes of categories are below; XGBoost takes any other number for a category that goes left.
  static let categoryLimit: Int32 = 1 << 24

  var categorySet: Int { Int(threshold) }

  /// A node with two children.
  static func split(feature: Int, threshold: Float, missingGoesLeft: Bool, right: Int) -> PackedNode {
    PackedNode(
      threshold: FeatureKeys.key(of: threshold),
      slot: FeatureKeys.slot(of: feature, missingGoesLeft: missingGoesLeft),
      right: UInt32(truncatingIfNeeded: right), value: 0)
  }

  /// A node with two children, of which the right one takes some categories.
  static func split(feature: Int, categorySet: Int, missingGoesLeft: Bool, right: Int) -> PackedNode {
    PackedNode(
      threshold: Int32(truncatingIfNeeded: categorySet),
      slot: FeatureKeys.slot(of: feature, missingGoesLeft: missingGoesLeft) | categoryBit,
      right: UInt32(truncatingIfNeeded: right), value: 0)
  }

  /// A node without children.
  static func leaf(_ value: Float, at index: Int) -> PackedNode {
    PackedNode(threshold: .min, slot: 0, right: UInt32(truncatingIfNeeded: index), value: value)
  }

  /// The sign of the difference says whether the key is below the threshold.
  @inline(__always)
  func next(after key: Int32) -> UInt32 {
    let difference = Int64(key) &- Int64(threshold)
    return right &+ UInt32(truncatingIfNeeded: difference >> 63)
  }

  static func add(
    _ trees: TreeQuestions<Int32, UInt32, Float>, keys: UnsafePointer<Int32>, slots: Int, groups: Int,
    to sums: UnsafeMutablePointer<Float>
  ) {
    trees.add(keys: keys, slots: slots, groups: groups, to: sums)
  }

  func goesLeft(_ key: Int32, _ sets: CategorySets) -> Bool {
    guard key != .max, key != .min else { return key == .min }
    let number = FeatureKeys.number(of: key)
    guard number >= 0, number < Float(Self.categoryLimit) else { return true }
    return !sets.contains(UInt32(number), in: categorySet)
  }
}
