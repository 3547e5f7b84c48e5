extension ReachSearch {
  /// Sums up all cells of a small box, and scores those that may meet the target, the cheapest first.
  func lookAtCells(of box: ReachBox, _ leaves: [BoxLeaves]) throws {
    var limit = best?.cost ?? .infinity
    var hopes: [(cost: Double, number: Int)] = []
    var all = [Extent](repeating: Extent(.infinity, -.infinity), count: models.count)
    let (goal, figures, hopeful) = (goal, figures, hopeful)
    eachCell(of: box, leaves) { number, cost, margins in
      guard cost <= limit else { return }
      for place in all.indices { all[place] = all[place].joined(with: margins[place]) }
      if let hopeful, margins[0].low > hopeful.high || margins[0].high < hopeful.low { return }
      let verdict = goal.verdict(figures.bounds(margins, exposed: .missing, inputs: []))
      if verdict != .never { hopes.append((cost, number)) }
      if verdict == .always { limit = cost }
    }
    for hope in hopes.sorted(by: { ($0.cost, $0.number) < ($1.cost, $1.number) }) {
      if let best, hope.cost > best.cost { return }
      _ = try take(candidate(box.cells(number: hope.number)))
    }
    reject(box, all.withUnsafeBufferPointer { figures.bounds($0, exposed: .missing, inputs: []) })
  }

  /// The cells of a small box of trees that may come nearest to the target.
  ///
  /// Figures of one model go with its margin, so that its least and its greatest margin tell; else each cell is looked at.
  func nearestCells(of box: ReachBox, _ leaves: [BoxLeaves]) -> [ReachCandidate] {
    var best: (distance: Double, number: Int)?
    var (least, greatest): ((Double, Int)?, (Double, Int)?)
    let (goal, figures, isSingle) = (goal, figures, models.count == 1)
    eachCell(of: box, leaves) { number, _, margins in
      guard !isSingle else {
        if margins[0].low < least?.0 ?? .infinity { least = (margins[0].low, number) }
        if margins[0].high > greatest?.0 ?? -.infinity { greatest = (margins[0].high, number) }
        return
      }
      let bounds = figures.bounds(margins, exposed: .missing, inputs: [])
      guard let distance = goal.distance(bounds), distance < best?.distance ?? .infinity else { return }
      best = (distance, number)
    }
    return [best?.number, least?.1, greatest?.1].compactMap { $0 }.map { candidate(box.cells(number: $0)) }
  }

  /// Calls a function with the number of each cell of a small box of trees, its cost and the bounds of its margins.
  func eachCell(
    of box: ReachBox, _ leaves: [BoxLeaves],
    _ body: (_ number: Int, _ cost: Double, UnsafeBufferPointer<Extent>) -> Void
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
    let (sums, slacks) = (block.map(\.sums), models.map(\.slack))
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
      margins.withUnsafeBufferPointer { body(number, cost, $0) }
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
