public import RiskModels

/// LightGBM's own predictions, to hold the native scorer against.
public enum LightGBMReferee {
  /// The margin LightGBM gives each row with a model in its text format.
  ///
  /// The model must be one that `LightGBMEnsemble` reads: LightGBM does not check what it loads.
  public static func margins(model: [UInt8], of matrix: FeatureMatrix, threads: Int = 0) throws -> [Double] {
    let ensemble = try LightGBMEnsemble(lightGBM: model)
    guard matrix.columns == ensemble.featureCount else {
      throw ModelFault.featureCountMismatch(expected: ensemble.featureCount, given: matrix.columns)
    }
    guard matrix.rows > 0 else { return [] }
    let margins = try LightGBMLibrary.work(threads: threads) { try LightGBMBooster.load(model).margins(matrix) }
    // Of a random forest LightGBM gives the sum as the raw score, and takes the mean for the prediction.
    return ensemble.isAverage ? margins.map { $0 / Double(ensemble.treeCount) } : margins
  }
}
