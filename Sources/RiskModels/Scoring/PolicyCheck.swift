import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// Looks for gaps between the rules of a policy, and for rules that those before them never leave anything to.
///
/// Where every condition compares figures and inputs with constants, the constants cut their values into stretches on
/// which no rule changes its mind: a point of each stands for all, and what holds at the points holds everywhere.
/// Other conditions cannot be looked through; then only `otherwise` makes sure that there is no gap.
struct PolicyCheck {
  private let rules: [DecisionPolicy.Rule]
  private let scale: GradeScale
  /// The most points that are tried.
  private static let pointLimit = 20_000

  init(_ rules: [DecisionPolicy.Rule], scale: GradeScale) {
    self.rules = rules
    self.scale = scale
  }

  /// - Throws: a `Diagnostic` at a rule that never decides, or at the whole where there is a gap.
  func check(_ places: [Span], whole: Span) throws {
    let conditions = rules.compactMap(\.condition)
    var constants: [String: Set<Double>] = [:]
    let isClear = conditions.allSatisfy { $0.gatherConstants(&constants, scale) }
    let axes = constants.sorted { $0.key < $1.key }.map { ($0.key, Self.points(around: $0.value, of: $0.key)) }
    let count = axes.reduce(1.0) { $0 * Double($1.1.count) }
    let endsOpen = rules.last?.condition != nil
    guard isClear, count <= Double(Self.pointLimit) else {
      if endsOpen { throw ScoringFault.policyGap(at: nil).at(whole) }
      return
    }
    let bound = try bind(Schema(axes.map { Schema.Column($0.0, .number) }))
    var decides = Set<Int>()
    try Self.forEachPoint(axes) { point in
      guard let place = try first(bound, at: point) else {
        throw ScoringFault.policyGap(at: Self.words(point)).at(whole)
      }
      decides.insert(place)
    }
    if let idle = rules.indices.first(where: { !decides.contains($0) }) {
      let before = rules.prefix(idle).map(\.decision).last ?? ""
      throw ScoringFault.ruleNeverDecides(rules[idle].decision, before: before).at(places[idle])
    }
  }

  private func bind(_ inputs: Schema) throws -> [ScoreCondition?] {
    try rules.map { rule in
      try rule.condition.map {
        try ScoreCondition($0, scale: scale, inputs: inputs, environment: EmptyEnvironment())
      }
    }
  }

  /// The first rule that holds at a point.
  private func first(_ conditions: [ScoreCondition?], at point: [(name: String, value: Double)]) throws -> Int? {
    let values = Dictionary(point.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    for (place, condition) in conditions.enumerated() {
      guard let condition else { return place }
      let row = condition.schema.columns.map { column -> Value in
        guard let value = values[column.name] else { return .number(0) }
        return column.name == "grade" ? .integer(Int64(value)) : .number(value)
      }
      if case .boolean(true) = try condition.expression.evaluate(row) { return place }
    }
    return nil
  }

  /// A point for each constant, between each two, and beyond the outermost, as far as the figure goes.
  private static func points(around constants: Set<Double>, of name: String) -> [Double] {
    let sorted = constants.sorted()
    guard let first = sorted.first, let last = sorted.last else { return [0] }
    if name == "grade" { return Array(stride(from: min(0, first), through: last + 1, by: 1)) }
    let between = zip(sorted, sorted.dropFirst()).map { $0 + ($1 - $0) / 2 }
    let points = sorted + between + [first - max(1, abs(first)), last + max(1, abs(last))]
    let limits: ClosedRange<Double> = name == "pd" ? 0...1 : -Double.infinity...Double.infinity
    let ends = name == "pd" ? [0, first / 2, 1, (1 + last) / 2] : []
    return Set((points + ends).filter(limits.contains)).sorted()
  }

  private static func forEachPoint(
    _ axes: [(String, [Double])], _ body: ([(name: String, value: Double)]) throws -> Void
  ) rethrows {
    var places = [Int](repeating: 0, count: axes.count)
    while true {
      try body(zip(axes, places).map { ($0.0, $0.1[$1]) })
      guard let axis = axes.indices.last(where: { places[$0] + 1 < axes[$0].1.count }) else { return }
      places[axis] += 1
      for later in (axis + 1)..<max(axis + 1, axes.count) { places[later] = 0 }
    }
  }

  private static func words(_ point: [(name: String, value: Double)]) -> String {
    point.map { "\($0.name) = \(Value.number($0.value).plainText)" }.joined(separator: ", ")
  }
}

extension Expression {
  /// Gathers what names are compared with; false where it does something else than compare names with constants.
  fileprivate func gatherConstants(_ constants: inout [String: Set<Double>], _ scale: GradeScale) -> Bool {
    switch kind {
    case .unary(.not, let operand): return operand.gatherConstants(&constants, scale)
    case .binary(.and, let left, let right), .binary(.or, let left, let right):
      return left.gatherConstants(&constants, scale) && right.gatherConstants(&constants, scale)
    case .binary(.in, let left, let items):
      guard case .list(let values) = items.kind else { return false }
      return values.allSatisfy { left.gather($0, &constants, scale) }
    case .binary(let symbol, let left, let right):
      guard [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual].contains(symbol) else { return false }
      return left.gather(right, &constants, scale) || right.gather(left, &constants, scale)
    case .between(let value, let low, let high):
      return value.gather(low, &constants, scale) && value.gather(high, &constants, scale)
    default: return false
    }
  }

  /// Takes a constant down that a name is compared with.
  private func gather(_ other: Expression, _ constants: inout [String: Set<Double>], _ scale: GradeScale) -> Bool {
    guard case .name(let name) = kind else { return false }
    if name.text == "grade" {
      switch other.kind {
      case .name(let grade): scale.place(of: grade.text).map { _ = constants["grade", default: []].insert(Double($0)) }
      case .text(let grade): scale.place(of: grade).map { _ = constants["grade", default: []].insert(Double($0)) }
      default: return false
      }
      return true
    }
    guard other.isConstant, let value = try? Evaluator(EmptyEnvironment()).evaluate(other).asNumber, value.isFinite
    else { return false }
    constants[name.text, default: []].insert(value)
    return true
  }
}
