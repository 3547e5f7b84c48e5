import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// What is made of a category's levels.
enum CategoryUse: String, Sendable, CaseIterable {
  case frequency, ordinal, onehot, category

  /// Whether it is a feature of its own, and no part of an expression.
  var standsAlone: Bool { self == .onehot || self == .category }

  /// How many levels get a feature of their own; the rarest others share one.
  static let onehotLimit = 50
  /// What that one is called.
  static let other = "other"
}

/// A category in a feature, with what is made of it.
struct CategoryCall: Sendable {
  let use: CategoryUse
  /// What has the levels.
  let value: Expression
  /// Where the call stands, as a text for what was learned.
  let text: String

  /// Reads `frequency(x)`, `ordinal(x)`, `onehot(x)` or `category(x)`; nil for anything else, and for `ordinal(x, […])`,
  /// where nothing is learned.
  static func read(_ expression: Expression) throws -> CategoryCall? {
    guard case .call(let name, let arguments) = expression.kind, let use = CategoryUse(rawValue: name.text) else {
      return nil
    }
    if use == .ordinal, arguments.count == 2 { return nil }
    guard arguments.count == 1, arguments[0].label == nil else {
      throw FeatureFault.categoryArguments(name.text).at(expression.span)
    }
    return CategoryCall(use: use, value: arguments[0].value, text: expression.span.text)
  }

  /// What stands for it until its levels are known: a number of the same columns.
  var placeholder: Expression {
    value.choosing(
      [(Expression(literal: .isNull(value, negated: false), span: value.span), value.number(0))],
      otherwise: value.number(1))
  }

  /// The number that stands for each level; of `category` learners make groups of levels, whatever the numbers.
  func expression(_ levels: [Level]) -> Expression {
    switch use {
    case .frequency: frequency(levels)
    case .ordinal, .category, .onehot: ordinal(levels.compactMap { $0.value.literal(at: value.span) })
    }
  }

  private func frequency(_ levels: [Level]) -> Expression {
    let total = levels.reduce(0) { $0 + Double($1.count) }
    let missing = levels.first { $0.value.isNull }?.count ?? 0
    let isMissing = Expression(literal: .isNull(value, negated: false), span: value.span)
    let known = levels.compactMap { level in
      level.value.literal(at: value.span).map { (value.equals($0), value.number(Double(level.count) / total)) }
    }
    return value.choosing([(isMissing, value.number(Double(missing) / total))] + known, otherwise: value.number(0))
  }

  private func ordinal(_ levels: [Expression]) -> Expression { value.places(in: levels) }

  /// A feature for each level, by its name: 1 where the value is that level, else 0.
  func indicators(_ levels: [Level]) -> [(name: String, expression: Expression)] {
    let known = levels.filter { !$0.value.isNull }
    let places = known.indices.sorted { first, second in
      let (count, other) = (known[first].count, known[second].count)
      return count == other ? first < second : count > other
    }
    let kept = places.prefix(CategoryUse.onehotLimit).sorted().map { known[$0].value }
    let one = value.whole(1)
    let zero = value.whole(0)
    var indicators = kept.compactMap { level in
      level.literal(at: value.span).map {
        (name: level.plainText, expression: value.choosing([(value.equals($0), one)], otherwise: zero))
      }
    }
    if kept.count < known.count {
      let isMissing = Expression(literal: .isNull(value, negated: false), span: value.span)
      let named = kept.compactMap { level in level.literal(at: value.span).map { (value.equals($0), zero) } }
      var other = CategoryUse.other
      while indicators.contains(where: { $0.name == other }) { other += "_" }
      indicators.append((other, value.choosing([(isMissing, zero)] + named, otherwise: one)))
    }
    return indicators
  }
}

extension Expression {
  /// The place of the value among several, from 1; missing where it is none of them.
  func places(in levels: [Expression]) -> Expression {
    choosing(levels.enumerated().map { (equals($1), whole(Int64($0 + 1))) }, otherwise: nil)
  }

  fileprivate func choosing(_ cases: [(Expression, Expression)], otherwise: Expression?) -> Expression {
    guard !cases.isEmpty else { return otherwise ?? Expression(literal: .null, span: span) }
    return Expression(
      literal: .choice(cases.map { Branch(condition: $0, value: $1) }, otherwise: otherwise), span: span)
  }

  fileprivate func equals(_ other: Expression) -> Expression {
    Expression(literal: .binary(.equal, self, other), span: span)
  }

  fileprivate func number(_ value: Double) -> Expression { Expression(literal: .number(value), span: span) }

  fileprivate func whole(_ value: Int64) -> Expression { Expression(literal: .integer(value), span: span) }
}

extension Value {
  /// The value as an expression, for those that columns hold.
  fileprivate func literal(at span: Span) -> Expression? {
    switch self {
    case .boolean(let value): Expression(literal: .boolean(value), span: span)
    case .integer(let value): Expression(literal: .integer(value), span: span)
    case .number(let value): Expression(literal: .number(value), span: span)
    case .text(let value): Expression(literal: .text(value), span: span)
    case .date(let value): Expression(literal: .date(value), span: span)
    case .null, .list, .range, .record, .table: nil
    }
  }
}
