import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// What a customer's score is to come to: `pd <= 10%`, `grade <= C and el < 500`, `decision = approve`.
public struct ScoreTarget: Sendable {
  /// As it was written.
  public let text: String
  /// The bounds it comes to; nil where it is something else than bounds on figures.
  public let bounds: [FigureBound]?
  /// What comes nearest to it where it is out of reach.
  public let aim: FigureBound
  /// The figures it speaks of, a grade as `pd`; of a decision, those its policy does.
  public let figures: Set<String>
  /// The constants it compares figures and inputs with.
  let limits: FigureLimits
  private let test: Test
  let scale: GradeScale

  /// What is asked of a score.
  private enum Test: Sendable {
    case condition(ScoreCondition)
    /// The policy's rules, and whether each makes a decision that is wanted.
    case decision([(condition: ScoreCondition?, isWanted: Bool)], inputs: [String])
  }

  /// Finds what a target speaks of.
  ///
  /// - Throws: a `Diagnostic` with a `TargetFault` or a `ScoringFault` where it is no target, or one nothing can meet.
  public init(_ written: Expression, assessor: Assessor, environment: any Environment) throws {
    let inputs = Schema(assessor.scorer.facts.map { Schema.Column($0.name, $0.type) })
    if let decision = try WantedDecision(written) {
      self = try ScoreTarget(decision, written, assessor, inputs)
    } else {
      let condition = try ScoreCondition(
        written, scale: assessor.scale, inputs: inputs, environment: environment)
      self = try ScoreTarget(condition, written, assessor.scale)
    }
  }

  private init(_ condition: ScoreCondition, _ written: Expression, _ scale: GradeScale) throws {
    let names = Set(condition.expression.columnNames)
    let spoken = names.intersection(ScoreCondition.figures.map(\.name))
    guard !spoken.isEmpty else { throw TargetFault.noFigure(written.span.text).at(written.span) }
    bounds = FigureBound.all(in: condition.expression, scale: scale)
    if let bounds { try TargetFault.check(bounds, written) }
    let named = Figures.Name.allCases.first { spoken.contains($0.rawValue) } ?? .pd
    aim = bounds?.first ?? FigureBound(figure: named, limit: 0, isBelow: true, allowsEqual: true)
    figures = Set(spoken.map { $0 == "grade" ? Figures.Name.pd.rawValue : $0 })
    var limits = FigureLimits()
    limits.gather(condition.expression, scale: scale)
    self.limits = limits
    text = written.span.text
    test = .condition(condition)
    self.scale = scale
  }

  private init(_ decision: WantedDecision, _ written: Expression, _ assessor: Assessor, _ inputs: Schema) throws {
    guard let policy = assessor.policy else { throw TargetFault.noPolicy.at(written.span) }
    let known = policy.rules.map(\.decision)
    for name in decision.names where !known.contains(name.text) {
      let near = Suggestion.nearest(to: name.text, among: known)
      throw TargetFault.unknownDecision(name.text, near: near, known: known).at(name.span)
    }
    let rules = try policy.bound(scale: assessor.scale, inputs: inputs).rules
    var limits = FigureLimits()
    for (_, condition) in rules { condition.map { limits.gather($0.expression, scale: assessor.scale) } }
    let names = rules.flatMap { $0.condition?.expression.columnNames ?? [] }
    let figures = Set(
      names.filter { name in ScoreCondition.figures.contains { $0.name == name } }
        .map { $0 == "grade" ? Figures.Name.pd.rawValue : $0 })
    self.figures = figures
    let figure = Figures.Name.allCases.first { figures.contains($0.rawValue) } ?? .pd
    let wanted = rules.map { decision.isWanted($0.rule.decision) }
    // Rules go from good to bad: what is wanted first is reached by less.
    aim = FigureBound(figure: figure, limit: 0, isBelow: wanted.first ?? true, allowsEqual: true)
    bounds = nil
    self.limits = limits
    text = written.span.text
    test = .decision(zip(rules, wanted).map { ($0.condition, $1) }, inputs: inputs.names)
    scale = assessor.scale
  }

  /// What tells whether a customer meets it.
  public func test(for customer: Record) -> TargetTest { TargetTest(self, conditions, customer) }

  /// The conditions in the order they are asked, each with what it means where it holds.
  var conditions: [(condition: ScoreCondition?, isWanted: Bool)] {
    switch test {
    case .condition(let condition): [(condition, true), (nil, false)]
    case .decision(let rules, _): rules
    }
  }

  /// The place of a probability's grade in the scale.
  func gradePlace(ofPD probability: Double) -> Value {
    scale.grade(ofPD: probability).flatMap(scale.place).map { .integer(Int64($0)) } ?? .null
  }
}

/// A target with one customer's inputs in it.
public struct TargetTest {
  private let target: ScoreTarget
  private let conditions: [(condition: ScoreCondition?, isWanted: Bool)]
  /// The figures, then the inputs, in the order of the conditions' schema.
  private var row: [Value]
  private let names: [String]

  fileprivate init(
    _ target: ScoreTarget, _ conditions: [(condition: ScoreCondition?, isWanted: Bool)], _ customer: Record
  ) {
    self.target = target
    self.conditions = conditions
    names = conditions.lazy.compactMap { $0.condition?.schema.names }.first ?? []
    row = names.map { customer[$0] ?? .null }
  }

  /// Whether figures meet the target, where an input may have another value than the customer's.
  ///
  /// - Throws: an `ExpressionFault` where a condition overflows.
  public mutating func isMet(_ figures: Figures, with input: (name: String, value: Value)? = nil) throws -> Bool {
    if let bounds = target.bounds { return bounds.allSatisfy { $0.holds(figures) } }
    if let input, let place = names.dropFirst(ScoreCondition.figures.count).firstIndex(of: input.name) {
      row[place] = input.value
    }
    for (place, name) in Figures.Name.allCases.enumerated() where place < row.count {
      row[place] = figures[name].isNaN ? .null : .number(figures[name])
    }
    if row.count > Figures.Name.allCases.count {
      row[Figures.Name.allCases.count] = target.gradePlace(ofPD: figures.pd)
    }
    for (condition, isWanted) in conditions {
      guard let condition else { return isWanted }
      guard case .boolean(let holds) = try condition.expression.evaluate(row) else { return false }
      if holds { return isWanted }
    }
    return false
  }
}

/// `decision = approve`, or one of several decisions, or any but one.
private struct WantedDecision {
  let names: [Identifier]
  let isNegated: Bool

  /// Reads a target on the decision; nil for any other.
  ///
  /// - Throws: a `Diagnostic` where the decision stands in something else.
  init?(_ written: Expression) throws {
    guard case .binary(let symbol, let left, let right) = written.kind, left.isDecision else {
      guard !written.mentionsDecision else { throw TargetFault.badDecision.at(written.span) }
      return nil
    }
    let items: [Expression]
    if case .list(let list) = right.kind, symbol == .in { items = list } else { items = [right] }
    let names = items.compactMap { item -> Identifier? in
      switch item.kind {
      case .name(let name): name
      case .text(let text): Identifier(text, span: item.span)
      default: nil
      }
    }
    guard [.equal, .notEqual, .in].contains(symbol), names.count == items.count, !names.isEmpty else {
      throw TargetFault.badDecision.at(written.span)
    }
    self.names = names
    isNegated = symbol == .notEqual
  }

  func isWanted(_ decision: String) -> Bool { names.contains { $0.text == decision } != isNegated }
}

extension Expression {
  /// Whether it is the decision itself.
  fileprivate var isDecision: Bool { if case .name(let name) = kind { name.text == "decision" } else { false } }

  /// Whether the decision stands in it.
  fileprivate var mentionsDecision: Bool { isDecision || children.contains(where: \.mentionsDecision) }
}
