/// Trees as boxes: for each leaf that the free inputs can lead to, the cells from which they do.
///
/// A tree of which a customer's other inputs decide most splits has few leaves left. Dimensions are the axes first, and
/// then the features that read several of them, each by its place among the limits of its splits.
struct BoxForest: Sendable {
  /// The most boxes kept: 64 bytes each with three axes.
  static let limit = 2_000_000

  /// What the trees start from.
  var base: Double
  /// The first cell of each box, per dimension.
  private(set) var lows: [[Int32]]
  /// The cell behind the last of each box, per dimension.
  private(set) var highs: [[Int32]]
  /// The value of each box's leaf.
  private(set) var values: [Double] = []
  /// The tree of each box; those of one tree lie together.
  private(set) var trees: [Int32] = []
  /// What the magnitudes of each tree's largest leaf add up to: the rounding of scores is measured against it.
  private(set) var magnitude: Double
  /// What those of all leaves add up to: the rounding of sums over many cells is measured against it.
  private(set) var total: Double

  init(base: Double, dimensions: Int) {
    self.base = base
    lows = Array(repeating: [], count: dimensions)
    highs = lows
    magnitude = abs(base)
    total = magnitude
  }

  var count: Int { values.count }

  /// Adds a box of a tree.
  fileprivate mutating func append(_ ranges: [Range<Int32>], value: Double, tree: Int32) {
    for (dimension, range) in ranges.enumerated() {
      lows[dimension].append(range.lowerBound)
      highs[dimension].append(range.upperBound)
    }
    values.append(value)
    trees.append(tree)
  }

  /// Closes a tree of which all boxes from a place on have been added: one that leads to a single leaf joins the base.
  fileprivate mutating func close(from start: Int) {
    var largest = 0.0
    for value in values[start...] {
      largest = max(largest, abs(value))
      total += abs(value)
    }
    magnitude += largest
    guard values.count == start + 1 else { return }
    base += values.removeLast()
    trees.removeLast()
    for dimension in lows.indices {
      lows[dimension].removeLast()
      highs[dimension].removeLast()
    }
  }
}

/// How a feature of a model comes about while some inputs move.
enum MovingFeature: Sendable {
  /// It has a value in each cell of a dimension.
  case along(dimension: Int, values: [Double])
  /// It stays as it is.
  case fixed
}

extension PackedForest {
  /// The trees as boxes for a customer's features of which some move; nil where they would be too many.
  ///
  /// `sizes` says how many cells each dimension has, `value` the value of a leaf by its node, nil where it is no single
  /// number.
  func boxes(
    _ row: [Double], _ features: [MovingFeature], sizes: [Int], base: Double, value: (Int) -> Double?
  ) -> BoxForest? {
    let branches = BranchKeys(encoder, row.map { Number($0) }, features)
    var boxes = BoxForest(base: base, dimensions: sizes.count)
    let all = sizes.map { 0..<Int32(truncatingIfNeeded: $0) }
    var open: [(index: Int, ranges: [Range<Int32>])] = []
    for (tree, root) in roots.enumerated() {
      let start = boxes.count
      open.append((Int(root), all))
      while let (index, ranges) = open.popLast() {
        let node = nodes[index]
        if node.isLeaf(at: index) {
          guard let value = value(index), boxes.count < BoxForest.limit else { return nil }
          boxes.append(ranges, value: value, tree: Int32(truncatingIfNeeded: tree))
          continue
        }
        let (left, right) = (Int(node.right) - 1, Int(node.right))
        guard let dimension = branches.dimension(ofSlot: node.keySlot) else {
          open.append((branches.goesLeft(node, 0, categorySets) ? left : right, ranges))
          continue
        }
        for run in branches.runs(node, over: ranges[dimension], categorySets) {
          var part = ranges
          part[dimension] = run.cells
          open.append((run.goesLeft ? left : right, part))
        }
      }
      boxes.close(from: start)
    }
    return boxes
  }
}

/// The keys that splits compare, cell by cell for the features that move.
private struct BranchKeys<Encoder: RowEncoder> {
  typealias Key = Encoder.Node.Key

  /// What a slot compares.
  private struct Slot {
    let dimension: Int?
    let keys: [Key]
    /// Whether the keys only rise or only fall from cell to cell.
    let isOrdered: Bool
  }

  private var slots: [Slot]

  init(_ encoder: Encoder, _ row: [Encoder.Number], _ features: [MovingFeature]) {
    let width = encoder.slotCount
    var keys = [Key](unsafeUninitializedCapacity: width) { buffer, count in
      row.withUnsafeBufferPointer { row in
        if let row = row.baseAddress, let keys = buffer.baseAddress { encoder.write(row, to: keys, stride: 1) }
      }
      count = row.isEmpty ? 0 : width
    }
    slots = keys.map { Slot(dimension: nil, keys: [$0], isOrdered: true) }
    let slotsOfFeature = Dictionary(grouping: keys.indices) { encoder.feature(ofSlot: $0) }
    for (feature, moving) in features.enumerated() {
      guard case .along(let dimension, let values) = moving, let own = slotsOfFeature[feature] else { continue }
      var changed = row
      var columns = [[Key]](repeating: [], count: own.count)
      for value in values {
        changed[feature] = Encoder.Number(value)
        changed.withUnsafeBufferPointer { row in
          keys.withUnsafeMutableBufferPointer { keys in
            if let row = row.baseAddress, let keys = keys.baseAddress { encoder.write(row, to: keys, stride: 1) }
          }
        }
        for (place, slot) in own.enumerated() { columns[place].append(keys[slot]) }
      }
      for (place, slot) in own.enumerated() {
        slots[slot] = Slot(dimension: dimension, keys: columns[place], isOrdered: Self.isOrdered(columns[place]))
      }
    }
  }

  private static func isOrdered(_ keys: [Key]) -> Bool {
    let pairs = zip(keys, keys.dropFirst())
    return pairs.allSatisfy { $0 <= $1 } || pairs.allSatisfy { $0 >= $1 }
  }

  /// The dimension along which a slot's feature moves; nil where it stays.
  func dimension(ofSlot slot: Int) -> Int? { slots[slot].dimension }

  /// Whether a cell goes left at a split.
  @inline(__always)
  func goesLeft(_ node: Encoder.Node, _ cell: Int, _ sets: CategorySets) -> Bool {
    let key = slots[node.keySlot].keys[cell]
    return node.isCategorical ? node.goesLeft(key, sets) : node.next(after: key) != node.right
  }

  /// Neighbouring cells that go the same way at a split.
  func runs(
    _ node: Encoder.Node, over cells: Range<Int32>, _ sets: CategorySets
  ) -> [(cells: Range<Int32>, goesLeft: Bool)] {
    let (first, last) = (Int(cells.lowerBound), Int(cells.upperBound) - 1)
    let start = goesLeft(node, first, sets)
    if slots[node.keySlot].isOrdered, !node.isCategorical {
      guard goesLeft(node, last, sets) != start else { return [(cells, start)] }
      var (same, other) = (first, last)
      while other - same > 1 {
        let middle = (same + other) / 2
        if goesLeft(node, middle, sets) == start { same = middle } else { other = middle }
      }
      let cut = Int32(truncatingIfNeeded: other)
      return [(cells.lowerBound..<cut, start), (cut..<cells.upperBound, !start)]
    }
    var runs: [(cells: Range<Int32>, goesLeft: Bool)] = []
    var (from, way) = (cells.lowerBound, start)
    for cell in cells.dropFirst() where goesLeft(node, Int(cell), sets) != way {
      runs.append((from..<cell, way))
      (from, way) = (cell, !way)
    }
    return runs + [(from..<cells.upperBound, way)]
  }
}
