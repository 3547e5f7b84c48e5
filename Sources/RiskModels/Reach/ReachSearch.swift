import RiskExpressions

/// Looks for the cheapest change of several inputs that meets a target.
///
/// Best first: boxes of cells are opened in the order of the least that a change within them costs, thrown away where the
/// bounds of the figures cannot meet the target, and else cut in two (branch and bound, Land and Doig 1960). What is found
/// before any cheaper box is left is the cheapest. Small boxes of trees are summed up cell by cell; what comes near the
/// target is decided by real scoring.
final class ReachSearch {
  let axes: [ReachAxis]
  let models: [ReachModel]
  let scorer: Scorer
  let goal: any ReachGoal
  /// The customer.
  let customer: Record
  /// How figures follow from margins.
  let figures: FigureCourse
  /// The axis of the exposure a share of which is lost, where it is free.
  private let exposureAxis: Int?
  /// Whether cells alone do not decide: boxes are then followed down to values.
  let isCoupled: Bool

  private(set) var open = BoxQueue(by: .cost)
  /// What cannot meet the target, kept until something does: among it is what comes nearest.
  private(set) var rejected: [ReachBox] = []
  private(set) var best: ReachCandidate?
  /// The least cost of what was neither met nor excluded.
  var doubtfulCost = Double.infinity
  /// How many boxes have been looked at.
  var looked = 0
  /// How many bytes the boxes keep alive that are open or rejected.
  private(set) var bytes = 0
  private var made = 0
  /// Margins outside of these cannot meet the target; nil where several models take part.
  let hopeful: Extent?
  /// The sums of each model over the cells of a small box.
  var block = [BoxBlock]()

  /// How many cells are summed up at once.
  static let blockCells = 729
  /// Parts of a cell whose costs differ by less, as a share of the cost, are not cut any more.
  static let resolution = 1e-4
  /// Such a part of a spread is no change.
  static let finest = 1e-7

  init(
    _ varied: VariedCustomer, axes: [ReachAxis], models: [ReachModel], goal: any ReachGoal
  ) {
    self.axes = axes
    self.models = models
    self.goal = goal
    scorer = varied.scorer
    customer = varied.customer
    exposureAxis = axes.firstIndex { $0.name == varied.scorer.exposureColumn }
    figures = FigureCourse(varied.scorer, exposure: exposureAxis == nil ? varied.now.exposure : nil)
    isCoupled = exposureAxis != nil || goal.speaksOfInputs || models.contains(where: \.isCoupled)
    hopeful = isCoupled || models.count != 1 ? nil : Self.hopeful(models[0], figures, goal)
    block = models.map { _ in BoxBlock() }
    push(axes.map { 0..<Int32(truncatingIfNeeded: $0.cells.count) }, [], models.map(\.start), changed: 0)
  }

  /// Begins with a change that is known, so that nothing dearer is looked at.
  func begin(with steps: [(input: String, value: Value)]) throws {
    var values = axes.map(\.own)
    var changed: [Int] = []
    for (axis, each) in axes.enumerated() {
      guard let step = steps.first(where: { $0.input == each.name }) else { continue }
      values[axis] = step.value
      changed.append(axis)
    }
    let cost = axes.indices.reduce(0) { $0 + axes[$1].cost(of: values[$1]) }
    _ = try take(ReachCandidate(values: values, cost: cost, changed: changed))
  }

  /// The margins of a model outside of which nothing meets a target: the ends are found by halving, on the safe side.
  private static func hopeful(_ model: ReachModel, _ figures: FigureCourse, _ goal: any ReachGoal) -> Extent? {
    guard case .trees(let boxes) = model.course else { return nil }
    func isHopeless(_ low: Double, _ high: Double) -> Bool {
      let bounds = [Extent(low, high)].withUnsafeBufferPointer {
        figures.bounds($0, exposed: .missing, inputs: [])
      }
      return goal.verdict(bounds) == .never
    }
    let all = boxes.leaves
    var (low, high) = (all.low - model.slack, all.high + model.slack)
    var (sureLow, sureHigh) = (-Double.infinity, Double.infinity)
    for _ in 0..<40 {
      let middle = low / 2 + high / 2
      if isHopeless(middle, .infinity) { (high, sureHigh) = (middle, middle) } else { low = middle }
    }
    (low, high) = (all.low - model.slack, all.high + model.slack)
    for _ in 0..<40 {
      let middle = low / 2 + high / 2
      if isHopeless(-.infinity, middle) { (low, sureLow) = (middle, middle) } else { high = middle }
    }
    return Extent(sureLow, sureHigh)
  }

  /// Looks at the next box.
  ///
  /// - Returns: whether there may be anything better left.
  func step() throws -> Bool {
    guard let box = open.pop() else { return false }
    bytes -= box.bytes
    if let best, box.cost > best.cost { return false }
    looked += 1
    try look(at: box)
    return true
  }

  /// What nothing that has not been found can cost less than; the boxes that are open do not count after the end.
  func leastCost(hasEnded: Bool) -> Double {
    min(hasEnded ? .infinity : open.first?.cost ?? .infinity, doubtfulCost)
  }

  // Boxes

  func push(
    _ ranges: [Range<Int32>], _ parts: [ClosedRange<Double>?], _ leaves: [BoxLeaves], changed: Int
  ) {
    var cost = 0.0
    for axis in ranges.indices { cost += self.cost(axis, ranges[axis], parts.isEmpty ? nil : parts[axis]) }
    if let best, cost > best.cost { return }
    made += 1
    let box = ReachBox(
      ranges: ranges, parts: parts, cost: cost, changed: changed, order: made, leaves: leaves)
    bytes += box.bytes
    open.push(box)
  }

  private func cost(_ axis: Int, _ cells: Range<Int32>, _ part: ClosedRange<Double>?) -> Double {
    if let part { return axes[axis].cost(of: axes[axis].nearest(part)) }
    return axes[axis].cheapest.costs[axes[axis].cheapest.cheapest(in: Int(cells.lowerBound)..<Int(cells.upperBound))]
  }

  func look(at box: ReachBox) throws {
    let (leaves, bounds) = narrowed(box)
    switch goal.verdict(bounds) {
    case .never:
      reject(box, bounds)
      return
    case .always: if try take(nearest(box)) { return }
    case .perhaps: break
    }
    if !isSmall(box) {
      cut(box, leaves)
    } else if isCoupled {
      try lookInside(box, leaves, bounds)
    } else {
      try lookAtCells(of: box, leaves)
    }
  }

  /// Whether a box is looked at cell by cell, rather than cut.
  func isSmall(_ box: ReachBox) -> Bool {
    isCoupled ? box.cells(limit: 1) <= 1 : box.cells(limit: Self.blockCells, more: 1) <= Self.blockCells
  }

  /// What is left of a box's leaves, and the figures that they bound.
  func narrowed(_ box: ReachBox) -> (leaves: [BoxLeaves], bounds: FigureBounds) {
    let extents = isCoupled ? axes.indices.map { extent($0, of: box) } : []
    var left: [BoxLeaves] = []
    var margins: [Extent] = []
    extents.withUnsafeBufferPointer { extents in
      for (model, leaves) in zip(models, box.leaves) {
        let next = model.narrowed(leaves, axis: box.changed, to: box.ranges[box.changed], extents)
        left.append(next.leaves)
        margins.append(next.margin)
      }
    }
    let exposed = exposureAxis.map { extents[$0] } ?? .missing
    let inputs = goal.speaksOfInputs ? extents.map(FigureBounds.Bounds.init) : []
    return (left, margins.withUnsafeBufferPointer { figures.bounds($0, exposed: exposed, inputs: inputs) })
  }

  func extent(_ axis: Int, of box: ReachBox) -> Extent {
    if !box.parts.isEmpty, let part = box.parts[axis] { return Extent(part.lowerBound, part.upperBound) }
    return axes[axis].extent(Int(box.ranges[axis].lowerBound)..<Int(box.ranges[axis].upperBound))
  }

  func reject(_ box: ReachBox, _ bounds: FigureBounds) {
    if let distance = goal.distance(bounds) { reject(box, distance) }
  }

  func reject(_ box: ReachBox, _ distance: Double) {
    guard best == nil else { return }
    var box = box
    box.distance = distance
    bytes += box.bytes
    rejected.append(box)
  }

  /// Cuts a box in two along the axis with the most cells.
  private func cut(_ box: ReachBox, _ leaves: [BoxLeaves]) {
    for half in halves(box) { push(half.ranges, half.parts, leaves, changed: half.changed) }
  }

  /// The halves of a box along the axis with the most cells.
  func halves(_ box: ReachBox) -> [(ranges: [Range<Int32>], parts: [ClosedRange<Double>?], changed: Int)] {
    var widest = 0
    for axis in box.ranges.indices where box.ranges[axis].count > box.ranges[widest].count { widest = axis }
    let range = box.ranges[widest]
    let middle = (range.lowerBound + range.upperBound) / 2
    return [range.lowerBound..<middle, middle..<range.upperBound].map { half in
      var ranges = box.ranges
      ranges[widest] = half
      return (ranges, box.parts, widest)
    }
  }

  // Candidates

  /// The cheapest change in a box.
  func nearest(_ box: ReachBox) -> ReachCandidate {
    candidate(
      axes.indices.map { axis in
        axes[axis].cheapest.cheapest(in: Int(box.ranges[axis].lowerBound)..<Int(box.ranges[axis].upperBound))
      }, box.parts)
  }

  /// A change to some cells, or to what is nearest in parts of them.
  func candidate(_ cells: [Int], _ parts: [ClosedRange<Double>?] = []) -> ReachCandidate {
    var values: [Value] = []
    var changed: [Int] = []
    var cost = 0.0
    for (axis, cell) in cells.enumerated() {
      if !parts.isEmpty, let part = parts[axis] {
        let number = axes[axis].nearest(part)
        values.append(axes[axis].value(of: number))
        cost += axes[axis].cost(of: number)
        if number != axes[axis].own.asCoordinate { changed.append(axis) }
      } else {
        values.append(axes[axis].cells[cell].value)
        cost += axes[axis].cheapest.costs[cell]
        if cell != axes[axis].ownCell { changed.append(axis) }
      }
    }
    return ReachCandidate(values: values, cost: cost, changed: changed)
  }

  /// The customer with a value of each axis.
  func changed(_ values: [Value]) -> Record {
    var changed = customer
    for (axis, value) in zip(axes, values) where customer[axis.name] != nil || !value.isNull {
      changed[axis.name] = value
    }
    return changed
  }

  /// What is really scored for a value of each axis.
  func score(_ values: [Value]) throws -> Figures { Figures(try scorer.score(changed(values))) }

  /// Whether what is really scored for a value of each axis meets the target.
  func meetsGoal(_ values: [Value]) throws -> Bool { try goal.isMet(try score(values), by: changed(values)) }

  /// Makes the cheapest change of a box the best if it is better and meets the target.
  ///
  /// - Returns: whether the box has nothing better.
  func take(_ candidate: ReachCandidate) throws -> Bool {
    guard candidate.isBetter(than: best) else { return true }
    guard try meetsGoal(candidate.values) else { return false }
    best = candidate
    for box in rejected { bytes -= box.bytes }
    rejected = []
    return true
  }
}

extension ReachAxis {
  /// The number of a range that is nearest to the customer's own.
  func nearest(_ range: ClosedRange<Double>) -> Double {
    guard let origin else { return range.lowerBound }
    return min(max(origin, range.lowerBound), range.upperBound)
  }
}
