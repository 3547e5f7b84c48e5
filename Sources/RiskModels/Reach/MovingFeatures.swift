import RiskExpressions

/// How each feature of a model moves with the free inputs.
struct MovingFeatures {
  /// Each feature along its dimension.
  private(set) var features: [MovingFeature]
  /// Those that read several inputs.
  private(set) var joint: [ReachModel.JointFeature] = []
  /// How many cells each dimension has: those of the axes, then those of the joint features.
  private(set) var sizes: [Int]
  private let customer: CustomerModel
  private let inputs: [Int: Int]
  private let followers: Set<Int>
  private let read: [Int]

  /// Looks at the features of the model at an index among those that score together.
  ///
  /// - Throws: an `ExpressionFault` where a part of a feature that does not move cannot be computed.
  init(_ customer: CustomerModel, _ index: Int, _ axes: [ReachAxis]) throws {
    self.customer = customer
    let plan = customer.model.plan
    features = [MovingFeature](repeating: .fixed, count: customer.features.count)
    sizes = axes.map(\.cells.count)
    inputs = Dictionary(
      axes.enumerated().compactMap { axis in plan.inputs.index(of: axis.element.name).map { ($0, axis.offset) } },
      uniquingKeysWith: { first, _ in first })
    let names = Set(axes.map(\.name))
    followers = Set(
      plan.children.aggregates.filter { !names.isDisjoint(with: $0.expression.columnNames) }
        .compactMap { plan.inputs.index(of: $0.column) })
    var readers: [Int: [Int]] = [:]
    for (axis, each) in axes.enumerated() {
      for feature in each.features[index] { readers[feature.place, default: []].append(axis) }
    }
    read = readers.keys.sorted()
    for place in read {
      let own = readers[place] ?? []
      if own.count == 1 {
        let values = axes[own[0]].features[index].first { $0.place == place }?.values ?? []
        features[place] = .along(dimension: own[0], values: values)
      } else {
        try addJoint(place, own)
      }
    }
  }

  private mutating func addJoint(_ place: Int, _ axes: [Int]) throws {
    let limits = customer.model.splitLimits.limits[place]
    // The first cell is for a missing value; each limit stands for those up to it, the last cell for all above.
    let values = [.nan] + limits + [limits.last.map(\.nextUp) ?? 0]
    features[place] = .along(dimension: sizes.count, values: values)
    joint.append(
      ReachModel.JointFeature(
        dimension: sizes.count, axes: axes, feature: try expression(place), limits: limits))
    sizes.append(values.count)
  }

  private func expression(_ place: Int) throws -> ExtentExpression {
    try ExtentExpression(
      customer.model.plan.expressions[place], inputs: inputs, unknown: followers, row: customer.row)
  }

  /// Whether a feature stays as it is.
  func isFixed(_ place: Int) -> Bool { if case .fixed = features[place] { true } else { false } }

  /// A weighted sum of the features: what stays in one number, what moves as terms.
  func terms(
    _ start: Double, _ weights: [Double], _ row: [Double], skipsMissing: Bool, rounding: Double
  ) -> WeightedTerms {
    var fixed = start
    var magnitude = abs(start)
    for (place, weight) in weights.enumerated() where weight != 0 && isFixed(place) {
      if row[place].isNaN, skipsMissing { continue }
      fixed += weight * row[place]
      magnitude += abs(weight * row[place])
    }
    let moving = read.filter { weights[$0] != 0 }
    let expressions = moving.map { place in (try? expression(place)) ?? .unknown }
    return WeightedTerms(
      fixed: fixed, magnitude: magnitude, terms: zip(moving, expressions).map { (weights[$0], $1) },
      skipsMissing: skipsMissing, rounding: rounding)
  }
}
