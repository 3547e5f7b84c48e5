/// The leaves of a forest that a box of cells can lead to, those of trees with one such leaf summed up.
struct BoxLeaves: Sendable {
  /// What is left of the forest's boxes, those of each tree together.
  let boxes: [Int32]
  /// The sum over the trees that have one leaf left, and the start.
  let constant: Double
  /// The least and the greatest the sum over all trees can be.
  let low, high: Double
}

extension BoxForest {
  /// All leaves.
  var leaves: BoxLeaves {
    let all = BoxLeaves(boxes: Array(0..<Int32(truncatingIfNeeded: count)), constant: base, low: base, high: base)
    return leaves(all, within: [])
  }

  /// What is left of leaves when a box becomes smaller in some dimensions.
  ///
  /// The bounds add up the least and the greatest leaf of each tree.
  func leaves(_ leaves: BoxLeaves, within limits: [(dimension: Int, cells: Range<Int32>)]) -> BoxLeaves {
    guard limits.count == 1 else {
      return limits.isEmpty
        ? narrowed(leaves) { _ in true }
        : narrowed(leaves) { box in
          limits.allSatisfy {
            lows[$0.dimension][box] < $0.cells.upperBound && highs[$0.dimension][box] > $0.cells.lowerBound
          }
        }
    }
    let (first, end) = (limits[0].cells.lowerBound, limits[0].cells.upperBound)
    return lows[limits[0].dimension].withUnsafeBufferPointer { lows in
      highs[limits[0].dimension].withUnsafeBufferPointer { highs in
        narrowed(leaves) { lows[$0] < end && highs[$0] > first }
      }
    }
  }

  @inline(__always)
  private func narrowed(_ leaves: BoxLeaves, _ isWithin: (Int) -> Bool) -> BoxLeaves {
    var sums = TreeSums(constant: leaves.constant)
    let boxes = [Int32](unsafeUninitializedCapacity: leaves.boxes.count) { kept, count in
      leaves.boxes.withUnsafeBufferPointer { boxes in
        values.withUnsafeBufferPointer { values in
          trees.withUnsafeBufferPointer { trees in
            var tree: Int32 = -1
            for box in boxes {
              let index = Int(box)
              if trees[index] != tree {
                sums.close(&count)
                tree = trees[index]
              }
              guard isWithin(index) else { continue }
              kept[count] = box
              count &+= 1
              sums.add(values[index])
            }
            sums.close(&count)
          }
        }
      }
    }
    return BoxLeaves(
      boxes: boxes, constant: sums.constant, low: sums.constant + sums.low, high: sums.constant + sums.high)
  }
}

/// What the leaves of one tree after the other come to.
private struct TreeSums {
  var constant: Double
  var (low, high) = (0.0, 0.0)
  private var (least, greatest) = (Double.infinity, -Double.infinity)
  private var leaves = 0

  init(constant: Double) { self.constant = constant }

  @inline(__always)
  mutating func add(_ value: Double) {
    least = min(least, value)
    greatest = max(greatest, value)
    leaves &+= 1
  }

  /// Ends a tree; where it has one leaf left, that leaf joins the constant and is no longer kept.
  @inline(__always)
  mutating func close(_ count: inout Int) {
    if leaves == 1 {
      constant += least
      count &-= 1
    } else if leaves > 1 {
      low += least
      high += greatest
    }
    (least, greatest) = (.infinity, -.infinity)
    leaves = 0
  }
}
