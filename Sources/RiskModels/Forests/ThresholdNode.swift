import RiskStats

/// A node of a tree of LightGBM's: numbers up to a threshold go left.
struct ThresholdNode: ForestNode {
  /// Numbers up to it go left; at a split on categories, which set of them goes left; in a leaf, its value.
  let threshold: Double
  let slot: UInt32
  let right: UInt32

  var value: Double { threshold }
  var categorySet: Int { Int(threshold) }

  /// A node with two children.
  static func split(slot: UInt32, threshold: Double, right: Int) -> ThresholdNode {
    ThresholdNode(threshold: threshold, slot: slot, right: UInt32(truncatingIfNeeded: right))
  }

  /// A node with two children, of which the left one takes some categories.
  static func split(slot: UInt32, categorySet: Int, right: Int) -> ThresholdNode {
    ThresholdNode(
      threshold: Double(categorySet), slot: slot | categoryBit, right: UInt32(truncatingIfNeeded: right))
  }

  /// A node without children; the key of its slot is never a number and so never goes left.
  static func leaf(_ value: Double, at index: Int) -> ThresholdNode {
    ThresholdNode(threshold: value, slot: FeatureSlots.noNumber, right: UInt32(truncatingIfNeeded: index))
  }

  @inline(__always)
  func next(after key: Double) -> UInt32 { right &- (key <= threshold ? 1 : 0) }

  static func add(
    _ trees: TreeQuestions<Double, UInt64, Double>, keys: UnsafePointer<Double>, slots: Int, groups: Int,
    to sums: UnsafeMutablePointer<Double>
  ) {
    trees.add(keys: keys, slots: slots, groups: groups, to: sums)
  }

  /// LightGBM cuts fractions off and sends what is negative or too large for 32 bits right, as it does missing values.
  func goesLeft(_ key: Double, _ sets: CategorySets) -> Bool {
    guard key > -1, key < 2_147_483_648 else { return false }
    return sets.contains(UInt32(key), in: categorySet)
  }
}
