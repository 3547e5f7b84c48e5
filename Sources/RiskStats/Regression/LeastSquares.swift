/// Weighted least squares by Householder's reflections, for columns and a target that have the mean 0.
struct LeastSquares {
  /// The coefficients of the columns.
  let slopes: [Double]
  /// The weighted sum of squared residuals.
  let residualSquares: Double
  private let triangle: SquareMatrix

  /// Solves; a column that depends on those before it is an error that says which.
  init(_ columns: ScaledColumns, _ target: [Double], _ weights: [Double]) throws(CholeskyFactor.Dependence) {
    let rows = columns.rows
    let roots = weights.map { $0.squareRoot() }
    var values = columns.values
    for column in columns.scales.indices {
      for row in 0..<rows { values[column * rows + row] *= roots[row] }
    }
    var right = zip(target, roots).map { $0 * $1 }
    let size = columns.scales.count
    var triangle = SquareMatrix(size: size)
    for column in 0..<size {
      let reflection = Reflection(values, column * rows + column..<(column + 1) * rows)
      // The whole column has a length of √Σw; what the columns before it leave over is its diagonal.
      let length = Self.length(values[column * rows..<(column + 1) * rows])
      guard abs(reflection.diagonal) > 1e-10 * length else { throw CholeskyFactor.Dependence(column: column) }
      for other in column + 1..<max(column + 1, size) { reflection.apply(&values, other * rows + column) }
      reflection.apply(&right, column)
      triangle[column, column] = reflection.diagonal
      for before in 0..<column { triangle[before, column] = values[column * rows + before] }
    }
    slopes = Self.solve(triangle, Array(right[..<size]))
    residualSquares = right[size...].lazy.map { $0 * $0 }.compensatedSum
    self.triangle = triangle
  }

  private static func length(_ numbers: ArraySlice<Double>) -> Double {
    numbers.lazy.map { $0 * $0 }.compensatedSum.squareRoot()
  }

  /// The solution of R x = b.
  private static func solve(_ triangle: SquareMatrix, _ right: [Double]) -> [Double] {
    var x = right
    for row in x.indices.reversed() {
      for after in row + 1..<max(row + 1, x.count) { x[row] -= triangle[row, after] * x[after] }
      x[row] /= triangle[row, row]
    }
    return x
  }

  /// (Zᵀ W Z)⁻¹ = R⁻¹ R⁻ᵀ with the constant column first, which is at right angles to the centred others.
  func covariance(ofMean mean: Double) -> SquareMatrix {
    let size = triangle.size
    var covariance = SquareMatrix(size: size + 1)
    covariance[0, 0] = mean
    let inverse = (0..<size).map { column in
      Self.solve(triangle, (0..<size).map { $0 == column ? 1 : 0 })
    }
    for row in 0..<size {
      for column in 0...row {
        let product = inverse.lazy.map { $0[row] * $0[column] }.compensatedSum
        covariance[row + 1, column + 1] = product
        covariance[column + 1, row + 1] = product
      }
    }
    return covariance
  }
}

/// A reflection that turns a stretch of a column into its first axis (Golub and Van Loan, section 5.1.3).
private struct Reflection {
  /// The first number after the reflection; all others are 0.
  let diagonal: Double
  private let vector: [Double]
  private let factor: Double

  init(_ values: [Double], _ range: Range<Int>) {
    var vector = Array(values[range])
    let length = vector.lazy.map { $0 * $0 }.compensatedSum.squareRoot()
    // Away from the axis, so that nothing cancels.
    diagonal = (vector.first ?? 0) > 0 ? -length : length
    if !vector.isEmpty { vector[0] -= diagonal }
    let square = vector.lazy.map { $0 * $0 }.compensatedSum
    factor = square > 0 ? 2 / square : 0
    self.vector = vector
  }

  /// Reflects the numbers from a place on, as many as the stretch has.
  func apply(_ values: inout [Double], _ start: Int) {
    var product = CompensatedSum()
    for row in vector.indices { product.add(vector[row] * values[start + row]) }
    let share = factor * product.value
    for row in vector.indices { values[start + row] -= share * vector[row] }
  }
}
