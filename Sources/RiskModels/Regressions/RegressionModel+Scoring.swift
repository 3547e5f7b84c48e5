import Foundation

extension RegressionModel {
  /// The margin of a row; throws `ModelFault.featureCountMismatch`.
  public func margin(of row: [Double]) throws -> Double {
    guard row.count == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: row.count)
    }
    return row.withUnsafeBufferPointer { margin(of: $0) }
  }

  /// The margin of a row; NaN where a feature is missing, or the row has another number of features.
  public func margin(of row: UnsafeBufferPointer<Double>) -> Double {
    guard row.count == coefficients.count else { return .nan }
    var sum = intercept.value
    for (place, coefficient) in coefficients.enumerated() { sum += coefficient.value * row[place] }
    return sum
  }

  /// The margins of all rows of a matrix; throws `ModelFault.featureCountMismatch`.
  public func margins(of matrix: FeatureMatrix) throws -> [Double] {
    guard matrix.columns == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: matrix.columns)
    }
    var margins = [Double](repeating: 0, count: matrix.rows)
    try matrix.values.withUnsafeBufferPointer { rows in
      try margins.withUnsafeMutableBufferPointer { try score(rows: rows, into: $0) }
    }
    return margins
  }

  /// Writes the margins of rows that lie one after the other, a margin a row; several threads may share a model.
  ///
  /// Throws `ModelFault.unevenMatrix` unless there are `featureCount` values for each margin.
  public func score(rows: UnsafeBufferPointer<Double>, into margins: UnsafeMutableBufferPointer<Double>) throws {
    guard rows.count == margins.count * featureCount else {
      throw ModelFault.unevenMatrix(rows: margins.count, columns: featureCount, values: rows.count)
    }
    let width = featureCount
    let weights = coefficients.map(\.value)
    weights.withUnsafeBufferPointer { weights in
      for row in margins.indices {
        var sum = intercept.value
        for place in 0..<width { sum += weights[place] * rows[row * width + place] }
        margins[row] = sum
      }
    }
  }

  /// The prediction for a margin.
  public func prediction(ofMargin margin: Double) -> Double {
    switch link {
    case .identity: margin
    case .logistic: 1 / (1 + exp(-margin))
    }
  }

  /// What each feature of a row adds to the margin, from `base`: the margin of a customer with the mean of everything.
  ///
  /// These are the SHAP values of a linear model whose features are taken as independent (Lundberg and Lee 2017, "A
  /// unified approach to interpreting model predictions", corollary 1). Throws `ModelFault.featureCountMismatch`.
  public func contributions(of row: [Double]) throws -> (base: Double, features: [Double]) {
    guard row.count == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: row.count)
    }
    return (
      means.withUnsafeBufferPointer { margin(of: $0) },
      coefficients.indices.map { coefficients[$0].value * (row[$0] - means[$0]) }
    )
  }
}
