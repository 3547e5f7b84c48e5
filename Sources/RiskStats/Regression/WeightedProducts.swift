/// Sums over the rows of scaled columns, a constant column first where a matrix or margins are made.
enum WeightedProducts {
  /// How many rows are summed before they are added to the total: they stay in the processor's cache.
  private static let block = 1024

  /// The sum of each column's products with the rows' numbers.
  static func sums(_ columns: ScaledColumns, _ numbers: [Double]) -> [Double] {
    columns.values.withUnsafeBufferPointer { values in
      numbers.withUnsafeBufferPointer { numbers in
        columns.scales.indices.map { column in
          blocks(columns.rows).map { rows in
            product(
              pointer(values, column * columns.rows + rows.lowerBound), pointer(numbers, rows.lowerBound), rows.count)
          }.compensatedSum
        }
      }
    }
  }

  /// Zᵀ W Z, the constant column first.
  static func matrix(_ columns: ScaledColumns, _ weights: [Double]) -> SquareMatrix {
    let size = columns.scales.count + 1
    var matrix = SquareMatrix(size: size)
    var weighted = Array(repeating: 0.0, count: block)
    columns.values.withUnsafeBufferPointer { values in
      weights.withUnsafeBufferPointer { weights in
        weighted.withUnsafeMutableBufferPointer { weighted in
          for rows in blocks(columns.rows) {
            add(
              rows, pointer(values, rows.lowerBound), columns.rows, pointer(weights, rows.lowerBound), weighted, &matrix
            )
          }
        }
      }
    }
    for row in 0..<size {
      for column in 0..<row { matrix[column, row] = matrix[row, column] }
    }
    return matrix
  }

  private typealias Numbers = UnsafeBufferPointer<Double>

  /// Adds a block of rows, the columns `stride` numbers apart.
  private static func add(
    _ rows: Range<Int>, _ values: Numbers, _ stride: Int, _ weights: Numbers,
    _ weighted: UnsafeMutableBufferPointer<Double>, _ matrix: inout SquareMatrix
  ) {
    let count = rows.count
    let own = Numbers(weighted)
    for row in 0..<count { matrix[0, 0] += weights[row] }
    for column in 1..<matrix.size {
      let here = pointer(values, (column - 1) * stride)
      for row in 0..<count { weighted[row] = here[row] * weights[row] }
      for row in 0..<count { matrix[column, 0] += weighted[row] }
      for other in 1...column { matrix[column, other] += product(own, pointer(values, (other - 1) * stride), count) }
    }
  }

  private static func blocks(_ rows: Int) -> [Range<Int>] {
    stride(from: 0, to: rows, by: block).map { $0..<min($0 + block, rows) }
  }

  private static func pointer(_ numbers: Numbers, _ place: Int) -> Numbers { Numbers(rebasing: numbers[place...]) }

  /// The sum of products, in four lanes that a processor adds at once; the order is always the same.
  private static func product(_ x: Numbers, _ y: Numbers, _ count: Int) -> Double {
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    let whole = count & ~3
    var row = 0
    while row < whole {
      first += x[row] * y[row]
      second += x[row + 1] * y[row + 1]
      third += x[row + 2] * y[row + 2]
      fourth += x[row + 3] * y[row + 3]
      row += 4
    }
    while row < count {
      first += x[row] * y[row]
      row += 1
    }
    return (first + second) + (third + fourth)
  }

  /// What coefficients add up to in each row: the intercept plus the slopes' sums.
  static func margins(_ columns: ScaledColumns, _ coefficients: [Double]) -> [Double] {
    var margins = Array(repeating: coefficients[0], count: columns.rows)
    columns.values.withUnsafeBufferPointer { values in
      margins.withUnsafeMutableBufferPointer { margins in
        for (column, coefficient) in coefficients.dropFirst().enumerated() {
          let start = column * columns.rows
          for row in 0..<columns.rows { margins[row] += coefficient * values[start + row] }
        }
      }
    }
    return margins
  }
}
