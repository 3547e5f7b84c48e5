public import RiskModels

/// XGBoost's own predictions, to hold the native scorer against.
public enum XGBoostReferee {
  /// The margin XGBoost gives each row with a model in its JSON format.
  ///
  /// The model must be one that `BoostedModel` reads: XGBoost ends the program when it is to load an empty file.
  public static func margins(
    model: [UInt8], of matrix: FeatureMatrix, threads: Int = 0
  ) throws -> [Float] {
    let featureCount = try BoostedModel(bytes: model).featureCount
    guard matrix.columns == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: matrix.columns)
    }
    try XGBoostLibrary.prepare()
    guard matrix.rows > 0 else { return [] }
    let booster = try XGBoostBooster.make()
    try booster.load(model)
    try booster.set("nthread", "\(max(0, threads))")
    return try booster.margins(XGBoostMatrix.make(matrix, threads: max(0, threads)))
  }
}
