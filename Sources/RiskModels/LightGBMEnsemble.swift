/// Boosted trees that score exactly as LightGBM does, without LightGBM.
///
/// Features are Float64 and NaN is missing; margins are summed in Float64 in the order of the trees, as LightGBM does.
/// All trees of the file count: what early stopping leaves out LightGBM does not save.
public struct LightGBMEnsemble: Sendable {
  /// The names of the features in the order of a row.
  public let featureNames: [String]
  /// The learning objective by LightGBM's name, such as `binary`; `custom` when the file names none.
  public let objective: String
  /// How a margin becomes a prediction.
  public let link: Link
  /// Whether the margin is the mean of the trees (random forests) and not their sum.
  public let isAverage: Bool
  /// The texts behind the codes of pandas' categories, as JSON; nil where the model was trained on numbers.
  ///
  /// A row here has the codes.
  public let pandasCategories: String?
  /// The trees.
  let forest: PackedForest<FeatureSlots>
  /// The linear model of each leaf by its node; empty where leaves are constant.
  let linearLeaves: [Int: LinearLeaf]

  /// Reads a model that LightGBM 3 or 4 has saved as text.
  ///
  /// What would be scored otherwise than LightGBM does is refused with a `ModelFault`. A file that gets through cannot
  /// make scoring fail.
  public init(lightGBM bytes: [UInt8]) throws {
    self = try bytes.withUnsafeBufferPointer { bytes in
      guard try ModelFormat(of: bytes) == .lightGBM else { throw ModelFault.unknownFormat }
      return try LightGBMEnsemble(LightGBMDocument(bytes))
    }
  }

  init(_ document: LightGBMDocument) throws {
    try document.checkVersion()
    let objective = document.head["objective"]?.text ?? "custom"
    guard let link = Link(objective: objective) else { throw ModelFault.unsupportedObjective(objective.shortened) }
    featureNames = try document.checkedFeatureNames()
    try document.checkOutputs()
    var forest = PackedForest(FeatureSlots(featureCount: featureNames.count))
    var linearLeaves: [Int: LinearLeaf] = [:]
    for tree in document.trees {
      let start = forest.nodes.count
      try forest.append(LightGBMTreeSource(tree))
      guard !tree.linearLeaves.isEmpty else { continue }
      for node in start..<forest.nodes.count where forest.nodes[node].isLeaf(at: node) {
        linearLeaves[node] = tree.linearLeaves[Int(forest.labels[node])]
      }
    }
    let featureCount = featureNames.count
    guard linearLeaves.values.allSatisfy({ $0.features.allSatisfy { (0..<featureCount).contains($0) } }) else {
      throw ModelFault.damagedModel(reason: "a leaf uses a feature that the model has not")
    }
    self.objective = String(objective.prefix { $0 != " " })
    self.link = link
    forest.rankQuestions()
    self.forest = forest
    self.linearLeaves = linearLeaves
    isAverage = document.head["average_output"] != nil
    pandasCategories = document.pandasCategories
  }

  /// How many features a row has.
  public var featureCount: Int { featureNames.count }
  /// How many trees there are.
  public var treeCount: Int { forest.roots.count }
}
