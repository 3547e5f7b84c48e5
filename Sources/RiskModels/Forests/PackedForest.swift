import RiskStats

/// Trees laid out for scoring: all nodes in one array, siblings adjacent, parents before children.
///
/// Only checked trees get in, so that a walk neither leaves the array nor the row and always ends.
struct PackedForest<Encoder: RowEncoder>: Sendable {
  /// The way from a row to keys.
  private(set) var encoder: Encoder
  /// The nodes of all trees.
  private(set) var nodes: [Encoder.Node] = []
  /// How much training weight reached each node; zero where the file tells of none.
  private(set) var covers: [Double] = []
  /// What the library calls each node: XGBoost's number of it, LightGBM's number of the leaf.
  private(set) var labels: [Int32] = []
  /// The index of each tree's root.
  private(set) var roots: [UInt32] = []
  /// How many steps each tree's deepest leaf is from the root.
  private(set) var depths: [Int] = []
  /// The categories that splits ask for.
  private(set) var categorySets = CategorySets()
  /// Whether some split asks for categories.
  private(set) var hasCategories = false
  /// The trees as they are scanned for many rows; nil when one has too many leaves or asks for categories.
  private(set) var questions: Questions? = Questions()

  typealias Questions = TreeQuestions<Encoder.Node.Key, Encoder.Node.Mask, Encoder.Node.Score>

  /// Starts without trees.
  init(_ encoder: Encoder) { self.encoder = encoder }

  /// How many features a row has; at least one.
  var featureCount: Int { encoder.featureCount }

  /// The nodes of a tree.
  func range(ofTree tree: Int) -> Range<Int> {
    Int(roots[tree])..<(tree + 1 < roots.count ? Int(roots[tree + 1]) : nodes.count)
  }

  /// Checks a tree, lays it out breadth first and adds it.
  ///
  /// - Throws: `ModelFault.damagedModel` for what is no tree, `ModelFault.modelTooLarge`.
  mutating func append<Tree: TreeSource>(_ tree: Tree) throws where Tree.Encoder == Encoder {
    var layout = TreeLayout(tree, firstIndex: nodes.count)
    try layout.placeAll(&encoder, &categorySets)
    guard nodes.count + layout.nodes.count <= forestNodeLimit else {
      throw ModelFault.modelTooLarge(what: "nodes", limit: forestNodeLimit)
    }
    roots.append(UInt32(truncatingIfNeeded: nodes.count))
    depths.append(layout.depth)
    nodes += layout.nodes
    covers += layout.covers
    labels += layout.labels
    hasCategories = hasCategories || layout.nodes.contains { $0.isCategorical }
    if questions?.append(layout.nodes, firstIndex: Int(roots[roots.count - 1])) != true { questions = nil }
  }
}

extension PackedForest<FeatureSlots> {
  /// Prepares for many rows; call it when all trees are there.
  mutating func rankQuestions() { questions?.rank(slots: encoder.slotCount) }
}

/// The most nodes a forest may have, far below what an index can say.
let forestNodeLimit = 100_000_000
