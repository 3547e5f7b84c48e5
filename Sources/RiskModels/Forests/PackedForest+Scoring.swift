extension PackedForest {
  typealias Number = Encoder.Number
  typealias Key = Encoder.Node.Key
  typealias Score = Encoder.Node.Score

  /// How many rows are scored against one tree before the next, as in XGBoost's own predictor.
  private static var blockSize: Int { 64 }

  /// The sum of the leaves a row falls into, in the order of the trees, from a start value.
  ///
  /// The row must point at `featureCount` values.
  func sum(of row: UnsafePointer<Number>, from start: Score) -> Score {
    withKeys(of: row, otherwise: start) { walk, keys in walk.sum(of: keys, from: start) }
  }

  /// Calls a function with the index of the leaf a row falls into in each tree, in the order of the trees.
  ///
  /// The row must point at `featureCount` values.
  func forEachLeaf(of row: UnsafePointer<Number>, _ body: (Int) -> Void) {
    withKeys(of: row, otherwise: ()) { walk, keys in
      guard let nodes = walk.nodes.baseAddress else { return }
      for root in roots { body(Int(walk.leaf(nodes, keys, from: root, stride: 1))) }
    }
  }

  /// What the library calls the leaf a row falls into in each tree.
  ///
  /// The row must point at `featureCount` values.
  func leafLabels(of row: UnsafePointer<Number>) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(roots.count)
    forEachLeaf(of: row) { result.append(Int(labels[$0])) }
    return result
  }

  /// Adds the leaves of all trees to the sums of many rows, a block of rows and a tree at a time.
  ///
  /// `rows` must point at `sums.count` times `featureCount` values.
  func add(rows: UnsafePointer<Number>, to sums: UnsafeMutableBufferPointer<Score>) {
    let size = Self.blockSize
    withUnsafeTemporaryAllocation(of: Key.self, capacity: encoder.slotCount * size) { keys in
      withUnsafeTemporaryAllocation(of: Score.self, capacity: size) { totals in
        withWalk { walk in
          guard let keys = keys.baseAddress, let totals = totals.baseAddress else { return }
          for start in stride(from: 0, to: sums.count, by: size) {
            let count = min(size, sums.count - start)
            for row in 0..<size { totals[row] = sums[start + min(row, count - 1)] }
            write(rows: rows + start * featureCount, count: count, to: keys)
            let lanes = ForestWalk<Encoder.Node>.lanes
            let groups = (count + lanes - 1) / lanes
            if let questions {
              Encoder.Node.add(questions, keys: keys, slots: encoder.slotCount, groups: groups, to: totals)
            } else {
              walk.add(groups: groups, keys, to: totals)
            }
            for row in 0..<count { sums[start + row] = totals[row] }
          }
        }
      }
    }
  }

  /// Writes the keys of a block in groups of rows; the last row also stands for the ones a group lacks.
  private func write(rows: UnsafePointer<Number>, count: Int, to keys: UnsafeMutablePointer<Key>) {
    let lanes = ForestWalk<Encoder.Node>.lanes
    let size = (count + lanes - 1) / lanes * lanes
    for row in 0..<size {
      encoder.write(
        rows + min(row, count - 1) * featureCount,
        to: keys + row / lanes * lanes * encoder.slotCount + row % lanes, stride: lanes)
    }
  }

  private func withKeys<Result>(
    of row: UnsafePointer<Number>, otherwise: Result, _ body: (ForestWalk<Encoder.Node>, UnsafePointer<Key>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Key.self, capacity: encoder.slotCount) { keys in
      withWalk { walk in
        guard let keys = keys.baseAddress else { return otherwise }
        encoder.write(row, to: keys, stride: 1)
        return body(walk, UnsafePointer(keys))
      }
    }
  }

  private func withWalk<Result>(_ body: (ForestWalk<Encoder.Node>) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      roots.withUnsafeBufferPointer { roots in
        depths.withUnsafeBufferPointer { depths in
          body(
            ForestWalk(
              nodes: nodes, roots: roots, depths: depths, slots: encoder.slotCount,
              fixedDepth: hasCategories ? -1 : ForestWalk<Encoder.Node>.usualDepth, categorySets: categorySets))
        }
      }
    }
  }
}
