import RiskExpressions
import RiskSyntax

/// Where along an axis a target is met.
struct TargetCourse {
  private let customer: VariedCustomer
  private let target: ScoreTarget
  private let axis: InputAxis
  private var test: TargetTest
  /// The stretches of places, or the numbers of cells where they are levels, at which the target is met.
  private(set) var met: [ClosedRange<Int64>] = []
  /// The places at which the models come nearest to the target, and what they say there.
  private var best: (places: ClosedRange<Int64>, figures: Figures)?
  /// Whether every value was accounted for.
  private(set) var isExact: Bool
  private var levelFigures: [Figures] = []
  private let type: ScalarType
  /// The customer's own value; nil where it has no place among numbers.
  private let own: Double?
  /// Whether figures change within cells, too.
  private let isSmooth: Bool
  /// Whether the target speaks of the input itself.
  private let isSpokenOf: Bool

  /// Takes an axis.
  init(_ customer: VariedCustomer, _ target: ScoreTarget, _ axis: InputAxis) {
    self.customer = customer
    self.target = target
    self.axis = axis
    isExact = axis.isExact
    own = customer.customer[axis.input]?.position
    type = customer.scorer.facts.first { $0.name == axis.input }?.type ?? .number
    isSmooth = axis.features.contains { $0.ends != nil } || customer.scorer.exposureColumn == axis.input
    isSpokenOf = target.bounds == nil && target.limits.speaks(of: axis.input)
    test = target.test(for: customer.customer)
  }

  /// Looks at every cell.
  mutating func follow() throws {
    let figures = try customer.figures(along: axis)
    guard let scale = axis.scale else {
      levelFigures = figures
      for (cell, figures) in figures.enumerated() {
        try add(Int64(cell)...Int64(cell), axis.cells[cell].value, figures)
      }
      return
    }
    let ends = isSmooth ? try customer.figures(along: axis, atEnds: true) : figures
    var probe = AxisProbe(axis, of: customer, scale: scale)
    for (cell, first) in figures.enumerated() {
      guard let places = axis.cells[cell].places else { continue }
      let cuts =
        isSmooth || isSpokenOf ? try self.cuts(in: cell, places, first, ends[cell], scale, &probe) : []
      guard !cuts.isEmpty else {
        try add(places, axis.cells[cell].value, first)
        if isSmooth { consider(places.upperBound...places.upperBound, ends[cell]) }
        continue
      }
      for (lower, next) in zip([places.lowerBound] + cuts, cuts + [places.upperBound + 1]) {
        let figures = try probe.figures(at: lower)
        try add(lower...next - 1, scale.value(at: lower, type: type), figures)
        if isSmooth { consider(next - 1...next - 1, try probe.figures(at: next - 1)) }
      }
    }
  }

  private mutating func add(_ places: ClosedRange<Int64>, _ value: Value, _ figures: Figures) throws {
    consider(isSmooth ? places.lowerBound...places.lowerBound : places, figures)
    guard try test.isMet(figures, with: (axis.input, value)) else { return }
    if axis.scale != nil, let last = met.last, last.upperBound + 1 == places.lowerBound {
      met[met.count - 1] = last.lowerBound...places.upperBound
    } else {
      met.append(places)
    }
  }

  /// Takes places for the best where they are better, or as good and nearer to the customer's own value.
  private mutating func consider(_ places: ClosedRange<Int64>, _ figures: Figures) {
    guard !figures[target.aim.figure].isNaN else { return }
    guard let known = best else { return best = (places, figures) }
    let isEqual = figures[target.aim.figure] == known.figures[target.aim.figure]
    if isEqual ? distance(to: places) < distance(to: known.places) : target.aim.prefers(figures, to: known.figures) {
      best = (places, figures)
    }
  }

  private func distance(to places: ClosedRange<Int64>) -> Double {
    guard let scale = axis.scale, let own else { return 0 }
    return max(scale.number(at: places.lowerBound) - own, own - scale.number(at: places.upperBound), 0)
  }

  // Inside a cell

  /// The places within a cell at which a condition of the target may change its mind: the first of each new stretch.
  private mutating func cuts(
    in cell: Int, _ places: ClosedRange<Int64>, _ first: Figures, _ last: Figures, _ scale: InputScale,
    _ probe: inout AxisProbe
  ) throws -> [Int64] {
    guard places.distance > 0 else { return [] }
    var cuts: Set<Int64> = []
    if isSpokenOf {
      if target.limits.obscure.contains(axis.input) { isExact = false }
      for constant in target.limits.constants[axis.input] ?? [] {
        let place = scale.place(of: constant)
        cuts.formUnion([place, place + 1])
      }
    }
    if isSmooth, customer.isMoving(in: cell, of: axis) {
      if !goesOneWay(in: cell, first, last) {
        // Whole numbers and days can be looked at one by one.
        guard scale == .numbers || places.distance >= UInt64(InputAxis.listLimit) else {
          return Array(places.dropFirst())
        }
        isExact = false
      }
      try cuts.formUnion(crossings(in: places, first, last, &probe))
    }
    return cuts.filter { places.lowerBound < $0 && $0 <= places.upperBound }.sorted()
  }

  /// Whether every figure that the target speaks of goes one way in a cell, and is compared with constants alone.
  private func goesOneWay(in cell: Int, _ first: Figures, _ last: Figures) -> Bool {
    let names = Figures.Name.allCases.map(\.rawValue)
    guard target.limits.obscure.isDisjoint(with: names + ["grade"]) else { return false }
    guard customer.trend(in: cell, of: axis) != nil else { return false }
    return target.limits.constants[Figures.Name.el.rawValue] == nil || goesOneWay(first, last)
  }

  /// The places at which a figure comes to, or leaves, a number that it is compared with.
  private func crossings(
    in places: ClosedRange<Int64>, _ first: Figures, _ last: Figures, _ probe: inout AxisProbe
  ) throws -> [Int64] {
    var found: [Int64] = []
    for name in Figures.Name.allCases {
      for constant in target.limits.constants[name.rawValue] ?? [] {
        found += try crossings(of: name, constant, in: places, first, last, &probe)
      }
    }
    return found
  }

  /// Whether the factors of the expected loss go the same way and keep their sign, so that their product goes that way.
  private func goesOneWay(_ first: Figures, _ last: Figures) -> Bool {
    guard !first.expectedLoss.isNaN || !last.expectedLoss.isNaN else { return true }
    let factors = [Figures.Name.pd, .lgd] + (customer.scorer.expectedLoss == .ofAmount ? [] : [.ead])
    let rises = factors.contains { first[$0] < last[$0] }
    let falls = factors.contains { first[$0] > last[$0] }
    return !(rises && falls) && factors.allSatisfy { min(first[$0], last[$0]) >= 0 }
  }

  /// Where a figure comes to a number and where it leaves it, by halving.
  private func crossings(
    of name: Figures.Name, _ constant: Double, in places: ClosedRange<Int64>, _ first: Figures, _ last: Figures,
    _ probe: inout AxisProbe
  ) throws -> [Int64] {
    var found: [Int64] = []
    for isPast in [{ $0 < constant }, { $0 <= constant }] as [(Double) -> Bool] {
      guard isPast(first[name]) != isPast(last[name]) else { continue }
      let place = try places.first { isPast(try probe.figures(at: $0)[name]) != isPast(first[name]) }
      if let place { found.append(place) }
    }
    return found
  }

  // What comes of it

  /// The values that meet the target.
  var values: [Lever.Values] {
    met.compactMap { places in
      if let scale = axis.scale {
        return .range(scale.number(at: places.lowerBound)...scale.number(at: places.upperBound))
      }
      return switch axis.cells[Int(places.lowerBound)].value {
      case .boolean(let holds): .condition(holds)
      case let value: .level(value.plainText)
      }
    }
  }

  /// The value nearest to the customer's own that meets the target; of levels, the one that goes furthest.
  func nearest(to now: Value, _ facts: InputFacts) throws -> Lever.Option? {
    guard !met.isEmpty else { return nil }
    guard let scale = axis.scale else {
      let cells = met.map { Int($0.lowerBound) }
      if let own = cells.first(where: { now.isSame(as: axis.cells[$0].value) }) { return option(own) }
      return cells.reduce(nil as Int?) { best, cell in
        guard let best else { return cell }
        return target.aim.prefers(levelFigures[cell], to: levelFigures[best]) ? cell : best
      }.map(option)
    }
    let ranges = met.map { scale.number(at: $0.lowerBound)...scale.number(at: $0.upperBound) }
    let start = own ?? facts.profile?.median ?? ranges[0].lowerBound
    let distances = ranges.map { max($0.lowerBound - start, start - $0.upperBound, 0) }
    guard let place = distances.indices.min(by: { distances[$0] < distances[$1] }) else { return nil }
    let found = Self.place(toward: start, in: ranges[place], scale, facts)
    var probe = AxisProbe(axis, of: customer, scale: scale)
    return Lever.Option(value: scale.value(at: found, type: type), figures: try probe.figures(at: found))
  }

  /// The value that comes nearest to the target; nil where some value meets it, or no figure can be told.
  func best(_ facts: InputFacts) -> Lever.Option? {
    guard met.isEmpty, let best else { return nil }
    guard let scale = axis.scale else { return option(Int(best.places.lowerBound)) }
    let range = scale.number(at: best.places.lowerBound)...scale.number(at: best.places.upperBound)
    let place = Self.place(toward: own ?? facts.profile?.median ?? range.lowerBound, in: range, scale, facts)
    return Lever.Option(value: scale.value(at: place, type: type), figures: best.figures)
  }

  private static func place(
    toward start: Double, in range: ClosedRange<Double>, _ scale: InputScale, _ facts: InputFacts
  ) -> Int64 {
    scale.place(
      of: InputDomain.rounded(toward: start, in: range, scale, tolerance: facts.tolerance(around: start)))
  }

  private func option(_ cell: Int) -> Lever.Option {
    Lever.Option(value: axis.cells[cell].value, figures: levelFigures[cell])
  }
}

extension Value {
  /// A number, or a date in days; nil for what has no place among numbers.
  var position: Double? {
    if case .date(let date) = self { return Double(date.daysSinceEpoch) }
    return asNumber.flatMap { $0.isNaN ? nil : $0 }
  }

  /// Whether it is a level's value, however it was written: conditions may come as 1 and 0.
  fileprivate func isSame(as level: Value) -> Bool {
    if let number = asNumber { return number == level.asNumber }
    return plainText == level.plainText
  }
}
