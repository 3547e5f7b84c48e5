/// Columns less their means, in units of their standard deviations: what makes a fit blind to how a column is measured.
struct ScaledColumns {
  let values: [Double]
  let centres: [Double]
  let scales: [Double]
  let rows: Int

  /// Scales by the rows' weights; a column that does not vary is a `StatsFault`, for the intercept says the same.
  init(_ data: RegressionData) throws {
    rows = data.rows
    var values = data.values
    var (centres, scales): ([Double], [Double]) = ([], [])
    let weight = data.weights.compensatedSum
    for column in 0..<data.columns {
      let range = column * rows..<(column + 1) * rows
      let centre = zip(values[range], data.weights).lazy.map { $0 * $1 }.compensatedSum / weight
      for place in range { values[place] -= centre }
      let squares = zip(values[range], data.weights).lazy.map { $0 * $0 * $1 }.compensatedSum
      let scale = (squares / weight).squareRoot()
      // Numbers near the largest there are cannot be squared.
      guard scale.isFinite else { throw StatsFault.notFinite }
      guard scale > abs(centre) * 1e-14, scale > 0 else {
        throw StatsFault.collinear(column: data.names[column])
      }
      for place in range { values[place] /= scale }
      centres.append(centre)
      scales.append(scale)
    }
    (self.values, self.centres, self.scales) = (values, centres, scales)
  }

  /// The intercept and coefficients for the columns as they were measured.
  func unscaled(_ coefficients: [Double]) -> [Double] {
    let slopes = zip(coefficients.dropFirst(), scales).map { $0 / $1 }
    return [coefficients[0] - zip(slopes, centres).lazy.map { $0 * $1 }.compensatedSum] + slopes
  }

  /// The standard errors for the columns as they were measured, from the covariance of the scaled coefficients.
  func standardErrors(_ covariance: SquareMatrix) -> [Double] {
    // The intercept changes with every slope by minus the column's centre in its units.
    let shift = [1] + zip(centres, scales).map { -$0 / $1 }
    let slopes = scales.indices.map { max(0, covariance[$0 + 1, $0 + 1]).squareRoot() / scales[$0] }
    return [max(0, covariance.form(shift)).squareRoot()] + slopes
  }
}
