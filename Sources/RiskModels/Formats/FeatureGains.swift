/// How much the splits on each feature improved the loss in training, added up over the trees that count.
///
/// It is what XGBoost calls `total_gain` and LightGBM's importance of the type `gain`.
public enum FeatureGains {
  /// The gains in the order of the features; nil for a model without trees, or a file that does not tell them.
  public static func total(in file: [UInt8]) throws -> [Double]? {
    try file.withUnsafeBufferPointer { bytes in
      let format = try ModelFormat(of: bytes)
      if format == .lightGBM { return try total(of: LightGBMDocument(bytes, withGains: true)) }
      return try total(of: XGBoostDocument(bytes, format: format, withGains: true))
    }
  }

  private static func total(of document: XGBoostDocument) throws -> [Double]? {
    guard document.booster != "gblinear" else { return nil }
    let trees = document.trees.prefix(try document.bestTreeCount())
    var sums = [Double](repeating: 0, count: try document.checkedFeatureNames().count)
    for tree in trees {
      guard tree.gains.count == tree.features.count else { return nil }
      for (node, gain) in tree.gains.enumerated() where tree.leftChildren[node] >= 0 {
        add(Double(gain), to: Int(tree.features[node]), &sums)
      }
    }
    return sums
  }

  private static func total(of document: LightGBMDocument) throws -> [Double]? {
    var sums = [Double](repeating: 0, count: try document.checkedFeatureNames().count)
    for tree in document.trees {
      guard tree.gains.count == tree.features.count else { return nil }
      for (feature, gain) in zip(tree.features, tree.gains) { add(gain, to: Int(feature), &sums) }
    }
    return sums
  }

  private static func add(_ gain: Double, to feature: Int, _ sums: inout [Double]) {
    if sums.indices.contains(feature), gain.isFinite { sums[feature] += gain }
  }
}
