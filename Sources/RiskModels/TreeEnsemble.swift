/// Boosted trees that score exactly as XGBoost does, without XGBoost.
///
/// Features are Float32 and NaN is missing; margins are summed in Float32 from the base margin in the order of the
/// trees, as XGBoost's CPU predictor does, so that both agree to the last bit. Where early stopping has left a
/// `bestIteration` in the file, the trees up to it count unless all are asked for; XGBoost's scikit-learn classes do the
/// same, its C interface counts all.
public struct TreeEnsemble: Sendable {
  /// How a margin becomes a prediction.
  public enum Link: Sendable, Equatable {
    /// The prediction is the margin.
    case identity
    /// The margin is the logarithm of the odds and the prediction is the probability.
    case logistic
    /// The margin is the logarithm of the odds and the prediction is the margin (`binary:logitraw`).
    case logOdds
    /// The margin is the logarithm of the prediction.
    case logarithm
  }

  /// The names of the features in the order of a row; `f0`, `f1`, … when the file names none.
  public let featureNames: [String]
  /// The learning objective by XGBoost's name, such as `binary:logistic`.
  public let objective: String
  /// How a margin becomes a prediction.
  public let link: Link
  /// The margin before the first tree.
  public let baseMargin: Float
  /// The round early stopping found best, counted from zero, if the file tells.
  public let bestIteration: Int?
  /// Whether the model was trained on named categories, which XGBoost turns into codes; a row here has the codes.
  public let namesCategories: Bool
  /// The trees.
  let forest: PackedForest<FeatureKeys>

  /// How many features a row has.
  public var featureCount: Int { featureNames.count }
  /// How many trees are summed.
  public var treeCount: Int { forest.roots.count }

  /// The margin of a row; NaN when the row has another number of features than `featureCount`.
  public func margin(of row: UnsafeBufferPointer<Float>) -> Float {
    guard row.count == featureCount, let values = row.baseAddress else { return .nan }
    return forest.sum(of: values, from: baseMargin)
  }

  /// The margin of a row; throws `ModelFault.featureCountMismatch`.
  public func margin(of row: [Float]) throws -> Float {
    guard row.count == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: row.count)
    }
    return row.withUnsafeBufferPointer { margin(of: $0) }
  }

  /// The margins of all rows of a matrix; throws `ModelFault.featureCountMismatch`.
  public func margins(of matrix: FeatureMatrix) throws -> [Float] {
    guard matrix.columns == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: matrix.columns)
    }
    return try [Float](unsafeUninitializedCapacity: matrix.rows) { output, count in
      let output = UnsafeMutableBufferPointer(rebasing: output[..<matrix.rows])
      try matrix.values.withUnsafeBufferPointer { values in
        try values.withFloats { try score(rows: $0, into: output) }
      }
      count = matrix.rows
    }
  }

  /// Writes the margins of rows that lie one after the other, a margin a row.
  ///
  /// Throws `ModelFault.unevenMatrix` unless there are `featureCount` values for each margin.
  public func score(rows: UnsafeBufferPointer<Float>, into margins: UnsafeMutableBufferPointer<Float>) throws {
    guard rows.count == margins.count * featureCount else {
      throw ModelFault.unevenMatrix(rows: margins.count, columns: featureCount, values: rows.count)
    }
    margins.initialize(repeating: baseMargin)
    if let first = rows.baseAddress { forest.add(rows: first, to: margins) }
  }

  /// The leaf a row falls into in each tree, by XGBoost's numbers of nodes; throws `ModelFault.featureCountMismatch`.
  public func leaves(of row: [Float]) throws -> [Int] {
    guard row.count == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: row.count)
    }
    return row.withUnsafeBufferPointer { row in
      row.baseAddress.map(forest.leafLabels) ?? []
    }
  }
}
