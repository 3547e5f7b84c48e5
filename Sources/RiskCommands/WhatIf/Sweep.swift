import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// A customer with one input or two going through values.
struct Sweep {
  /// An input with the values it goes through.
  struct Axis {
    let name: String
    let values: [Value]
  }

  let customer: Customer
  let axes: [Axis]
  let assessor: Assessor
  /// An assessment for each value; of two inputs, the second one's values go through all of the first's.
  let assessments: [Assessment]

  /// The most points one input goes through, and the most cells of two.
  static let pointLimit = 10_000

  /// Reads what was asked for, and assesses every point.
  init(_ groups: [[Argument]], of customer: Customer, _ assessor: Assessor, in session: Session) throws {
    guard groups.count <= 2 else { throw WhatIfFault.tooManyAxes.at(groups[2][0].span) }
    var axes: [Axis] = []
    for group in groups {
      let axis = try Axis(group, of: customer, assessor, in: session)
      guard !axes.contains(where: { $0.name == axis.name }) else {
        throw CommandFault.changeTwice(axis.name).at(group[0].span)
      }
      axes.append(axis)
    }
    let count = axes.reduce(1.0) { $0 * Double($1.values.count) }
    guard count <= Double(Self.pointLimit) else {
      throw WhatIfFault.gridTooLarge(Int(min(count, 1e18)), limit: Self.pointLimit).at(groups[0][0].span)
    }
    (self.customer, self.axes, self.assessor) = (customer, axes, assessor)
    var inputs = customer.inputs
    var assessments: [Assessment] = []
    for second in axes.count > 1 ? axes[1].values : [.null] {
      try session.checkpoint(.share(Double(assessments.count) / max(1, count)))
      if axes.count > 1 { inputs[axes[1].name] = second }
      for first in axes[0].values {
        inputs[axes[0].name] = first
        assessments.append(try assessor.assess(inputs))
      }
    }
    self.assessments = assessments
  }

  /// The inputs of each point.
  var points: [[Value]] {
    guard axes.count > 1 else { return axes[0].values.map { [$0] } }
    return axes[1].values.flatMap { second in axes[0].values.map { [$0, second] } }
  }
}

extension Sweep.Axis {
  /// Reads an input and its values: `util over 0..1 step 0.1`, or only `util`.
  init(_ group: [Argument], of customer: Customer, _ assessor: Assessor, in session: Session) throws {
    guard (1...2).contains(group.count), group[0].label == nil, let name = try session.name(of: group[0].value) else {
      throw WhatIfFault.notAnAxis.at(group[0].span)
    }
    let facts = assessor.scorer.facts.first { $0.name == name.text }
    guard let facts else {
      let names = assessor.scorer.facts.map(\.name)
      let near = Suggestion.nearest(to: name.text, among: names)
      throw FeatureFault.unknownInput(name.text, model: assessor.scorer.models[0].name, near: near).at(name.span)
    }
    self.name = name.text
    guard group.count > 1 else {
      guard let values = facts.usualValues else { throw WhatIfFault.nothingKnown(name.text).at(name.span) }
      self.values = values
      return
    }
    let written = try group[1].asExpression()
    values = try Self.values(try session.evaluate(written), at: written.span)
  }

  private static func values(_ value: Value, at span: Span) throws -> [Value] {
    switch value {
    case .range(let range):
      guard range.count <= Sweep.pointLimit else {
        throw WhatIfFault.gridTooLarge(range.count, limit: Sweep.pointLimit).at(span)
      }
      return (0..<range.count).map(range.value)
    case .list(let items):
      guard !items.isEmpty, items.allSatisfy({ $0.scalarType != nil }) else { throw WhatIfFault.notAnAxis.at(span) }
      return items
    default: throw WhatIfFault.notAnAxis.at(span)
    }
  }
}

extension InputFacts {
  /// The values that make sense: the levels, the whole numbers of a short range, or 101 points of a long one; nil where
  /// neither the feature set nor training tells.
  var usualValues: [Value]? {
    if type == .boolean { return [.boolean(false), .boolean(true)] }
    if let levels = profile?.levels, !levels.isEmpty { return levels.map(Value.text) }
    guard type.isNumeric, let usual else { return nil }
    let width = usual.upperBound - usual.lowerBound
    let step = isWhole ? max(1, (width / 100).rounded(.up)) : width > 0 ? width / 100 : 1
    return NumberRange(usual.lowerBound, usual.upperBound, step: step, isWhole: isWhole).map { range in
      (0..<range.count).map(range.value)
    }
  }
}
