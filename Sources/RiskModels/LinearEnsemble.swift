/// A linear model that scores exactly as XGBoost's `gblinear` does, without XGBoost.
///
/// Features are Float32, a missing one adds nothing, and margins are summed in Float32 in the order of the features.
public struct LinearEnsemble: Sendable {
  /// The names of the features in the order of a row; `f0`, `f1`, … when the file names none.
  public let featureNames: [String]
  /// The learning objective by XGBoost's name, such as `binary:logistic`.
  public let objective: String
  /// How a margin becomes a prediction.
  public let link: TreeEnsemble.Link
  /// The margin of a row whose features are all zero or missing.
  public let intercept: Float
  /// What a feature is multiplied with.
  public let weights: [Float]

  init(_ document: XGBoostDocument) throws {
    try document.checkVersion()
    try document.checkOutputs()
    link = try document.checkedLink()
    featureNames = try document.checkedFeatureNames()
    guard document.linearWeights.count == featureNames.count + 1, let bias = document.linearWeights.last else {
      throw ModelFault.damagedModel(
        reason: "\(document.linearWeights.count) weights stand for \(featureNames.count) features and the bias")
    }
    guard document.linearWeights.allSatisfy(\.isFinite) else {
      throw ModelFault.damagedModel(reason: "a weight is not finite")
    }
    objective = document.objective
    intercept = bias + (try document.baseMargin(link))
    weights = document.linearWeights.dropLast()
  }

  /// How many features a row has.
  public var featureCount: Int { weights.count }

  /// The margin of a row; NaN when the row has another number of features than `featureCount`.
  public func margin(of row: UnsafeBufferPointer<Float>) -> Float {
    guard row.count == featureCount else { return .nan }
    var sum = intercept
    for (feature, number) in row.enumerated() where !number.isNaN { sum += number * weights[feature] }
    return sum
  }
}
