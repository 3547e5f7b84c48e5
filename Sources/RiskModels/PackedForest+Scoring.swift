extension PackedForest {
  /// How many rows are scored against one tree before the next, as in XGBoost's own predictor.
  private static let blockSize = 64

  /// The sum of the leaves a row falls into, in Float32, in the order of the trees, from a start value.
  ///
  /// The row must point at `featureCount` values.
  func sum(of row: UnsafePointer<Float>, from start: Float) -> Float {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * featureCount) { keys in
      withWalk { walk in
        guard let keys = keys.baseAddress else { return start }
        FeatureKeys.write(row, count: featureCount, to: keys, stride: 1)
        return walk.sum(of: keys, from: start)
      }
    }
  }

  /// Adds the leaves of all trees to the sums of many rows, a block of rows and a tree at a time.
  ///
  /// `rows` must point at `sums.count` times `featureCount` values.
  func add(rows: UnsafePointer<Float>, to sums: UnsafeMutableBufferPointer<Float>) {
    let size = Self.blockSize
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * featureCount * size) { keys in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: size) { totals in
        withWalk { walk in
          guard let keys = keys.baseAddress, let totals = totals.baseAddress else { return }
          for start in stride(from: 0, to: sums.count, by: size) {
            let count = min(size, sums.count - start)
            for row in 0..<size { totals[row] = sums[start + min(row, count - 1)] }
            write(rows: rows + start * featureCount, count: count, to: keys)
            walk.add(groups: (count + ForestWalk.lanes - 1) / ForestWalk.lanes, keys, to: totals)
            for row in 0..<count { sums[start + row] = totals[row] }
          }
        }
      }
    }
  }

  /// Writes the keys of a block in groups of rows; the last row also stands for the ones a group lacks.
  private func write(rows: UnsafePointer<Float>, count: Int, to keys: UnsafeMutablePointer<Int32>) {
    let lanes = ForestWalk.lanes
    let size = (count + lanes - 1) / lanes * lanes
    for row in 0..<size {
      FeatureKeys.write(
        rows + min(row, count - 1) * featureCount, count: featureCount,
        to: keys + row / lanes * lanes * 2 * featureCount + row % lanes, stride: lanes)
    }
  }

  private func withWalk<Result>(_ body: (ForestWalk) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      roots.withUnsafeBufferPointer { roots in
        depths.withUnsafeBufferPointer { depths in
          body(ForestWalk(nodes: nodes, roots: roots, depths: depths, slots: 2 * featureCount))
        }
      }
    }
  }
}
