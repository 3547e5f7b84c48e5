/// The innermost loops of scoring: eight walks from root to leaf at once, so that none waits for memory alone.
struct ForestWalk {
  /// How many walks go side by side.
  static let lanes = 8
  /// The deepest tree whose walks always take as many steps as it is deep; in deeper ones they stop at the leaf.
  private static let fixedDepth = 16

  let nodes: UnsafeBufferPointer<PackedNode>
  let roots: UnsafeBufferPointer<UInt32>
  let depths: UnsafeBufferPointer<Int>
  /// How many keys a row has.
  let slots: Int

  /// Takes one row through all trees, eight at once; the keys lie one after the other.
  func sum(of keys: UnsafePointer<Int32>, from start: Float) -> Float {
    guard let nodes = nodes.baseAddress, let roots = roots.baseAddress else { return start }
    var total = start
    var tree = 0
    while tree < depths.count {
      let steps = stepsOfEight(from: tree)
      if steps >= 0 {
        add(nodes, roots + tree, steps: steps, keys, to: &total)
        tree &+= Self.lanes
      } else {
        total += nodes[Int(leaf(nodes, keys, from: roots[tree], stride: 1))].value
        tree &+= 1
      }
    }
    return total
  }

  /// The depth of the deepest of eight trees; -1 when there are not as many, or one is too deep.
  @inline(__always)
  private func stepsOfEight(from tree: Int) -> Int {
    guard tree &+ Self.lanes <= depths.count else { return -1 }
    var steps = 0
    for index in tree..<(tree &+ Self.lanes) { steps = max(steps, depths[index]) }
    return steps <= Self.fixedDepth ? steps : -1
  }

  @inline(__always)
  private func add(
    _ nodes: UnsafePointer<PackedNode>, _ roots: UnsafePointer<UInt32>, steps: Int, _ keys: UnsafePointer<Int32>,
    to total: inout Float
  ) {
    var (a, b, c, d) = (roots[0], roots[1], roots[2], roots[3])
    var (e, f, g, h) = (roots[4], roots[5], roots[6], roots[7])
    var left = steps
    while left > 0 {
      a = step(nodes, keys, a, stride: 1)
      b = step(nodes, keys, b, stride: 1)
      c = step(nodes, keys, c, stride: 1)
      d = step(nodes, keys, d, stride: 1)
      e = step(nodes, keys, e, stride: 1)
      f = step(nodes, keys, f, stride: 1)
      g = step(nodes, keys, g, stride: 1)
      h = step(nodes, keys, h, stride: 1)
      left &-= 1
    }
    total += nodes[Int(a)].value
    total += nodes[Int(b)].value
    total += nodes[Int(c)].value
    total += nodes[Int(d)].value
    total += nodes[Int(e)].value
    total += nodes[Int(f)].value
    total += nodes[Int(g)].value
    total += nodes[Int(h)].value
  }

  /// Takes groups of eight rows through all trees; the eight keys of a slot lie together.
  func add(groups: Int, _ keys: UnsafePointer<Int32>, to totals: UnsafeMutablePointer<Float>) {
    guard let nodes = nodes.baseAddress else { return }
    for tree in roots.indices {
      for group in 0..<groups {
        let keys = keys + group &* slots &* Self.lanes
        let totals = totals + group &* Self.lanes
        if depths[tree] <= Self.fixedDepth {
          add(nodes, root: roots[tree], steps: depths[tree], keys, to: totals)
        } else {
          for lane in 0..<Self.lanes {
            totals[lane] += nodes[Int(leaf(nodes, keys + lane, from: roots[tree], stride: Self.lanes))].value
          }
        }
      }
    }
  }

  @inline(__always)
  private func add(
    _ nodes: UnsafePointer<PackedNode>, root: UInt32, steps: Int, _ keys: UnsafePointer<Int32>,
    to totals: UnsafeMutablePointer<Float>
  ) {
    var (a, b, c, d, e, f, g, h) = (root, root, root, root, root, root, root, root)
    var left = steps
    while left > 0 {
      a = step(nodes, keys, a, stride: Self.lanes)
      b = step(nodes, keys + 1, b, stride: Self.lanes)
      c = step(nodes, keys + 2, c, stride: Self.lanes)
      d = step(nodes, keys + 3, d, stride: Self.lanes)
      e = step(nodes, keys + 4, e, stride: Self.lanes)
      f = step(nodes, keys + 5, f, stride: Self.lanes)
      g = step(nodes, keys + 6, g, stride: Self.lanes)
      h = step(nodes, keys + 7, h, stride: Self.lanes)
      left &-= 1
    }
    totals[0] += nodes[Int(a)].value
    totals[1] += nodes[Int(b)].value
    totals[2] += nodes[Int(c)].value
    totals[3] += nodes[Int(d)].value
    totals[4] += nodes[Int(e)].value
    totals[5] += nodes[Int(f)].value
    totals[6] += nodes[Int(g)].value
    totals[7] += nodes[Int(h)].value
  }

  /// Follows one row to its leaf; ends because a child always lies behind its parent.
  private func leaf(
    _ nodes: UnsafePointer<PackedNode>, _ keys: UnsafePointer<Int32>, from root: UInt32, stride: Int
  ) -> UInt32 {
    var index = root
    while true {
      let next = step(nodes, keys, index, stride: stride)
      if next == index { return index }
      index = next
    }
  }

  /// The node after a node; the sign of the difference says whether the key is below the threshold.
  @inline(__always)
  private func step(
    _ nodes: UnsafePointer<PackedNode>, _ keys: UnsafePointer<Int32>, _ index: UInt32, stride: Int
  ) -> UInt32 {
    let node = nodes[Int(index)]
    let difference = Int64(keys[Int(node.slot) &* stride]) &- Int64(node.threshold)
    return node.right &+ UInt32(truncatingIfNeeded: difference >> 63)
  }
}
