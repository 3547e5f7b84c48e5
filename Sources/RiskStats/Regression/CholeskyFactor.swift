/// The factor L of a symmetric positive definite matrix A = L Lᵀ (Golub and Van Loan, "Matrix Computations", 4th
/// edition, section 4.2.5).
struct CholeskyFactor: Sendable {
  private let factor: SquareMatrix

  /// The first column that depends on those before it: what is left of its diagonal is below `tolerance` of what was
  /// there.
  struct Dependence: Error {
    let column: Int
  }

  /// Factors a matrix of which the lower half counts.
  init(_ matrix: SquareMatrix, tolerance: Double = 1e-13) throws(Dependence) {
    var factor = SquareMatrix(size: matrix.size)
    for row in 0..<matrix.size {
      for column in 0...row {
        var rest = matrix[row, column]
        for before in 0..<column { rest -= factor[row, before] * factor[column, before] }
        if column < row {
          factor[row, column] = rest / factor[column, column]
        } else {
          guard rest > tolerance * matrix[row, row], rest.isFinite else { throw Dependence(column: row) }
          factor[row, row] = rest.squareRoot()
        }
      }
    }
    self.factor = factor
  }

  /// The solution x of A x = b.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<factor.size {
      for before in 0..<row { x[row] -= factor[row, before] * x[before] }
      x[row] /= factor[row, row]
    }
    for row in (0..<factor.size).reversed() {
      for after in row + 1..<max(row + 1, factor.size) { x[row] -= factor[after, row] * x[after] }
      x[row] /= factor[row, row]
    }
    return x
  }

  /// The inverse of A.
  var inverse: SquareMatrix {
    var inverse = SquareMatrix(size: factor.size)
    for column in 0..<factor.size {
      var unit = Array(repeating: 0.0, count: factor.size)
      unit[column] = 1
      for (row, value) in solve(unit).enumerated() { inverse[row, column] = value }
    }
    return inverse
  }
}
