import RiskStats

extension TreeQuestions where Mask: FixedWidthInteger {
  /// Adds a tree in the packed order, its nodes at the indices from `firstIndex` on.
  ///
  /// - Returns: Whether the tree can be scanned; if not, nothing is added.
  mutating func append<Node: ForestNode>(_ nodes: [Node], firstIndex: Int) -> Bool
  where Node.Key == Threshold, Node.Mask == Mask, Node.Score == Leaf {
    guard nodes.count < 2 * Mask.bitWidth, !nodes.contains(where: \.isCategorical) else { return false }
    func left(of index: Int) -> Int { Int(nodes[index].right) - 1 - firstIndex }
    func isLeaf(_ index: Int) -> Bool { nodes[index].isLeaf(at: firstIndex + index) }

    var leafCounts = [Int](repeating: 1, count: nodes.count)
    for index in nodes.indices.reversed() where !isLeaf(index) {
      leafCounts[index] = leafCounts[left(of: index)] + leafCounts[left(of: index) + 1]
    }
    var firstLeaves = [Int](repeating: 0, count: nodes.count)
    var questions: [(threshold: Threshold, slot: UInt32, mask: Mask)] = []
    var leaves = [Leaf](repeating: 0, count: leafCounts[0])
    for index in nodes.indices {
      guard !isLeaf(index) else {
        leaves[firstLeaves[index]] = nodes[index].value
        continue
      }
      let left = left(of: index)
      firstLeaves[left] = firstLeaves[index]
      firstLeaves[left + 1] = firstLeaves[index] + leafCounts[left]
      let below = ~(~Mask.zero << leafCounts[left]) << firstLeaves[index]
      questions.append((nodes[index].threshold, nodes[index].slot, ~below))
    }
    append(questions: questions, leaves: leaves)
    return true
  }
}
