/// The leaves of a forest as what players come to them: what the game of any row rests on.
///
/// Whether a row follows a path counts once a player: `zero` is the product of the shares of training rows that go the
/// path's way at the splits of one player.
struct LeafPaths: Sendable {
  /// Where the steps of each leaf begin, and behind the last leaf where they end.
  private(set) var starts: [Int] = [0]
  /// What each leaf adds to the margin.
  private(set) var values: [Double] = []
  /// For each leaf whether the next one is its sibling: they differ in their first steps only.
  private(set) var hasSibling: [Bool] = []
  /// The player of each step, from the leaf up.
  private(set) var players: [Int32] = []
  /// The deepest node of the step's player on the path, by its index in the forest.
  private(set) var nodes: [Int32] = []
  /// What a step comes to when its player is absent.
  private(set) var shares: [Double] = []
  /// For each node of the forest the nearest one above of the same player, or the root.
  private(set) var ancestors: [Int32] = []
  /// How many subsets of players all leaves have: what a table of all coalitions costs.
  private(set) var subsets = 0.0
  /// The most players that come to one leaf.
  private(set) var longest = 0

  /// The most steps that are kept: some gigabytes.
  private static let stepLimit = 50_000_000

  /// Goes through the trees; throws `ModelFault.notInModel` where the file does not tell how many training rows each
  /// node had, or where there are too many leaves.
  init<Encoder: RowEncoder>(_ forest: PackedForest<Encoder>, scale: Double, _ players: FeaturePlayers) throws {
    for tree in forest.roots.indices {
      let start = Int(forest.roots[tree])
      let nodes = try ContributionTree.nodes(forest, tree: tree, players: players.ofFeature)
      ancestors += nodes.map { Int32(truncatingIfNeeded: start + Int($0.ancestor)) }
      for (index, node) in nodes.enumerated() where node.left == 0 {
        append(pathTo: index, of: nodes, firstIndex: start, value: scale * node.value)
      }
      guard self.players.count <= Self.stepLimit else {
        throw ModelFault.notInModel(what: "contributions", reason: "it is too large for their tables")
      }
    }
  }

  private mutating func append(
    pathTo leaf: Int, of nodes: [ContributionTree.Node], firstIndex: Int, value: Double
  ) {
    let start = starts[starts.count - 1]
    var index = leaf
    while index > 0 {
      let node = nodes[index]
      if !players[start...].contains(node.feature) {
        players.append(node.feature)
        self.nodes.append(Int32(truncatingIfNeeded: firstIndex + index))
        shares.append(node.zero)
      }
      index = Int(node.parent)
    }
    let length = players.count - start
    starts.append(players.count)
    values.append(value)
    // Siblings lie side by side.
    let parent = leaf > 0 ? Int(nodes[leaf].parent) : 0
    let left = Int(nodes[parent].left)
    hasSibling.append(leaf > 0 && leaf == left && nodes[left + 1].left == 0)
    subsets += Double(sign: .plus, exponent: min(length, 1_000), significand: 1)
    longest = max(longest, length)
  }
}

/// A forest with the paths to its leaves, ready for the games of rows.
struct PathForest<Encoder: RowEncoder>: Sendable {
  private let forest: PackedForest<Encoder>
  let paths: LeafPaths

  /// Prepares the paths; throws as `LeafPaths` does.
  init(_ forest: PackedForest<Encoder>, scale: Double, _ players: FeaturePlayers) throws {
    self.forest = forest
    paths = try LeafPaths(forest, scale: scale, players)
  }

  /// For each step of each leaf 1 where a row goes the path's way at all splits of its player, else 0.
  ///
  /// The row must point at `featureCount` values.
  func follows(_ row: UnsafePointer<Encoder.Number>) -> [Double] {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: forest.nodes.count) { agrees in
      withUnsafeTemporaryAllocation(of: Encoder.Node.Key.self, capacity: forest.encoder.slotCount) { keys in
        guard let agrees = agrees.baseAddress, let keys = keys.baseAddress else { return [] }
        forest.encoder.write(row, to: keys, stride: 1)
        for (tree, root) in forest.roots.enumerated() {
          agrees[Int(root)] = 1
          forest.decide(tree: tree, keys, agrees + Int(root))
        }
        // Parents come before children, so that what is above has been settled.
        paths.ancestors.withUnsafeBufferPointer { ancestors in
          for node in ancestors.indices { agrees[node] &= agrees[Int(ancestors[node])] }
        }
        return paths.nodes.map { Double(agrees[Int($0)]) }
      }
    }
  }
}
