/// Brings one tree of XGBoost's into the packed order and checks it on the way.
struct TreeLayout {
  private let tree: XGBoostTree
  private let weight: Float
  private let firstIndex: Int
  private let featureCount: Int
  /// Where each placed node is in the file.
  private var origins: [Int] = [0]
  private var isPlaced: [Bool]
  /// The packed nodes so far.
  private(set) var nodes: [PackedNode] = []
  /// The training weight of each packed node.
  private(set) var covers: [Float] = []
  /// The steps from the root to the deepest leaf.
  private(set) var depth = 0

  /// Takes a tree with arrays of equal length; its nodes get the indices from `firstIndex` on.
  init(_ tree: XGBoostTree, weight: Float, firstIndex: Int, featureCount: Int) {
    self.tree = tree
    self.weight = weight
    self.firstIndex = firstIndex
    self.featureCount = featureCount
    isPlaced = [Bool](repeating: false, count: tree.leftChildren.count)
    isPlaced[0] = true
  }

  /// Places the nodes level by level.
  ///
  /// A node that is reached twice is a fault, so each is placed once and a circle cannot be followed.
  mutating func placeAll() throws {
    var levelEnd = 1
    while nodes.count < origins.count {
      if nodes.count == levelEnd {
        depth += 1
        levelEnd = origins.count
      }
      let origin = origins[nodes.count]
      covers.append(tree.covers.isEmpty ? 0 : tree.covers[origin])
      nodes.append(tree.leftChildren[origin] < 0 ? try leaf(at: origin) : try split(at: origin))
    }
  }

  private func leaf(at origin: Int) throws -> PackedNode {
    let value = tree.conditions[origin] * weight
    guard value.isFinite else { throw ModelFault.damagedModel(reason: "the value of a leaf is not finite") }
    return .leaf(value, at: firstIndex + nodes.count)
  }

  private mutating func split(at origin: Int) throws -> PackedNode {
    let feature = Int(tree.features[origin])
    guard feature >= 0, feature < featureCount else {
      throw ModelFault.damagedModel(reason: "a split uses feature \(feature) of \(featureCount)")
    }
    guard !tree.conditions[origin].isNaN else {
      throw ModelFault.damagedModel(reason: "the threshold of a split is not a number")
    }
    guard tree.splitTypes.isEmpty || tree.splitTypes[origin] == 0 else {
      throw ModelFault.unsupportedModel(reason: "it splits on categories, and only splits on numbers are read")
    }
    try place(child: tree.leftChildren[origin])
    try place(child: tree.rightChildren[origin])
    return .split(
      feature: feature, threshold: tree.conditions[origin], missingGoesLeft: tree.defaultsLeft[origin],
      right: firstIndex + origins.count - 1)
  }

  private mutating func place(child: Int32) throws {
    let origin = Int(child)
    guard isPlaced.indices.contains(origin) else {
      throw ModelFault.damagedModel(reason: "a child has the index \(origin) in a tree of \(isPlaced.count) nodes")
    }
    guard !isPlaced[origin] else { throw ModelFault.damagedModel(reason: "a node has two parents") }
    isPlaced[origin] = true
    origins.append(origin)
  }
}

extension XGBoostTree {
  /// Checks that every array has an element a node and that leaves hold one number.
  func checkLengths() throws {
    let count = leftChildren.count
    let needed = [rightChildren.count, features.count, conditions.count, defaultsLeft.count]
    let optional = [splitTypes.count, covers.count]
    if let size = parameters["size_leaf_vector"], size != "0", size != "1" {
      throw ModelFault.unsupportedModel(reason: "its leaves hold several values")
    }
    guard count > 0, needed.allSatisfy({ $0 == count }), optional.allSatisfy({ $0 == count || $0 == 0 }),
      parameters["num_nodes"].map({ $0 == String(count) }) ?? true
    else { throw ModelFault.damagedModel(reason: "a tree's arrays are not equally long") }
  }
}
