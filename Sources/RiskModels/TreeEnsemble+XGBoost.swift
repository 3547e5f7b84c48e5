extension TreeEnsemble {
  /// The most bytes a model file may have.
  public static let byteLimit = 512 << 20
  /// The most features a model may have.
  public static let featureLimit = 65_536

  /// Reads a model that XGBoost 1.7 to 3.4 has saved as JSON.
  ///
  /// Trees (`gbtree`, `dart`, random forests) with numeric splits and one output are read; whatever would be scored
  /// otherwise than XGBoost does is refused with a `ModelFault`. A file that gets through cannot make scoring fail.
  public init(xgboostJSON bytes: [UInt8]) throws {
    guard bytes.count <= Self.byteLimit else { throw ModelFault.modelTooLarge(what: "bytes", limit: Self.byteLimit) }
    try self.init(bytes.withUnsafeBufferPointer { try XGBoostDocument($0) })
  }

  private init(_ document: XGBoostDocument) throws {
    try document.checkVersion()
    guard document.booster == "gbtree" || document.booster == "dart" else {
      throw ModelFault.unsupportedBooster(document.booster.shortened)
    }
    guard let link = Link(objective: document.objective) else {
      throw ModelFault.unsupportedObjective(document.objective.shortened)
    }
    let names = try document.checkedFeatureNames()
    var forest = PackedForest(featureCount: names.count)
    let weights = try document.checkedTreeWeights()
    for (tree, weight) in zip(document.trees, weights) { try forest.append(tree, weight: weight) }
    self.link = link
    self.forest = forest
    featureNames = names
    objective = document.objective
    baseMargin = try document.baseMargin(link)
    bestIteration = document.attributes["best_iteration"].flatMap { Int($0) }
  }
}

extension XGBoostDocument {
  /// Refuses versions whose files were never held against XGBoost's own predictions.
  fileprivate func checkVersion() throws {
    guard version.count == 3, version.allSatisfy({ $0 >= 0 }) else {
      throw ModelFault.damagedModel(reason: "it does not tell which XGBoost has written it")
    }
    guard (version[0], version[1]) >= (1, 7), (version[0], version[1]) <= (3, 4) else {
      throw ModelFault.unsupportedVersion("\(version[0]).\(version[1]).\(version[2])")
    }
  }

  /// The names of the features, made up when the file has none.
  fileprivate func checkedFeatureNames() throws -> [String] {
    guard let count = parameters["num_feature"].flatMap({ Int($0) }), count > 0 else {
      throw ModelFault.damagedModel(reason: "the number of features is missing")
    }
    guard count <= TreeEnsemble.featureLimit else {
      throw ModelFault.modelTooLarge(what: "features", limit: TreeEnsemble.featureLimit)
    }
    guard !featureNames.isEmpty else { return (0..<count).map { "f\($0)" } }
    guard featureNames.count == count else {
      throw ModelFault.damagedModel(reason: "\(featureNames.count) names stand for \(count) features")
    }
    return featureNames
  }

  /// The weight of each tree: one, unless dart has dropped trees.
  fileprivate func checkedTreeWeights() throws -> [Float] {
    for (name, most) in [("num_class", 1), ("num_target", 1)] {
      guard let text = parameters[name] else { continue }
      guard let count = Int(text), (0...most).contains(count) else {
        throw ModelFault.unsupportedModel(reason: "it has several outputs")
      }
    }
    guard treeCount == String(trees.count), treeGroups.count == trees.count else {
      throw ModelFault.damagedModel(reason: "the number of trees is not the one it states")
    }
    guard treeGroups.allSatisfy({ $0 == 0 }) else {
      throw ModelFault.unsupportedModel(reason: "it has several outputs")
    }
    guard trees.enumerated().allSatisfy({ $1.identifier == nil || $1.identifier.map(Int.init) == $0 }) else {
      throw ModelFault.damagedModel(reason: "its trees are out of order")
    }
    guard let weights = treeWeights else { return [Float](repeating: 1, count: trees.count) }
    guard weights.count == trees.count else {
      throw ModelFault.damagedModel(reason: "\(weights.count) weights stand for \(trees.count) trees")
    }
    return weights
  }

  /// The margin before the first tree; the score is written `2.2E-1`, since XGBoost 3.1 `[2.2E-1]`.
  fileprivate func baseMargin(_ link: TreeEnsemble.Link) throws -> Float {
    let text = parameters["base_score"] ?? ""
    let scores = text.drop { $0 == "[" }.prefix { $0 != "]" }.split(separator: ",")
    guard scores.count < 2 else { throw ModelFault.unsupportedModel(reason: "it has several outputs") }
    let isClipped = (version[0], version[1]) >= (3, 2)
    guard let score = scores.first.flatMap({ Float($0) }), score.isFinite,
      let margin = link.margin(ofBaseScore: score, clipped: isClipped)
    else { throw ModelFault.damagedModel(reason: "its base score is missing or impossible") }
    return margin
  }
}

extension String {
  /// The start of a name from a file, fit for a message.
  fileprivate var shortened: String { String(filter { $0.isLetter || $0.isNumber || ":_-.".contains($0) }.prefix(40)) }
}
