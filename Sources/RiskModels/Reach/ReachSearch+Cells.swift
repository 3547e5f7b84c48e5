extension ReachSearch {
  /// Sums up all cells of a small box, and scores those that may meet the target, the cheapest first.
  func lookAtCells(of box: ReachBox, _ leaves: [BoxLeaves]) throws {
    var limit = best?.cost ?? .infinity
    var hopes: [(cost: Double, number: Int, distance: Double)] = []
    var distance = Double.infinity
    let (goal, isDecided) = (goal, best != nil)
    eachCell(of: box, leaves) { number, cost, bounds in
      guard cost <= limit else { return }
      let verdict = goal.verdict(bounds)
      let own = isDecided ? .infinity : goal.distance(bounds) ?? .infinity
      if verdict == .never { return distance = min(distance, own) }
      hopes.append((cost, number, own))
      if verdict == .always { limit = cost }
    }
    for hope in hopes.sorted(by: { ($0.cost, $0.number) < ($1.cost, $1.number) }) {
      if let best, hope.cost > best.cost { return }
      if try !take(candidate(box.cells(number: hope.number))) { distance = min(distance, hope.distance) }
    }
    if distance < .infinity { reject(box, distance) }
  }

  /// Calls a function with the number of each cell of a small box of trees, its cost and the bounds of its figures.
  func eachCell(
    of box: ReachBox, _ leaves: [BoxLeaves], _ body: (_ number: Int, _ cost: Double, FigureBounds) -> Void
  ) {
    var strides = [Int](repeating: 0, count: axes.count)
    for place in models.indices {
      guard case .trees(let boxes) = models[place].course else { continue }
      block[place].fill(boxes, leaves[place], box.ranges)
      strides = block[place].strides
    }
    let costs = zip(axes, box.ranges).map { axis, range in
      Array(axis.cheapest.costs[Int(range.lowerBound)..<Int(range.upperBound)])
    }
    let (sums, slacks, figures) = (block.map(\.sums), models.map(\.slack), figures)
    var margins = leaves.map { Extent($0.low, $0.high) }
    var cells = [Int](repeating: 0, count: axes.count)
    var number = 0
    repeat {
      var (cost, offset) = (0.0, 0)
      for axis in cells.indices {
        cost += costs[axis][cells[axis]]
        offset += cells[axis] * strides[axis]
      }
      for place in margins.indices where !sums[place].isEmpty {
        margins[place] = Extent(sums[place][offset] - slacks[place], sums[place][offset] + slacks[place])
      }
      body(number, cost, margins.withUnsafeBufferPointer { figures.bounds($0, exposed: .missing, inputs: []) })
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
