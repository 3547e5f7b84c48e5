/// A tree as a file tells it, node by node.
protocol TreeSource {
  associatedtype Encoder: RowEncoder

  /// How many nodes the file tells of.
  var nodeCount: Int { get }

  /// The children of a node, nil for a leaf; they may be anything.
  func children(of origin: Int) -> (left: Int, right: Int)?
  /// A leaf, to be placed at an index.
  func leaf(at origin: Int, index: Int) throws -> Encoder.Node
  /// A split whose right child is to be placed at an index; slots and sets of categories may be added.
  func split(
    at origin: Int, right: Int, _ encoder: inout Encoder, _ sets: inout CategorySets
  ) throws -> Encoder.Node
  /// How much training weight reached a node.
  func cover(of origin: Int) -> Double
  /// What the library calls a node.
  func label(of origin: Int) -> Int32
}

/// Brings one tree into the packed order and checks it on the way.
struct TreeLayout<Tree: TreeSource> {
  private let tree: Tree
  private let firstIndex: Int
  /// Where each placed node is in the file.
  private var origins: [Int] = [0]
  private var isPlaced: [Bool]
  /// The packed nodes so far.
  private(set) var nodes: [Tree.Encoder.Node] = []
  /// The training weight of each packed node.
  private(set) var covers: [Double] = []
  /// What the library calls each packed node.
  private(set) var labels: [Int32] = []
  /// The steps from the root to the deepest leaf.
  private(set) var depth = 0

  /// Takes a tree of at least one node; its nodes get the indices from `firstIndex` on.
  init(_ tree: Tree, firstIndex: Int) {
    self.tree = tree
    self.firstIndex = firstIndex
    isPlaced = [Bool](repeating: false, count: max(1, tree.nodeCount))
    isPlaced[0] = true
  }

  /// Places the nodes level by level, with the slots and sets of categories they need.
  ///
  /// A node that is reached twice is a fault, so each is placed once and a circle cannot be followed.
  mutating func placeAll(_ encoder: inout Tree.Encoder, _ sets: inout CategorySets) throws {
    var levelEnd = 1
    while nodes.count < origins.count {
      if nodes.count == levelEnd {
        depth += 1
        levelEnd = origins.count
      }
      let origin = origins[nodes.count]
      covers.append(tree.cover(of: origin))
      labels.append(tree.label(of: origin))
      nodes.append(try node(at: origin, &encoder, &sets))
    }
  }

  private mutating func node(
    at origin: Int, _ encoder: inout Tree.Encoder, _ sets: inout CategorySets
  ) throws -> Tree.Encoder.Node {
    guard let children = tree.children(of: origin) else {
      return try tree.leaf(at: origin, index: firstIndex + nodes.count)
    }
    try place(child: children.left)
    try place(child: children.right)
    return try tree.split(at: origin, right: firstIndex + origins.count - 1, &encoder, &sets)
  }

  private mutating func place(child origin: Int) throws {
    guard isPlaced.indices.contains(origin) else {
      throw ModelFault.damagedModel(reason: "a split has a child that its tree of \(isPlaced.count) nodes has not")
    }
    guard !isPlaced[origin] else { throw ModelFault.damagedModel(reason: "a node has two parents") }
    isPlaced[origin] = true
    origins.append(origin)
  }
}
