public import RiskExpressions

/// A target on a customer's score, as what a change is to achieve.
public struct TargetGoal: ReachGoal {
  private let target: ScoreTarget
  private let rules: [(condition: ExtentExpression?, isWanted: Bool)]
  public let speaksOfInputs: Bool

  /// Takes a target for a customer of whom some inputs may change, in the order they are looked at.
  ///
  /// - Throws: an `ExpressionFault` where a part of the target that does not change cannot be computed.
  public init(_ target: ScoreTarget, customer: Record, changing names: [String]) throws {
    self.target = target
    speaksOfInputs = target.bounds == nil && names.contains(where: target.limits.speaks)
    rules = try target.conditions.map { rule in
      (try rule.condition.map { try Self.prepared($0, customer, names) }, rule.isWanted)
    }
  }

  /// A condition over the figures, the grade and the inputs that may change.
  private static func prepared(
    _ condition: ScoreCondition, _ customer: Record, _ names: [String]
  ) throws -> ExtentExpression {
    let figures = ScoreCondition.figures.count
    var places = Dictionary(uniqueKeysWithValues: (0..<figures).map { ($0, $0) })
    for (place, name) in names.enumerated() {
      if let column = condition.schema.names.dropFirst(figures).firstIndex(of: name) {
        places[column] = figures + place
      }
    }
    return try ExtentExpression(
      condition.expression, inputs: places, unknown: [],
      row: condition.schema.names.enumerated().map { $0 < figures ? .null : customer[$1] ?? .null })
  }

  public func verdict(_ bounds: FigureBounds) -> ReachVerdict {
    guard let limits = target.bounds else { return verdictOfRules(bounds) }
    var verdict = ReachVerdict.always
    for limit in limits {
      switch limit.verdict(bounds[limit.figure]) {
      case .never: return .never
      case .perhaps: verdict = .perhaps
      case .always: continue
      }
    }
    return verdict
  }

  /// Goes through the rules as long as one before may not have decided.
  private func verdictOfRules(_ bounds: FigureBounds) -> ReachVerdict {
    let values = values(bounds)
    var (canMeet, canFail) = (false, false)
    for (condition, isWanted) in rules {
      let extent = condition.map { condition in values.withUnsafeBufferPointer { condition.extent($0) } } ?? Extent(1)
      if extent.canBeMissing { canFail = true }
      if !extent.isEmpty, extent.high >= 1 { if isWanted { canMeet = true } else { canFail = true } }
      if extent.isEmpty || extent.low >= 1 { return Self.verdict(canMeet, canFail) }
    }
    // Where no rule decides there is no decision.
    return Self.verdict(canMeet, true)
  }

  private static func verdict(_ canMeet: Bool, _ canFail: Bool) -> ReachVerdict {
    canMeet ? (canFail ? .perhaps : .always) : .never
  }

  /// The figures, the grade by its place, and the inputs that may change.
  private func values(_ bounds: FigureBounds) -> [Extent] {
    let figures = Figures.Name.allCases.map { Extent(bounds[$0]) }
    return figures + [grade(Extent(bounds.pd))] + bounds.inputs.map { Extent($0) }
  }

  private func grade(_ pd: Extent) -> Extent {
    guard !pd.isEmpty else { return .missing }
    let ends = [max(0, pd.low), min(1, pd.high)].map { target.gradePlace(ofPD: $0).asNumber ?? .nan }
    return Extent(ends[0], ends[1], canBeMissing: pd.canBeMissing)
  }

  public func distance(_ bounds: FigureBounds) -> Double? {
    let figure = bounds[target.aim.figure]
    guard !figure.isMissing else { return nil }
    return target.aim.isBelow ? figure.low : -figure.high
  }

  public func isMet(_ figures: Figures, by customer: Record) throws -> Bool {
    var test = target.test(for: customer)
    return try test.isMet(figures)
  }
}

extension FigureBound {
  /// Whether figures within bounds are within this one.
  fileprivate func verdict(_ bounds: FigureBounds.Bounds) -> ReachVerdict {
    guard !bounds.isMissing else { return .never }
    let (best, worst) = isBelow ? (bounds.low, bounds.high) : (-bounds.high, -bounds.low)
    let limit = isBelow ? limit : -limit
    if allowsEqual ? best > limit : best >= limit { return .never }
    return (allowsEqual ? worst <= limit : worst < limit) && !bounds.canBeMissing ? .always : .perhaps
  }
}

extension Extent {
  /// The bounds of a figure.
  fileprivate init(_ bounds: FigureBounds.Bounds) {
    self = bounds.isMissing ? .missing : Extent(bounds.low, bounds.high, canBeMissing: bounds.canBeMissing)
  }
}
