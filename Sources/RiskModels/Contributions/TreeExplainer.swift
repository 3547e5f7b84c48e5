/// Takes the margins of a forest apart into contributions of the features (Tree SHAP, path-dependent).
struct TreeExplainer<Encoder: RowEncoder>: Sendable {
  private let forest: PackedForest<Encoder>
  private let trees: [ContributionTree]
  /// What the sum of the trees is multiplied with.
  private let scale: Double
  /// How many players the features belong to.
  private let playerCount: Int
  /// The mean margin over the training rows, without what is added to the trees.
  let mean: Double

  /// How many rows are taken through one tree before the next.
  private static var blockSize: Int { 32 }
  /// The most pairs a table of all trees may have: with both tables and what else there is, three gigabytes.
  private static var tableLimit: Int { 100_000_000 }
  /// The most nodes a tree may have, and how deep it may be: beyond any model, so that none is made to loop.
  private static var limits: (nodes: Int, depth: Int) { (1_000_000, 1_024) }

  /// Prepares the tables; throws `ModelFault.notInModel` where the file does not tell enough.
  init(_ forest: PackedForest<Encoder>, scale: Double, _ players: FeaturePlayers) throws {
    self.forest = forest
    self.scale = scale
    playerCount = players.count
    var tableSize = 0
    trees = try forest.roots.indices.map { tree in
      guard forest.range(ofTree: tree).count <= Self.limits.nodes, forest.depths[tree] <= Self.limits.depth else {
        throw ModelFault.notInModel(what: "contributions", reason: "one of its trees is too large to take apart")
      }
      let tables = try ContributionTree(forest, tree: tree, players: players.ofFeature)
      tableSize += tables.steps.count
      guard tableSize <= Self.tableLimit else {
        throw ModelFault.notInModel(what: "contributions", reason: "it is too large for their tables")
      }
      return tables
    }
    mean = scale * trees.reduce(0) { $0 + $1.mean }
  }

  /// Writes a contribution a player and row; both must be as long as so many rows take.
  func write(_ rows: UnsafePointer<Encoder.Number>, count: Int, to sums: UnsafeMutablePointer<Double>) {
    let width = forest.featureCount
    sums.update(repeating: 0, count: count * playerCount)
    withScratch { agrees, products in
      withUnsafeTemporaryAllocation(of: Encoder.Node.Key.self, capacity: Self.blockSize * slots) { keys in
        guard let keys = keys.baseAddress else { return }
        for start in stride(from: 0, to: count, by: Self.blockSize) {
          let block = min(Self.blockSize, count - start)
          for row in 0..<block {
            forest.encoder.write(rows + (start + row) * width, to: keys + row * slots, stride: 1)
          }
          for (index, tree) in trees.enumerated() {
            for row in 0..<block {
              forest.decide(tree: index, keys + row * slots, agrees)
              tree.add(agrees, products, to: sums + (start + row) * playerCount, scale: scale)
            }
          }
        }
      }
    }
  }

  /// Adds a row's interactions to a matrix of players by players; its diagonal stays as it is.
  func addInteractions(_ row: UnsafePointer<Encoder.Number>, to matrix: UnsafeMutablePointer<Double>) {
    withScratch { agrees, products in
      withUnsafeTemporaryAllocation(of: Encoder.Node.Key.self, capacity: slots) { keys in
        guard let keys = keys.baseAddress else { return }
        forest.encoder.write(row, to: keys, stride: 1)
        for (index, tree) in trees.enumerated() {
          forest.decide(tree: index, keys, agrees)
          tree.addInteractions(agrees, to: matrix, width: playerCount, scale: scale)
        }
      }
    }
  }

  private var slots: Int { forest.encoder.slotCount }

  private func withScratch(
    _ body: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<SIMD2<Double>>) -> Void
  ) {
    let nodes = trees.map(\.nodes.count).max() ?? 0
    let pairs = trees.map { $0.nodes.count * $0.units }.max() ?? 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: nodes) { agrees in
      withUnsafeTemporaryAllocation(of: SIMD2<Double>.self, capacity: pairs) { products in
        guard let agrees = agrees.baseAddress, let products = products.baseAddress else { return }
        body(agrees, products)
      }
    }
  }
}

extension PackedForest {
  /// Tells for each node of a tree whether a row takes the split above it.
  @inline(__always)
  func decide(tree: Int, _ keys: UnsafePointer<Encoder.Node.Key>, _ agrees: UnsafeMutablePointer<UInt8>) {
    let range = range(ofTree: tree)
    nodes.withUnsafeBufferPointer { nodes in
      for index in range {
        let node = nodes[index]
        guard !node.isLeaf(at: index) else { continue }
        let key = keys[node.keySlot]
        let goesLeft =
          node.isCategorical ? node.goesLeft(key, categorySets) : node.next(after: key) != node.right
        let right = Int(node.right) &- range.lowerBound
        agrees[right &- 1] = goesLeft ? 1 : 0
        agrees[right] = goesLeft ? 0 : 1
      }
    }
  }
}
