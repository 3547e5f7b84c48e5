import RiskExpressions

/// Finds where along an input a feature passes from one side of a limit to the other, to the very next value.
struct StepSearch {
  /// The row whose input varies.
  var row: VariedRow
  /// How many guesses along secants are worth more than halving.
  private static let guesses = 12

  /// The places in a stretch at which the feature gets past a limit: each is the first place on the other side.
  ///
  /// - Returns: nil where the feature has no value at an end of a stretch that should have one.
  mutating func steps(of expression: RowExpression, in stretch: Stretch, limits: [Double]) throws -> [Int64]? {
    if case .column = expression.node { return stretch.isMissing ? [] : own(stretch.places, limits) }
    let first = Point(stretch.places.lowerBound, try row.feature(expression, at: stretch.places.lowerBound))
    let last = Point(stretch.places.upperBound, try row.feature(expression, at: stretch.places.upperBound))
    guard first.value.isNaN == last.value.isNaN else { return nil }
    guard !first.value.isNaN, stretch.trend != .steady else { return [] }
    let isRising = stretch.trend == .rising
    guard isRising ? first.value <= last.value : first.value >= last.value else { return nil }
    let passed = limits.filter { min(first.value, last.value) <= $0 && $0 < max(first.value, last.value) }
    var steps: [Int64] = []
    var from = first
    for limit in isRising ? passed : passed.reversed() where (from.value > limit) != isRising {
      guard let step = try step(of: expression, past: limit, from, last) else { return nil }
      if steps.last != step.place { steps.append(step.place) }
      from = step
    }
    return steps
  }

  /// The steps of the input itself.
  private func own(_ places: ClosedRange<Int64>, _ limits: [Double]) -> [Int64] {
    limits.map { row.scale.place(of: $0) + 1 }.filter { places.lowerBound < $0 && $0 <= places.upperBound }
  }

  /// A place with the feature's value there.
  private struct Point {
    let place: Int64
    let value: Double

    init(_ place: Int64, _ value: Double) { (self.place, self.value) = (place, value) }
  }

  /// The first place on the other side of a limit, and the value there.
  ///
  /// Secants come near in a few steps; then the last values are told apart one by one, by widening and halving.
  private mutating func step(
    of expression: RowExpression, past limit: Double, _ first: Point, _ last: Point
  ) throws -> Point? {
    var (below, above) = (first, last)
    let isPast = { (value: Double) in (value > limit) == (last.value > limit) }
    var (older, newer) = (first, last)
    for _ in 0..<StepSearch.guesses where (below.place...above.place).distance > 8 {
      guard let guess = secant(older, newer, limit, below.place + 1...above.place - 1) else { break }
      let point = Point(guess, try row.feature(expression, at: guess))
      guard !point.value.isNaN else { return nil }
      if isPast(point.value) { above = point } else { below = point }
      let isNear = (min(point.place, newer.place)...max(point.place, newer.place)).distance <= 4
      (older, newer) = (newer, point)
      if isNear { break }
    }
    (below, above) = try widened(from: newer, expression, isPast, below, above)
    while (below.place...above.place).distance > 1 {
      let middle = (below.place...above.place).middle
      let point = Point(middle, try row.feature(expression, at: middle))
      if isPast(point.value) { above = point } else { below = point }
    }
    guard try isSettled(expression, around: above.place, in: first.place...last.place, isPast) else { return nil }
    return above
  }

  /// Whether a step is the only one near it.
  ///
  /// Exponentials, logarithms and powers are not rounded to the nearest but nearly so: where two of their values lie
  /// closer than that, they might come in the wrong order.
  private mutating func isSettled(
    _ expression: RowExpression, around step: Int64, in places: ClosedRange<Int64>, _ isPast: (Double) -> Bool
  ) throws -> Bool {
    guard expression.isNearlyRounded else { return true }
    for place in max(places.lowerBound, step - 8)...min(places.upperBound, step + 7) {
      guard isPast(try row.feature(expression, at: place)) == (place >= step) else { return false }
    }
    return true
  }

  /// Closes in around a point: steps of 1, 2, 4 and so on until one lands on the other side.
  private mutating func widened(
    from point: Point, _ expression: RowExpression, _ isPast: (Double) -> Bool, _ below: Point, _ above: Point
  ) throws -> (below: Point, above: Point) {
    var (below, above) = (below, above)
    let direction: Int64 = isPast(point.value) ? -1 : 1
    var width: Int64 = 1
    while width < 1 << 20 {
      let place = (direction < 0 ? above.place : below.place) + direction * width
      guard below.place < place, place < above.place else { break }
      let next = Point(place, try row.feature(expression, at: place))
      if isPast(next.value) { above = next } else { below = next }
      if isPast(next.value) == (direction > 0) { break }
      width *= 4
    }
    return (below, above)
  }

  /// Where the line through two points meets a limit, within places.
  private func secant(_ first: Point, _ second: Point, _ limit: Double, _ places: ClosedRange<Int64>) -> Int64? {
    let (x, y) = (row.scale.number(at: first.place), row.scale.number(at: second.place))
    let guess = y + (limit - second.value) * ((y - x) / (second.value - first.value))
    guard guess.isFinite else { return nil }
    let place = row.scale.place(of: guess)
    return places.contains(place) ? place : place < places.lowerBound ? places.lowerBound : places.upperBound
  }
}

extension RowExpression {
  /// Whether a function stands in it whose values are not always the nearest Doubles.
  fileprivate var isNearlyRounded: Bool {
    switch node {
    case .constant, .column, .window: return false
    case .call(let function, let arguments):
      if ["exp", "ln", "log10", "log1p", "pow", "^"].contains(function.name) { return true }
      return arguments.contains(where: \.isNearlyRounded)
    case .choice(let branches, let otherwise):
      return branches.contains { $0.condition.isNearlyRounded || $0.value.isNearlyRounded }
        || otherwise?.isNearlyRounded ?? false
    }
  }
}
