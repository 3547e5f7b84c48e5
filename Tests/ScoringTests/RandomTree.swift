import Foundation
import RiskExpressions
import RiskModels

/// A tree made up at random, with expectations by the plain recursion: what the tables of the program are held against.
indirect enum RandomTree {
  case leaf(value: Double, cover: Int)
  case split(feature: Int, threshold: Double, missingGoesLeft: Bool, left: RandomTree, right: RandomTree)

  /// Thresholds are quarters, values of rows lie between them: XGBoost's `<` and LightGBM's `<=` agree.
  static func random<Generator: RandomNumberGenerator>(
    depth: Int, features: Range<Int>, cover: Int, _ generator: inout Generator
  ) -> RandomTree {
    guard depth > 0, cover > 3, Int.random(in: 0..<6, using: &generator) > 0 || depth > 2 else {
      return .leaf(value: Double(Float.random(in: -1...1, using: &generator)), cover: cover)
    }
    let part = Int.random(in: 1..<cover, using: &generator)
    return .split(
      feature: Int.random(in: features, using: &generator),
      threshold: Double(Int.random(in: -4...4, using: &generator)) / 4, missingGoesLeft: .random(using: &generator),
      left: .random(depth: depth - 1, features: features, cover: part, &generator),
      right: .random(depth: depth - 1, features: features, cover: cover - part, &generator))
  }

  var cover: Int {
    switch self {
    case .leaf(_, let cover): cover
    case .split(_, _, _, let left, let right): left.cover + right.cover
    }
  }

  /// Splits on features that are not known average their children: algorithm 1 of Lundberg and others, 2020.
  func expectation(_ row: [Double], knowing isKnown: (Int) -> Bool) -> Double {
    switch self {
    case .leaf(let value, _): return value
    case .split(let feature, let threshold, let missingGoesLeft, let left, let right):
      if isKnown(feature) {
        let goesLeft = row[feature].isNaN ? missingGoesLeft : row[feature] < threshold
        return (goesLeft ? left : right).expectation(row, knowing: isKnown)
      }
      let means = [left, right].map { $0.expectation(row, knowing: isKnown) * Double($0.cover) }
      return (means[0] + means[1]) / Double(cover)
    }
  }

  /// The nodes in an order in which parents come first, each with the places of its children.
  private var nodes: [(tree: RandomTree, left: Int, right: Int)] {
    var nodes: [(tree: RandomTree, left: Int, right: Int)] = [(self, -1, -1)]
    var place = 0
    while place < nodes.count {
      if case .split(_, _, _, let left, let right) = nodes[place].tree {
        (nodes[place].left, nodes[place].right) = (nodes.count, nodes.count + 1)
        nodes += [(left, -1, -1), (right, -1, -1)]
      }
      place += 1
    }
    return nodes
  }
}

// Model files

extension RandomTree {
  private var feature: Int { if case .split(let feature, _, _, _, _) = self { feature } else { 0 } }

  /// A split's threshold or a leaf's value.
  private var number: Double {
    switch self {
    case .leaf(let value, _): value
    case .split(_, let threshold, _, _, _): threshold
    }
  }

  private var missingGoesLeft: Bool { if case .split(_, _, let left, _, _) = self { left } else { false } }

  /// A model file of XGBoost's.
  static func xgboost(_ trees: [RandomTree], features: Int, objective: String) -> [UInt8] {
    let texts = trees.enumerated().map { id, tree in
      let nodes = tree.nodes
      func list(_ item: ((tree: RandomTree, left: Int, right: Int)) -> String) -> String {
        nodes.map(item).joined(separator: ",")
      }
      return """
        {"id":\(id),"left_children":[\(list { "\($0.left)" })],"right_children":[\(list { "\($0.right)" })],\
        "split_indices":[\(list { "\($0.tree.feature)" })],"split_conditions":[\(list { "\(Float($0.tree.number))" })],\
        "default_left":[\(list { $0.tree.missingGoesLeft ? "1" : "0" })],\
        "sum_hessian":[\(list { "\($0.tree.cover)" })]}
        """
    }
    let text = """
      {"learner":{"gradient_booster":{"model":{"gbtree_model_param":{"num_trees":"\(trees.count)"},\
      "tree_info":[\(trees.map { _ in "0" }.joined(separator: ","))],"trees":[\(texts.joined(separator: ","))]},\
      "name":"gbtree"},"learner_model_param":{"base_score":"0.5","num_feature":"\(features)"},\
      "objective":{"name":"\(objective)"}},"version":[3,2,0]}
      """
    return Array(text.utf8)
  }

  /// A model file of LightGBM's; a tree of it has a split.
  static func lightGBM(_ trees: [RandomTree], features: Int, objective: String) -> [UInt8] {
    let head = """
      tree
      version=v4
      num_class=1
      num_tree_per_iteration=1
      label_index=0
      max_feature_idx=\(features - 1)
      objective=\(objective)
      feature_names=\((0..<features).map { "f\($0)" }.joined(separator: " "))
      """
    let texts = trees.enumerated().map { "\nTree=\($0)\n" + $1.lightGBMText }
    return Array((head + "\n" + texts.joined(separator: "\n") + "\n\nend of trees\n").utf8)
  }

  private var lightGBMText: String {
    let nodes = self.nodes
    let splits = nodes.indices.filter { nodes[$0].left >= 0 }
    let leaves = nodes.indices.filter { nodes[$0].left < 0 }
    func list(_ places: [Int], _ item: (Int) -> String) -> String { places.map(item).joined(separator: " ") }
    func child(_ place: Int) -> String {
      if let split = splits.firstIndex(of: place) { return "\(split)" }
      return "\(~(leaves.firstIndex(of: place) ?? 0))"
    }
    return """
      num_leaves=\(leaves.count)
      num_cat=0
      split_feature=\(list(splits) { "\(nodes[$0].tree.feature)" })
      threshold=\(list(splits) { "\(nodes[$0].tree.number)" })
      decision_type=\(list(splits) { nodes[$0].tree.missingGoesLeft ? "10" : "8" })
      left_child=\(list(splits) { child(nodes[$0].left) })
      right_child=\(list(splits) { child(nodes[$0].right) })
      leaf_value=\(list(leaves) { "\(nodes[$0].tree.number)" })
      leaf_count=\(list(leaves) { "\(nodes[$0].tree.cover)" })
      internal_count=\(list(splits) { "\(nodes[$0].tree.cover)" })
      is_linear=0
      shrinkage=1
      """
  }
}

/// SplitMix64, so that a seed gives the same trees everywhere.
struct TreeSeed: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
