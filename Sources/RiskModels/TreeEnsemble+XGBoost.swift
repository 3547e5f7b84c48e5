extension TreeEnsemble {
  /// The most bytes a model file may have.
  public static let byteLimit = ModelFormat.byteLimit
  /// The most features a model may have.
  public static let featureLimit = 65_536

  /// Which rounds of a model count.
  public enum Rounds: Sendable, Equatable {
    /// Those up to the one early stopping has found best; all where it has left no mark.
    case best
    /// All in the file.
    case all
  }

  /// Reads a model that XGBoost 1.7 to 3.4 has saved as JSON or as UBJ.
  ///
  /// Trees (`gbtree`, `dart`, random forests) with one output are read; whatever would be scored otherwise than
  /// XGBoost does is refused with a `ModelFault`. A file that gets through cannot make scoring fail.
  public init(xgboost bytes: [UInt8], rounds: Rounds = .best) throws {
    self = try bytes.withUnsafeBufferPointer { bytes in
      try TreeEnsemble(XGBoostDocument(bytes, format: ModelFormat(of: bytes)), rounds: rounds)
    }
  }

  init(_ document: XGBoostDocument, rounds: Rounds) throws {
    try document.checkVersion()
    guard document.booster == "gbtree" || document.booster == "dart" else {
      throw ModelFault.unsupportedBooster(document.booster.shortened)
    }
    link = try document.checkedLink()
    featureNames = try document.checkedFeatureNames()
    try document.checkOutputs()
    let weights = try document.checkedTreeWeights()
    let best = try document.bestTreeCount()
    var forest = PackedForest(FeatureKeys(featureCount: featureNames.count))
    for (index, tree) in document.trees.enumerated() where rounds == .all || index < best {
      try forest.append(XGBoostTreeSource(tree, weight: weights[index]))
    }
    self.forest = forest
    objective = document.objective
    baseMargin = try document.baseMargin(link)
    bestIteration = document.bestIteration
    namesCategories = document.namesCategories
  }
}
