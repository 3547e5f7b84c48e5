extension BoostedModel {
  /// How many rows are rounded to Float32 at once.
  private static let blockSize = 1_024

  /// The margin of a row; throws `ModelFault.featureCountMismatch`.
  public func margin(of row: [Double]) throws -> Double {
    try checkWidth(row.count)
    return row.withUnsafeBufferPointer { margin(of: $0) }
  }

  /// The margin of a row; NaN when the row has another number of features than `featureCount`.
  public func margin(of row: UnsafeBufferPointer<Double>) -> Double {
    switch self {
    case .xgboost(let model): row.withFloats { Double(model.margin(of: $0)) }
    case .linear(let model): row.withFloats { Double(model.margin(of: $0)) }
    case .lightGBM(let model): model.margin(of: row)
    }
  }

  /// The margins of all rows of a matrix; throws `ModelFault.featureCountMismatch`.
  public func margins(of matrix: FeatureMatrix) throws -> [Double] {
    try checkWidth(matrix.columns)
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
    switch self {
    case .lightGBM(let model): try model.score(rows: rows, into: margins)
    case .linear(let model):
      for row in margins.indices {
        let values = UnsafeBufferPointer(rebasing: rows[(row * featureCount)..<((row + 1) * featureCount)])
        margins[row] = values.withFloats { Double(model.margin(of: $0)) }
      }
    case .xgboost(let model):
      for start in stride(from: 0, to: margins.count, by: Self.blockSize) {
        let block = start..<min(start + Self.blockSize, margins.count)
        let values = rows[(block.lowerBound * featureCount)..<(block.upperBound * featureCount)]
        try UnsafeBufferPointer(rebasing: values).withFloats { rows in
          try withUnsafeTemporaryAllocation(of: Float.self, capacity: block.count) { scores in
            try model.score(rows: rows, into: scores)
            for row in block { margins[row] = Double(scores[row - block.lowerBound]) }
          }
        }
      }
    }
  }

  /// The leaf a row falls into in each tree, by the numbers the library gives them (`pred_leaf`).
  ///
  /// - Throws: `ModelFault.featureCountMismatch`; `ModelFault.notInModel` for a linear model, which has no leaves.
  public func leaves(of row: [Double]) throws -> [Int] {
    switch self {
    case .xgboost(let model): try model.leaves(of: row.map { Float($0) })
    case .linear: throw ModelFault.notInModel(what: "leaves", reason: "it is linear (gblinear)")
    case .lightGBM(let model): try model.leaves(of: row)
    }
  }

  private func checkWidth(_ count: Int) throws {
    guard count == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: count)
    }
  }
}

extension UnsafeBufferPointer<Double> {
  /// Lends the numbers rounded to Float32.
  func withFloats<Result>(_ body: (UnsafeBufferPointer<Float>) throws -> Result) rethrows -> Result {
    try withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { floats in
      for index in indices { floats.initializeElement(at: index, to: Float(self[index])) }
      return try body(UnsafeBufferPointer<Float>(floats))
    }
  }
}
