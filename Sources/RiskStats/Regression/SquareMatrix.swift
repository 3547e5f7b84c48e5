/// A square matrix of a few hundred rows at most, row by row.
struct SquareMatrix: Sendable {
  let size: Int
  var elements: [Double]

  init(size: Int) {
    self.size = size
    elements = Array(repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  /// The quadratic form xᵀ A x.
  func form(_ x: [Double]) -> Double {
    x.indices.lazy.map { row in
      x[row] * x.indices.lazy.map { self[row, $0] * x[$0] }.compensatedSum
    }.compensatedSum
  }

  /// The product with another matrix of the same size.
  func times(_ other: SquareMatrix) -> SquareMatrix {
    var product = SquareMatrix(size: size)
    for row in 0..<size {
      for middle in 0..<size where self[row, middle] != 0 {
        for column in 0..<size { product[row, column] += self[row, middle] * other[middle, column] }
      }
    }
    return product
  }
}
