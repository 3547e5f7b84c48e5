import RiskStats

/// A node of a packed tree: 16 bytes, so that four share a cache line.
///
/// A leaf is its own right child, and no key goes left of it, so that a walk may take more steps than the leaf is
/// deep, and rows or trees can be followed side by side for a fixed number of steps.
protocol ForestNode: BitwiseCopyable, Sendable {
  /// What a row's features become, to be compared without branches.
  associatedtype Key: BitwiseCopyable & Comparable & Sendable
  /// The kind of number leaves hold and margins are summed in.
  associatedtype Score: BinaryFloatingPoint & BitwiseCopyable & Sendable
  /// A bit for each leaf of a tree that is not too large to be scanned.
  associatedtype Mask: FixedWidthInteger & Sendable

  /// What keys are compared with.
  var threshold: Key { get }
  /// Which of the row's keys is compared; the highest bit marks a split on categories.
  var slot: UInt32 { get }
  /// The index of the right child; the left child is the one before it.
  var right: UInt32 { get }
  /// What a leaf adds to the margin.
  var value: Score { get }
  /// Which set of categories a split on categories asks for.
  var categorySet: Int { get }

  /// The node after this one for the key of its slot.
  func next(after key: Key) -> UInt32
  /// Adds scanned trees to the sums of groups of rows.
  static func add(
    _ trees: TreeQuestions<Key, Mask, Score>, keys: UnsafePointer<Key>, slots: Int, groups: Int,
    to sums: UnsafeMutablePointer<Score>)
  /// Whether a key goes left at a split on categories.
  func goesLeft(_ key: Key, _ sets: CategorySets) -> Bool
}

extension ForestNode {
  /// The bit of a slot that marks a split on categories.
  static var categoryBit: UInt32 { 1 << 31 }

  /// Whether the node splits on categories.
  @inline(__always)
  var isCategorical: Bool { slot & Self.categoryBit != 0 }

  /// The slot without its mark.
  @inline(__always)
  var keySlot: Int { Int(slot & ~Self.categoryBit) }

  /// Whether the node at an index is a leaf.
  @inline(__always)
  func isLeaf(at index: Int) -> Bool { Int(right) == index }
}
