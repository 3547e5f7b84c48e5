/// What the splits of a model ask of its features: between two neighbouring limits every tree answers the same.
///
/// A limit is the greatest Double that still lies below a split, so that a feature is in one place among the limits
/// exactly as long as it takes the same way everywhere. A missing feature has a place of its own.
public struct SplitLimits: Sendable {
  /// The limits of each feature, ascending, each once.
  public let limits: [[Double]]

  /// Gathers the limits of a predictor; a weighted sum has none.
  public init(_ predictor: Predictor) {
    let found: [[Double]] =
      switch predictor {
      case .boosted(.xgboost(let model)): model.splitLimits
      case .boosted(.lightGBM(let model)): model.splitLimits
      case .boosted(.linear), .regression, .segments, .anomaly, .embedding: []
      }
    let none = [[Double]](repeating: [], count: max(0, predictor.featureCount - found.count))
    limits = (found + none).map(SplitLimits.distinct)
  }

  /// How many limits a value is above; -1 for a missing one.
  public func place(of value: Double, feature: Int) -> Int {
    guard !value.isNaN else { return -1 }
    let limits = limits[feature]
    var lower = 0
    var upper = limits.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if limits[middle] < value { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  private static func distinct(_ values: [Double]) -> [Double] {
    var distinct: [Double] = []
    for value in values.sorted() where distinct.last != value { distinct.append(value) }
    return distinct
  }
}

extension TreeEnsemble {
  /// The greatest numbers that each feature's splits still send the one way, in no order.
  fileprivate var splitLimits: [[Double]] {
    var limits = [[Double]](repeating: [], count: forest.featureCount)
    for (index, node) in forest.nodes.enumerated() where !node.isLeaf(at: index) {
      let feature = forest.encoder.feature(ofSlot: node.keySlot)
      let thresholds =
        node.isCategorical
        ? forest.categorySets.edges(in: node.categorySet).map { Float($0) } + [0, Float(PackedNode.categoryLimit)]
        : [FeatureKeys.number(of: node.threshold)]
      limits[feature] += thresholds.compactMap(TreeEnsemble.greatest)
    }
    return limits
  }

  /// The greatest Double that rounds to a Float32 below a threshold; nil where nothing does.
  ///
  /// Numbers halfway between two Float32 go to the even one (IEEE 754, section 4.3.1).
  static func greatest(below threshold: Float) -> Double? {
    guard threshold > -.infinity else { return nil }
    let below = threshold.nextDown
    let (low, high) = (below.isInfinite ? -0x1p128 : Double(below), threshold.isInfinite ? 0x1p128 : Double(threshold))
    let halfway = (low + high) / 2
    return FeatureKeys.key(of: Float(halfway)) < FeatureKeys.key(of: threshold) ? halfway : halfway.nextDown
  }
}

extension LightGBMEnsemble {
  /// The greatest numbers that each feature's splits still send the one way, in no order.
  fileprivate var splitLimits: [[Double]] {
    var limits = [[Double]](repeating: [], count: forest.featureCount)
    for (index, node) in forest.nodes.enumerated() where !node.isLeaf(at: index) {
      let feature = forest.encoder.feature(ofSlot: node.keySlot)
      if node.isCategorical {
        let edges = forest.categorySets.edges(in: node.categorySet).filter { $0 > 0 }.map { Double($0).nextDown }
        limits[feature] += edges + [-1, 2_147_483_648.0.nextDown]
      } else {
        limits[feature].append(FeatureSlots.limit(node.threshold))
        if forest.encoder.takesZeroForMissing(node.keySlot) { limits[feature] += FeatureSlots.zeroEdges }
      }
    }
    return limits
  }
}

extension FeatureSlots {
  /// The greatest numbers below and within what LightGBM takes for zero.
  static let zeroEdges = [(-zeroLimit).nextDown, zeroLimit]

  /// The greatest number that a threshold sends left when what is nearly zero counts as zero.
  static func limit(_ threshold: Double) -> Double {
    guard abs(threshold) <= zeroLimit else { return threshold }
    return threshold < 0 ? zeroEdges[0] : zeroEdges[1]
  }
}
