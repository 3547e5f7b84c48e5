import RiskExpressions

extension ReachSearch {
  /// What comes nearest to a target that nothing meets.
  struct Nearest {
    /// The change.
    let candidate: ReachCandidate
    /// How far its figures are from the target.
    let distance: Double
  }

  /// Finds what comes nearest to the target among what cannot meet it: boxes are opened by how near they may come.
  ///
  /// - Parameter goesOn: whether the budget allows for another box.
  /// - Returns: the nearest, and the distance that nothing is nearer than.
  /// - Throws: whatever `goesOn` throws, and a fault where a value cannot be scored.
  func nearest(while goesOn: (_ looked: Int) throws -> Bool) throws -> (found: Nearest?, bound: Double) {
    var queue = BoxQueue(by: .distance)
    for box in rejected { queue.push(box) }
    var found: Nearest?
    var doubtful = Double.infinity
    while let box = queue.pop() {
      if let found, box.distance >= found.distance { break }
      guard try goesOn(looked) else { return (found, min(box.distance, doubtful)) }
      looked += 1
      let (leaves, _) = narrowed(box)
      if !isSmall(box) {
        for half in halves(box) {
          var part = box
          (part.ranges, part.changed, part.leaves) = (half.ranges, half.changed, leaves)
          part.distance = goal.distance(narrowed(part).bounds) ?? .infinity
          queue.push(part)
        }
        continue
      }
      for candidate in isCoupled ? [farthest(box)] : nearestCells(of: box, leaves) {
        guard let distance = try distance(of: candidate.values) else { continue }
        if distance < found?.distance ?? .infinity { found = Nearest(candidate: candidate, distance: distance) }
      }
      if isCoupled, widest(box) != nil { doubtful = min(doubtful, box.distance) }
    }
    return (found, min(found?.distance ?? .infinity, doubtful))
  }

  /// The change within one cell of each axis that goes farthest.
  private func farthest(_ box: ReachBox) -> ReachCandidate {
    let parts = axes.indices.map { axis -> ClosedRange<Double>? in
      let extent = extent(axis, of: box)
      guard axes[axis].scale != nil, extent.low <= extent.high, extent.low.isFinite, extent.high.isFinite else {
        return nil
      }
      let isUpward = axes[axis].cost(of: extent.high) >= axes[axis].cost(of: extent.low)
      let number = isUpward ? extent.high : extent.low
      return number...number
    }
    return candidate(box.ranges.map { Int($0.lowerBound) }, parts)
  }

  /// How far what is really scored for a value of each axis is from the target.
  func distance(of values: [Value]) throws -> Double? {
    let figures = try score(values)
    func bounds(_ figure: Double) -> FigureBounds.Bounds { FigureBounds.Bounds(Extent(figure)) }
    return goal.distance(
      FigureBounds(
        pd: bounds(figures.pd), lgd: bounds(figures.lgd), exposure: bounds(figures.exposure),
        expectedLoss: bounds(figures.expectedLoss), inputs: []))
  }
}
