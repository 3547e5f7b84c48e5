/// A tree of an isolation forest as its file has it: what scikit-learn's `tree_` has in arrays.
struct IsolationTree {
  /// The columns that the tree's features are; nil where they are all, in their order.
  var columns: [Int32]?
  var left: [Int32] = []
  var right: [Int32] = []
  var feature: [Int32] = []
  var limit: [Double] = []
  /// How many rows of the sample came to each node.
  var sizes: [Int32] = []

  /// Adds the tree to others, each left child behind its parent; each node is reached once, so that a path ends.
  ///
  /// - Returns: the most steps from the root to a leaf.
  /// - Throws: a `ModelFault` where the arrays are no tree over these features.
  func append(to nodes: inout [IsolationForest.Node], featureCount: Int) throws(ModelFault) -> Int {
    let count = left.count
    guard count > 0, [right.count, feature.count, limit.count, sizes.count].allSatisfy({ $0 == count }) else {
      throw .damagedModel(reason: "a tree lacks nodes, or says of some of them less than of others")
    }
    // What is still to be laid out: a node, its depth, and the parent whose right child it is.
    var open: [(node: Int, depth: Int, parent: Int?)] = [(0, 0, nil)]
    var (reached, deepest) = (0, 0)
    while let (node, depth, parent) = open.popLast() {
      reached += 1
      guard reached <= count else { throw .damagedModel(reason: "a tree runs in a circle") }
      if let parent { nodes[parent].right = Int32(nodes.count) }
      if left[node] < 0 {
        guard right[node] < 0 else { throw .damagedModel(reason: "a node of a tree has one child only") }
        nodes.append(try leaf(node, depth, at: nodes.count))
        deepest = max(deepest, depth)
        continue
      }
      let (lower, upper) = (Int(left[node]), Int(right[node]))
      guard lower < count, upper >= 0, upper < count else {
        throw .damagedModel(reason: "a tree has a child that is not there")
      }
      open.append((upper, depth + 1, nodes.count))
      open.append((lower, depth + 1, nil))
      nodes.append(try cut(node, featureCount, at: nodes.count))
    }
    return deepest
  }

  private func leaf(_ node: Int, _ depth: Int, at place: Int) throws(ModelFault) -> IsolationForest.Node {
    guard sizes[node] >= 0 else { throw .damagedModel(reason: "a node of a tree has less than no rows") }
    let path = Double(depth) + IsolationForest.meanPath(among: Int(sizes[node]))
    return IsolationForest.Node(limit: 0, path: path, feature: 0, left: Int32(place), right: Int32(place))
  }

  private func cut(_ node: Int, _ featureCount: Int, at place: Int) throws(ModelFault) -> IsolationForest.Node {
    guard let column = column(node), column >= 0, column < featureCount else {
      throw .damagedModel(reason: "a tree cuts a feature that is not there")
    }
    guard limit[node].isFinite else { throw .damagedModel(reason: "a tree cuts at what is no number") }
    return IsolationForest.Node(limit: limit[node], path: 0, feature: column, left: Int32(place + 1), right: 0)
  }

  /// The column a node cuts; nil where its feature is none of the tree's.
  private func column(_ node: Int) -> Int32? {
    guard let columns else { return feature[node] }
    let place = Int(feature[node])
    return columns.indices.contains(place) ? columns[place] : nil
  }

  /// The largest column it may read, to tell how many there are.
  var lastColumn: Int32 { (columns ?? feature).max() ?? -1 }
}
