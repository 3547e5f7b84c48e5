extension LightGBMEnsemble {
  /// The margin of a row; NaN when the row has another number of features than `featureCount`.
  public func margin(of row: UnsafeBufferPointer<Double>) -> Double {
    guard row.count == featureCount, let values = row.baseAddress else { return .nan }
    return mean(linearLeaves.isEmpty ? forest.sum(of: values, from: 0) : linearSum(of: values))
  }

  /// Writes the margins of rows that lie one after the other, a margin a row.
  ///
  /// Throws `ModelFault.unevenMatrix` unless there are `featureCount` values for each margin.
  public func score(rows: UnsafeBufferPointer<Double>, into margins: UnsafeMutableBufferPointer<Double>) throws {
    guard rows.count == margins.count * featureCount else {
      throw ModelFault.unevenMatrix(rows: margins.count, columns: featureCount, values: rows.count)
    }
    margins.initialize(repeating: 0)
    guard let first = rows.baseAddress else { return }
    if linearLeaves.isEmpty {
      forest.add(rows: first, to: margins)
    } else {
      for row in margins.indices { margins[row] = linearSum(of: first + row * featureCount) }
    }
    if isAverage { for row in margins.indices { margins[row] = mean(margins[row]) } }
  }

  /// The leaf a row falls into in each tree, by LightGBM's numbers; throws `ModelFault.featureCountMismatch`.
  public func leaves(of row: [Double]) throws -> [Int] {
    guard row.count == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: row.count)
    }
    return row.withUnsafeBufferPointer { row in
      row.baseAddress.map(forest.leafLabels) ?? []
    }
  }

  private func mean(_ sum: Double) -> Double { isAverage && treeCount > 0 ? sum / Double(treeCount) : sum }

  private func linearSum(of row: UnsafePointer<Double>) -> Double {
    var sum = 0.0
    forest.forEachLeaf(of: row) { leaf in
      sum += linearLeaves[leaf]?.value(for: row) ?? forest.nodes[leaf].value
    }
    return sum
  }

  /// What the leaves a row falls into multiply a feature with, a number for each leaf that does.
  func linearWeights(of feature: Int, at row: [Double]) -> [Double] {
    guard row.count == featureCount else { return [] }
    var weights: [Double] = []
    row.withUnsafeBufferPointer { row in
      guard let values = row.baseAddress else { return }
      forest.forEachLeaf(of: values) { leaf in
        guard let linear = linearLeaves[leaf] else { return }
        for (place, weight) in zip(linear.features, linear.coefficients) where place == feature {
          weights.append(weight)
        }
      }
    }
    return weights
  }
}
