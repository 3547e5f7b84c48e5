extension ReachSearch {
  /// Sums up all cells of a small box, and scores those that may meet the target, the cheapest first.
  mutating func lookAtCells(of box: ReachBox, _ leaves: [BoxLeaves]) throws {
    var limit = best?.cost ?? .infinity
    var hopes: [(cost: Double, number: Int)] = []
    var distance = Double.infinity
    let (goal, isDecided) = (goal, best != nil)
    eachCell(of: box, leaves) { number, cost, bounds in
      guard cost <= limit else { return }
      switch goal.verdict(bounds) {
      case .never: if !isDecided { distance = min(distance, goal.distance(bounds) ?? .infinity) }
      case .perhaps: hopes.append((cost, number))
      case .always:
        hopes.append((cost, number))
        limit = cost
      }
    }
    for hope in hopes.sorted(by: { ($0.cost, $0.number) < ($1.cost, $1.number) }) {
      if let best, hope.cost > best.cost { return }
      if try !take(candidate(box.cells(number: hope.number))) { distance = 0 }
    }
    if distance < .infinity { reject(box, distance) }
  }

  /// Calls a function with the number of each cell of a small box of trees, its cost and the bounds of its figures.
  mutating func eachCell(
    of box: ReachBox, _ leaves: [BoxLeaves], _ body: (_ number: Int, _ cost: Double, FigureBounds) -> Void
  ) {
    var strides = [Int](repeating: 0, count: axes.count)
    for (place, model) in models.enumerated() {
      guard case .trees(let boxes) = model.course else { continue }
      block[place].fill(boxes, leaves[place], box.ranges)
      strides = block[place].strides
    }
    var cells = [Int](repeating: 0, count: axes.count)
    var number = 0
    repeat {
      var (cost, offset) = (0.0, 0)
      for axis in cells.indices {
        cost += axes[axis].cheapest.costs[Int(box.ranges[axis].lowerBound) + cells[axis]]
        offset += cells[axis] * strides[axis]
      }
      let bounds = bounds(.missing) { place in
        guard case .trees = models[place].course else { return Extent(leaves[place].low, leaves[place].high) }
        let sum = block[place].sums[offset]
        return Extent(sum - models[place].slack, sum + models[place].slack)
      }
      body(number, cost, bounds)
      number += 1
    } while box.advance(&cells)
  }
}

extension ReachBox {
  /// Goes to the next cell, counted from the first of each axis, those of the last axis first; false behind the last.
  fileprivate func advance(_ cells: inout [Int]) -> Bool {
    for axis in cells.indices.reversed() {
      cells[axis] += 1
      if cells[axis] < ranges[axis].count { return true }
      cells[axis] = 0
    }
    return false
  }

  /// The cells of a number, counted likewise.
  func cells(number: Int) -> [Int] {
    var rest = number
    var cells = [Int](repeating: 0, count: ranges.count)
    for axis in ranges.indices.reversed() {
      cells[axis] = Int(ranges[axis].lowerBound) + rest % ranges[axis].count
      rest /= ranges[axis].count
    }
    return cells
  }
}
