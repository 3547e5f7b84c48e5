import RiskExpressions

/// An input of a customer cut into cells, with what it costs to move into each of them.
struct ReachAxis: Sendable {
  /// The input.
  let name: String
  /// The type its values have.
  let type: ScalarType
  /// How its values follow one another; nil where they are levels.
  let scale: InputScale?
  /// The customer's own value.
  let own: Value
  /// The cell that has it.
  let ownCell: Int
  /// What one unit costs.
  let weight: Double
  /// What another level costs, or a value where there was none, besides its distance from the usual one.
  let flatCost: Double
  /// The number that distances are measured from: the customer's own, or a usual one where there is none.
  let origin: Double?
  /// The cells.
  let cells: [Cell]
  /// What each of them costs.
  let cheapest: CheapestCells
  /// Whether within the cells nothing changes but what follows the input smoothly.
  let isExact: Bool
  /// The features that read the input, by model: their places and their values, those of each feature together.
  let features: [[(place: Int, values: [Double])]]

  /// Neighbouring values.
  struct Cell: Sendable {
    /// The lowest and the highest of them, NaN where they are no numbers.
    let low, high: Double
    /// The one nearest to the customer's own.
    let value: Value
  }

  /// The most whole numbers that become a cell each.
  static let pointLimit = 2_048

  /// Cuts an input into cells; with `points` each whole number is one where they are not too many.
  ///
  /// - Throws: an `ExpressionFault` where a feature cannot be computed for a value.
  init(_ input: ReachInput, of varied: VariedCustomer, _ axis: InputAxis, points: Bool) {
    name = input.name
    scale = axis.scale
    isExact = axis.isExact
    own = varied.customer[input.name] ?? .null
    let type = varied.scorer.figureModels.lazy.compactMap { $0.plan.inputs[input.name]?.type }.first ?? .number
    self.type = type
    weight = input.cost / input.spread
    flatCost = input.cost
    let parts = Self.parts(axis, points: points)
    let number = own.asCoordinate
    let origin = number ?? input.median
    self.origin = origin
    let place = Self.cell(of: own, number, axis, parts)
    var cells = parts.map { part in
      Self.cell(axis, part.cell, part.places, near: origin, type)
    }
    var origins = parts.map(\.cell)
    if let place, axis.scale != nil {
      cells[place] = Cell(low: cells[place].low, high: cells[place].high, value: own)
    }
    if place == nil {
      // Whatever it is, it may stay; it is no neighbour of the cells behind it.
      cells.insert(Cell(low: number ?? .nan, high: number ?? .nan, value: own), at: 0)
      origins.insert(-1, at: 0)
    }
    let ownCell = place ?? 0
    self.ownCell = ownCell
    self.cells = cells
    features = zip(axis.features, varied.features).map { features, now in
      features.places.indices.map { index in
        let place = features.places[index]
        let values = origins.map { $0 < 0 ? now[place] : features.values[$0 * features.places.count + index] }
        return (place, values)
      }
    }
    let (weight, fixed) = (weight, number == nil ? flatCost : 0)
    let isLevel = axis.scale == nil
    cheapest = CheapestCells(
      cells.indices.map { index in
        if index == ownCell { return 0 }
        guard !isLevel, let origin, let other = cells[index].value.asCoordinate else { return input.cost }
        return fixed + abs(other - origin) * weight
      })
  }

  /// What moving to a number costs.
  func cost(of number: Double) -> Double {
    guard scale != nil, let origin else { return flatCost }
    return (own.asCoordinate == nil ? flatCost : 0) + abs(number - origin) * weight
  }

  /// What moving to a value costs.
  func cost(of value: Value) -> Double {
    if value.plainText == own.plainText { return 0 }
    return value.asCoordinate.map { cost(of: $0) } ?? flatCost
  }

  /// A cell of the input, or one value of it.
  private typealias Part = (cell: Int, places: ClosedRange<Int64>?)

  private static func parts(_ axis: InputAxis, points: Bool) -> [Part] {
    let counts = axis.cells.map { $0.places.map { UInt64(bitPattern: $0.upperBound &- $0.lowerBound) } ?? 0 }
    let isListed =
      points && axis.scale.map { $0 == .whole || $0 == .days } == true
      && counts.allSatisfy { $0 < UInt64(pointLimit) } && counts.reduce(0, +) < UInt64(pointLimit)
    return axis.cells.indices.flatMap { cell -> [Part] in
      guard isListed, let places = axis.cells[cell].places else { return [(cell, axis.cells[cell].places)] }
      return places.map { (cell, $0...$0) }
    }
  }

  private static func cell(of own: Value, _ number: Double?, _ axis: InputAxis, _ parts: [Part]) -> Int? {
    guard let scale = axis.scale else {
      return parts.firstIndex { axis.cells[$0.cell].value.plainText == own.plainText && !own.isNull }
    }
    guard let number else { return nil }
    let place = scale.place(of: number)
    guard scale.number(at: place) == number else { return nil }
    return parts.firstIndex { $0.places?.contains(place) == true }
  }

  private static func cell(
    _ axis: InputAxis, _ index: Int, _ places: ClosedRange<Int64>?, near own: Double?, _ type: ScalarType
  ) -> Cell {
    guard let scale = axis.scale, let places else {
      let number = axis.cells[index].value.asNumber ?? .nan
      return Cell(low: number, high: number, value: axis.cells[index].value)
    }
    let (low, high) = (scale.number(at: places.lowerBound), scale.number(at: places.upperBound))
    let isBelow = own.map { high < $0 } ?? (abs(high) < abs(low))
    let nearest = isBelow ? places.upperBound : places.lowerBound
    return Cell(low: low, high: high, value: scale.value(at: nearest, type: type))
  }
}

extension ReachAxis {
  /// What the input may be in some cells.
  func extent(_ cells: Range<Int>) -> Extent {
    var (low, high) = (Double.infinity, -Double.infinity)
    var canBeMissing = false
    for cell in cells {
      guard !self.cells[cell].low.isNaN else {
        // A text bounds no number; a missing value is missing.
        if !self.cells[cell].value.isNull { return .unknown }
        canBeMissing = true
        continue
      }
      low = min(low, self.cells[cell].low)
      high = max(high, self.cells[cell].high)
    }
    return Extent(low, high, canBeMissing: canBeMissing)
  }

  /// The value of a number of the scale; the customer's own where it is that.
  func value(of number: Double) -> Value {
    if number == own.asCoordinate { return own }
    guard let scale else { return own }
    return scale.value(at: scale.place(of: number), type: type)
  }
}

extension Value {
  /// The number by which a value stands on its scale: a date's is its day since 1970-01-01.
  var asCoordinate: Double? {
    if case .date(let date) = self { return Double(date.daysSinceEpoch) }
    return asNumber
  }
}
