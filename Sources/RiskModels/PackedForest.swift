/// A node of a packed tree: 16 bytes, so that four share a cache line.
///
/// Values and thresholds are compared as whole numbers in the same order (`FeatureKeys`), which needs no branch. A
/// leaf is its own right child under a threshold that nothing lies below, so that a walk may take more steps than the
/// leaf is deep, and rows or trees can be followed side by side for a fixed number of steps.
struct PackedNode: Sendable {
  /// Keys below go left.
  let threshold: Int32
  /// Which of the row's keys is compared: see `FeatureKeys.slot`.
  let slot: UInt32
  /// The index of the right child; the left child is the one before it.
  let right: UInt32
  /// What a leaf adds to the margin, with the tree's weight in it; zero elsewhere.
  let value: Float

  /// A node with two children.
  static func split(
    feature: Int, threshold: Float, missingGoesLeft: Bool, right: Int
  ) -> PackedNode {
    PackedNode(
      threshold: FeatureKeys.key(of: threshold),
      slot: FeatureKeys.slot(of: feature, missingGoesLeft: missingGoesLeft),
      right: UInt32(truncatingIfNeeded: right), value: 0)
  }

  /// A node without children.
  static func leaf(_ value: Float, at index: Int) -> PackedNode {
    PackedNode(threshold: .min, slot: 0, right: UInt32(truncatingIfNeeded: index), value: value)
  }
}

/// Trees laid out for scoring: all nodes in one array, siblings adjacent, parents before children.
///
/// Only checked trees get in, so that a walk neither leaves the array nor the row and always ends.
struct PackedForest: Sendable {
  /// The nodes of all trees.
  private(set) var nodes: [PackedNode] = []
  /// How much training weight reached each node (XGBoost's `sum_hessian`); zero where the file has none.
  private(set) var covers: [Float] = []
  /// The index of each tree's root.
  private(set) var roots: [UInt32] = []
  /// How many steps each tree's deepest leaf is from the root.
  private(set) var depths: [Int] = []
  /// How many features a row has; at least one.
  let featureCount: Int

  /// The most nodes a forest may have, far below what an index can say.
  static let nodeLimit = 100_000_000

  /// Starts without trees.
  init(featureCount: Int) { self.featureCount = max(1, featureCount) }

  /// Checks a tree, lays it out breadth first and adds it; its leaves are multiplied by the weight.
  mutating func append(_ tree: XGBoostTree, weight: Float) throws {
    try tree.checkLengths()
    var layout = TreeLayout(tree, weight: weight, firstIndex: nodes.count, featureCount: featureCount)
    try layout.placeAll()
    guard nodes.count + layout.nodes.count <= Self.nodeLimit else {
      throw ModelFault.modelTooLarge(what: "nodes", limit: Self.nodeLimit)
    }
    roots.append(UInt32(truncatingIfNeeded: nodes.count))
    depths.append(layout.depth)
    nodes += layout.nodes
    covers += layout.covers
  }
}
