/// The eigenvalues and eigenvectors of a symmetric matrix, by rotations that make one entry after the other zero.
///
/// Jacobi's method with cyclic sweeps: Golub and Van Loan 2013, "Matrix Computations", section 8.5.
struct SymmetricEigenvalues {
  /// The eigenvalues, the greatest first.
  let values: [Double]
  /// For each eigenvalue a vector of unit length.
  let vectors: [[Double]]

  private static let mostSweeps = 60

  /// Takes a symmetric matrix of finite numbers, row by row.
  init(_ matrix: [Double], size: Int) {
    precondition(matrix.count == size * size, "a square matrix")
    var matrix = matrix
    var rotations = [Double](repeating: 0, count: size * size)
    for place in 0..<size { rotations[place * size + place] = 1 }
    for _ in 0..<Self.mostSweeps where !Self.isDiagonal(matrix, size) {
      for row in 0..<size {
        for column in (row + 1)..<max(size, row + 1) { Self.rotate(&matrix, &rotations, row, column, size) }
      }
    }
    // Equal values keep the order of their places, so that the same matrix gives the same vectors.
    let order = (0..<size).sorted { (matrix[$0 * size + $0], $1) > (matrix[$1 * size + $1], $0) }
    values = order.map { matrix[$0 * size + $0] }
    vectors = order.map { place in (0..<size).map { rotations[$0 * size + place] } }
  }

  /// Whether what is beside the diagonal is lost in its rounding.
  private static func isDiagonal(_ matrix: [Double], _ size: Int) -> Bool {
    var (beside, whole) = (0.0, 0.0)
    for place in matrix.indices {
      let square = matrix[place] * matrix[place]
      whole += square
      if place / size != place % size { beside += square }
    }
    return beside <= whole * 0x1p-104
  }

  /// Makes the entry at a row and a column zero.
  private static func rotate(
    _ matrix: inout [Double], _ rotations: inout [Double], _ row: Int, _ column: Int, _ size: Int
  ) {
    let entry = matrix[row * size + column]
    guard entry != 0 else { return }
    let ratio = (matrix[column * size + column] - matrix[row * size + row]) / (2 * entry)
    // The smaller of the two angles; a ratio beyond all bounds is an angle of none.
    let tangent =
      ratio.magnitude.isFinite ? (ratio < 0 ? -1 : 1) / (ratio.magnitude + (1 + ratio * ratio).squareRoot()) : 0
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    for place in 0..<size {
      let (left, right) = (matrix[place * size + row], matrix[place * size + column])
      matrix[place * size + row] = cosine * left - sine * right
      matrix[place * size + column] = sine * left + cosine * right
    }
    for place in 0..<size {
      let (upper, lower) = (matrix[row * size + place], matrix[column * size + place])
      matrix[row * size + place] = cosine * upper - sine * lower
      matrix[column * size + place] = sine * upper + cosine * lower
      let (left, right) = (rotations[place * size + row], rotations[place * size + column])
      rotations[place * size + row] = cosine * left - sine * right
      rotations[place * size + column] = sine * left + cosine * right
    }
  }
}
