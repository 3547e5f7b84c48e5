extension ContributionTree {
  /// Adds a row's contributions to a sum a feature.
  ///
  /// `agrees` tells for each node whether the row takes the split above it; it is changed to whether the row takes all
  /// splits on that feature so far. `products` has room for `units` pairs a node.
  @inline(__always)
  func add(
    _ agrees: UnsafeMutablePointer<UInt8>, _ products: UnsafeMutablePointer<SIMD2<Double>>,
    to sums: UnsafeMutablePointer<Double>, scale: Double
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      steps.withUnsafeBufferPointer { steps in
        gains.withUnsafeBufferPointer { gains in
          guard let nodes = nodes.baseAddress, let steps = steps.baseAddress, let gains = gains.baseAddress else {
            return
          }
          let pass = ContributionPass(
            nodes: nodes, count: self.nodes.count, steps: steps, gains: gains, agrees: agrees, products: products)
          for unit in 0..<units { products[unit] = start[unit] }
          // The number of units as a constant lets the compiler unroll the loops over them.
          switch units {
          case 1: pass.run(units: 1, to: sums, scale: scale)
          case 2: pass.run(units: 2, to: sums, scale: scale)
          case 4: pass.run(units: 4, to: sums, scale: scale)
          default: pass.run(units: units, to: sums, scale: scale)
          }
        }
      }
    }
  }
}

/// One row's way down a tree and back.
private struct ContributionPass {
  let nodes: UnsafePointer<ContributionTree.Node>
  let count: Int
  let steps: UnsafePointer<SIMD2<Double>>
  let gains: UnsafePointer<SIMD2<Double>>
  let agrees: UnsafeMutablePointer<UInt8>
  let products: UnsafeMutablePointer<SIMD2<Double>>

  @inline(__always)
  func run(units: Int, to sums: UnsafeMutablePointer<Double>, scale: Double) {
    goDown(units)
    goUp(units, sums, scale)
  }

  /// Multiplies the factors along each path, parents before children.
  @inline(__always)
  private func goDown(_ units: Int) {
    agrees[0] = 1
    var index = 1
    while index < count {
      let node = nodes[index]
      let before = agrees[Int(node.ancestor)]
      let after = agrees[index] & before
      agrees[index] = after
      let step = steps + (3 &* index &+ Int(before &+ after)) &* units
      let from = products + Int(node.parent) &* units
      let to = products + index &* units
      for unit in 0..<units { to[unit] = from[unit] * step[unit] }
      index &+= 1
    }
  }

  /// Sums the leaves below each node, children before parents, and gives each feature its part.
  @inline(__always)
  private func goUp(_ units: Int, _ sums: UnsafeMutablePointer<Double>, _ scale: Double) {
    var index = count &- 1
    while index > 0 {
      let node = nodes[index]
      let gain = gains + (3 &* index &+ Int(agrees[Int(node.ancestor)] &+ agrees[index])) &* units
      let sum = products + index &* units
      let left = products + Int(node.left) &* units
      var total = SIMD2<Double>.zero
      for unit in 0..<units {
        let part = node.left == 0 ? sum[unit] * node.value : left[unit] + left[unit &+ units]
        sum[unit] = part
        total += part * gain[unit]
      }
      sums[Int(node.feature)] += (total.x + total.y) * scale
      index &-= 1
    }
  }
}
