/// The innermost loops of scoring: eight walks from root to leaf at once, so that none waits for memory alone.
struct ForestWalk<Node: ForestNode> {
  typealias Key = Node.Key
  typealias Score = Node.Score

  let nodes: UnsafeBufferPointer<Node>
  let roots: UnsafeBufferPointer<UInt32>
  let depths: UnsafeBufferPointer<Int>
  /// How many keys a row has.
  let slots: Int
  /// The deepest tree whose walks take as many steps as it is deep; in others they ask at each node what it is.
  let fixedDepth: Int
  let categorySets: CategorySets

  /// How many walks go side by side.
  @inline(__always)
  static var lanes: Int { 8 }
  /// The fixed depth of forests without categories.
  @inline(__always)
  static var usualDepth: Int { 16 }

  /// Takes one row through all trees, eight at once; the keys lie one after the other.
  func sum(of keys: UnsafePointer<Key>, from start: Score) -> Score {
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
    return steps <= fixedDepth ? steps : -1
  }

  @inline(__always)
  private func add(
    _ nodes: UnsafePointer<Node>, _ roots: UnsafePointer<UInt32>, steps: Int, _ keys: UnsafePointer<Key>,
    to total: inout Score
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
  func add(groups: Int, _ keys: UnsafePointer<Key>, to totals: UnsafeMutablePointer<Score>) {
    guard let nodes = nodes.baseAddress else { return }
    for tree in roots.indices {
      for group in 0..<groups {
        let keys = keys + group &* slots &* Self.lanes
        let totals = totals + group &* Self.lanes
        if depths[tree] <= fixedDepth {
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
    _ nodes: UnsafePointer<Node>, root: UInt32, steps: Int, _ keys: UnsafePointer<Key>,
    to totals: UnsafeMutablePointer<Score>
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
  func leaf(
    _ nodes: UnsafePointer<Node>, _ keys: UnsafePointer<Key>, from root: UInt32, stride: Int
  ) -> UInt32 {
    var index = root
    while true {
      let node = nodes[Int(index)]
      let key = keys[node.keySlot &* stride]
      let next: UInt32
      if node.isCategorical {
        next = node.goesLeft(key, categorySets) ? node.right &- 1 : node.right
      } else {
        next = node.next(after: key)
      }
      if next == index { return index }
      index = next
    }
  }

  /// The node after a node that does not split on categories.
  @inline(__always)
  private func step(
    _ nodes: UnsafePointer<Node>, _ keys: UnsafePointer<Key>, _ index: UInt32, stride: Int
  ) -> UInt32 {
    let node = nodes[Int(index)]
    return node.next(after: keys[Int(node.slot) &* stride])
  }
}
