/// What the contributions of one tree rest on, whatever the row: its shape, and two tables a node.
///
/// A leaf contributes to a row's margin as a game: each feature on the path to it is a player that brings `one` where
/// the row agrees with all of the path's splits on the feature and else nothing, or, when it is absent, the share `zero`
/// of training rows that go the path's way (Lundberg et al. 2020, "From local explanations to global understanding with
/// explainable AI for trees", section "Tree SHAP"). The Shapley value of such a product is the integral over `t` from 0
/// to 1 of `(one − zero) · ∏ (zero · (1 − t) + one · t)`, the product over the other players (Owen 1972, "Multilinear
/// extensions of games"): a polynomial, so that a few Gauss–Legendre points give it exactly. Products over paths are
/// carried down the tree, sums over leaves up (as in Yu et al. 2022, "Linear TreeShap"), and since `one` is 0 or 1, all
/// factors are tables: no row costs a division.
struct ContributionTree: Sendable {
  /// A node in the packed order, its indices within the tree.
  struct Node: Sendable {
    let parent: Int32
    /// The nearest node above whose parent splits on the same feature; the root where there is none.
    let ancestor: Int32
    /// What the parent splits on: the player that its feature belongs to.
    let feature: Int32
    /// The left child, zero for a leaf.
    let left: Int32
    /// The share of training rows that reach the node by the splits on its feature alone.
    let zero: Double
    /// The value of a leaf.
    let value: Double
  }

  let nodes: [Node]
  /// The points at which the integral is evaluated, two a unit; the tables have as many numbers an entry.
  let units: Int
  /// The weights of the points, with which the products at the root begin.
  let start: [SIMD2<Double>]
  /// Per node three entries: how the product changes from the parent to it.
  ///
  /// Which of them counts depends on how many of node and ancestor the row agrees with.
  let steps: [SIMD2<Double>]
  /// Per node three entries: how much the sum over the leaves below it adds to its feature.
  let gains: [SIMD2<Double>]
  /// The mean of the tree over the training rows.
  let mean: Double
  /// The points themselves, for interactions.
  let points: [Double]
}

extension ContributionTree {
  /// The most features a path may have; more points than for these are not kept.
  static let pathLimit = 128
  /// The smallest share: a split that no training row took must not be divided by.
  private static let smallestShare = 1e-90

  /// Takes a tree of a forest, whose features belong to `players`; throws where the file does not tell how many training
  /// rows each node had.
  init<Encoder: RowEncoder>(_ forest: PackedForest<Encoder>, tree: Int, players: [Int32]) throws {
    let nodes = try Self.nodes(forest, tree: tree, players: players)
    let rule = GaussLegendre(count: try Self.pointCount(nodes))
    self.nodes = nodes
    units = rule.points.count / 2
    points = rule.points
    start = Self.pairs(rule.weights)
    mean = Self.mean(nodes)
    var steps = [SIMD2<Double>](repeating: .one, count: 3 * units)
    var gains = [SIMD2<Double>](repeating: .zero, count: 3 * units)
    for node in nodes.dropFirst() {
      let ancestor = nodes[Int(node.ancestor)]
      for (old, new) in [(0.0, 0.0), (1, 0), (1, 1)] {
        let before = rule.points.map { ancestor.factor(one: old, at: $0) }
        let after = rule.points.map { node.factor(one: new, at: $0) }
        steps += Self.pairs(zip(before, after).map { $1 / $0 })
        gains += Self.pairs(zip(before, after).map { (new - node.zero) / $1 - (old - ancestor.zero) / $0 })
      }
    }
    self.steps = steps
    self.gains = gains
  }

  /// The nodes of a tree of a forest, whose features belong to `players`; throws as the initializer does.
  static func nodes<Encoder: RowEncoder>(
    _ forest: PackedForest<Encoder>, tree: Int, players: [Int32]
  ) throws -> [Node] {
    let range = forest.range(ofTree: tree)
    guard range.count == 1 || forest.covers[range.lowerBound] > 0 else { throw Self.noCovers }
    var parents = [Int](repeating: 0, count: range.count)
    var nodes: [Node] = []
    for index in range {
      let node = forest.nodes[index]
      let local = index - range.lowerBound
      let isLeaf = node.isLeaf(at: index)
      let left = isLeaf ? 0 : Int(node.right) - 1 - range.lowerBound
      if !isLeaf { (parents[left], parents[left + 1]) = (local, local) }
      let parent = parents[local]
      guard local > 0 else {
        nodes.append(
          Node(parent: 0, ancestor: 0, feature: -1, left: Int32(left), zero: 1, value: Double(node.value)))
        continue
      }
      let feature = players[forest.encoder.feature(ofSlot: forest.nodes[range.lowerBound + parent].keySlot)]
      var ancestor = parent
      while ancestor > 0, nodes[ancestor].feature != feature { ancestor = Int(nodes[ancestor].parent) }
      let share = try share(of: forest.covers[index], in: forest.covers[range.lowerBound + parent])
      nodes.append(
        Node(
          parent: Int32(parent), ancestor: Int32(ancestor), feature: feature, left: Int32(left),
          zero: max(smallestShare, nodes[ancestor].zero * share), value: Double(node.value)))
    }
    return nodes
  }

  /// The share of a node's training rows that go to one of its children; where there are none, neither is likelier.
  private static func share(of part: Double, in whole: Double) throws -> Double {
    guard whole.isFinite, part >= 0, part <= whole * 1.001 else { throw noCovers }
    return whole > 0 ? part / whole : 0.5
  }

  private static var noCovers: ModelFault {
    .notInModel(what: "contributions", reason: "its file does not tell how many training rows came to each node")
  }

  /// Half as many points as the longest path has features are exact; numbers that fill units are kept.
  private static func pointCount(_ nodes: [Node]) throws -> Int {
    var lengths = [Int](repeating: 0, count: nodes.count)
    var longest = 0
    for (index, node) in nodes.enumerated().dropFirst() {
      lengths[index] = lengths[Int(node.parent)] + (node.ancestor == 0 ? 1 : 0)
      longest = max(longest, lengths[index])
    }
    guard longest <= pathLimit else {
      throw ModelFault.notInModel(
        what: "contributions", reason: "a path in one of its trees uses more than \(pathLimit) features")
    }
    var count = 2
    while 2 * count < longest { count *= 2 }
    return count
  }

  private static func mean(_ nodes: [Node]) -> Double {
    var reached = [Double](repeating: 1, count: nodes.count)
    var mean = 0.0
    for (index, node) in nodes.enumerated() {
      if index > 0 { reached[index] = reached[Int(node.parent)] * node.zero / nodes[Int(node.ancestor)].zero }
      if node.left == 0 { mean += reached[index] * node.value }
    }
    return mean
  }

  private static func pairs(_ numbers: [Double]) -> [SIMD2<Double>] {
    stride(from: 0, to: numbers.count, by: 2).map { SIMD2(numbers[$0], numbers[$0 + 1]) }
  }
}

extension ContributionTree.Node {
  /// What the feature's player brings at a point of the integral.
  func factor(one: Double, at point: Double) -> Double { zero * (1 - point) + one * point }
}
