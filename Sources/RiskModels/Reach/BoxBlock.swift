/// The sums of a forest in all cells of a small box at once.
///
/// Each leaf adds its value at the corners of its box, with alternating signs, and running sums along every axis then give
/// each cell what all leaves come to (Crow 1984, "Summed-area tables for texture mapping", the other way round).
struct BoxBlock {
  /// How many numbers one step along each axis is; 0 along one with a single cell.
  private(set) var strides: [Int] = []
  /// The sums, with one number more than there are cells along each axis that has several.
  private(set) var sums: [Double] = []
  /// The axes with several cells.
  private var axes: [Int] = []
  private var corners: [Int] = []

  /// Sums up the leaves that a box of cells can lead to.
  mutating func fill(_ forest: BoxForest, _ leaves: BoxLeaves, _ ranges: [Range<Int32>]) {
    lay(ranges, start: leaves.constant)
    for box in leaves.boxes { add(forest, Int(box), ranges) }
    for axis in axes { accumulate(axis, ranges[axis].count + 1) }
  }

  private mutating func lay(_ ranges: [Range<Int32>], start: Double) {
    axes = ranges.indices.filter { ranges[$0].count > 1 }
    strides = [Int](repeating: 0, count: ranges.count)
    var total = 1
    for axis in axes.reversed() {
      strides[axis] = total
      total *= ranges[axis].count + 1
    }
    sums.removeAll(keepingCapacity: true)
    sums.append(contentsOf: repeatElement(0, count: total))
    sums[0] = start
    if corners.count < 1 << axes.count { corners = [Int](repeating: 0, count: 1 << axes.count) }
  }

  private mutating func add(_ forest: BoxForest, _ box: Int, _ ranges: [Range<Int32>]) {
    corners[0] = 0
    var known = 1
    for axis in axes {
      let start = ranges[axis].lowerBound
      let low = Int(max(forest.lows[axis][box], start) - start) * strides[axis]
      let high = Int(min(forest.highs[axis][box], ranges[axis].upperBound) - start) * strides[axis]
      for corner in 0..<known {
        corners[known + corner] = corners[corner] + high
        corners[corner] += low
      }
      known *= 2
    }
    let value = forest.values[box]
    for corner in 0..<known { sums[corners[corner]] += corner.nonzeroBitCount.isMultiple(of: 2) ? value : -value }
  }

  private mutating func accumulate(_ axis: Int, _ length: Int) {
    let step = strides[axis]
    sums.withUnsafeMutableBufferPointer { sums in
      for start in stride(from: 0, to: sums.count, by: step * length) {
        for place in (start + step)..<(start + step * length) { sums[place] += sums[place - step] }
      }
    }
  }
}
