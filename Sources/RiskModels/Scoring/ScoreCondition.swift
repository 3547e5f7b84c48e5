import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// A condition on a customer's score: `pd < 5%`, `grade <= C and el < 500`, `pd < 2% and age >= 21`.
///
/// It speaks of the figures and of the customer's inputs; a figure goes before an input of its name.
public struct ScoreCondition: Sendable {
  /// As it was written.
  public let text: String
  /// The condition over the columns of `schema`; a grade is its place in the scale, from 0 for the best.
  public let expression: RowExpression
  /// The figures, then the inputs.
  public let schema: Schema

  /// The figures that conditions speak of.
  public static let figures = [
    Schema.Column("pd", .number), Schema.Column("lgd", .number), Schema.Column("ead", .number),
    Schema.Column("el", .number), Schema.Column("grade", .integer),
  ]

  /// Finds what a condition speaks of.
  ///
  /// - Throws: a `Diagnostic` for a name that is neither a figure nor an input, and for a grade that is not in the scale.
  public init(
    _ written: Expression, scale: GradeScale, inputs: Schema, environment: any Environment
  ) throws {
    text = written.span.text
    let names = Set(Self.figures.map(\.name))
    schema = Schema(Self.figures + inputs.columns.filter { !names.contains($0.name) })
    let condition = try Self.resolving(written, scale)
    expression = try RowBinder(schema: schema, owner: nil, environment: environment).bind(condition)
    guard expression.type == .boolean || expression.type == .null else {
      throw ScoringFault.noCondition(expression.type.wording).at(written.span)
    }
  }

  /// Whether it holds for a score; nil where that cannot be told, for a figure is missing.
  public func holds(
    pd: Double?, lgd: Double?, exposure: Double?, expectedLoss: Double?, scale: GradeScale, customer: Record
  ) throws(ExpressionFault) -> Bool? {
    let grade = pd.flatMap(scale.grade).flatMap(scale.place)
    let figures: [Value] = [
      .known(pd), .known(lgd), .known(exposure), .known(expectedLoss), grade.map { .integer(Int64($0)) } ?? .null,
    ]
    let inputs = schema.names.dropFirst(figures.count).map { customer[$0] ?? .null }
    guard case .boolean(let holds) = try expression.evaluate(figures + inputs) else { return nil }
    return holds
  }

  /// The condition with places in the scale for the names of grades, and values for variables.
  static func resolving(_ written: Expression, _ scale: GradeScale) throws -> Expression {
    try written.rewriting { part in
      switch part.kind {
      case .binary(.in, let left, let items) where left.isGrade:
        guard case .list(let names) = items.kind else { return nil }
        let places = try names.map { try place(of: $0, scale) }
        return Expression(
          literal: .binary(.in, left, Expression(literal: .list(places), span: items.span)), span: part.span)
      case .binary(let symbol, let left, let right) where left.isGrade && !right.isGrade:
        return Expression(literal: .binary(symbol, left, try place(of: right, scale)), span: part.span)
      case .between(let value, let low, let high) where value.isGrade:
        return Expression(
          literal: .between(value, try place(of: low, scale), try place(of: high, scale)), span: part.span)
      default: return nil
      }
    }
  }

  private static func place(of written: Expression, _ scale: GradeScale) throws -> Expression {
    let name: String
    switch written.kind {
    case .name(let identifier): name = identifier.text
    case .text(let text): name = text
    case .integer: return written
    default:
      throw ScoringFault.unknownGrade(written.span.text, near: nil, known: scale.grades.map(\.name)).at(written.span)
    }
    guard let place = scale.place(of: name) else {
      let names = scale.grades.map(\.name)
      throw ScoringFault.unknownGrade(name, near: Suggestion.nearest(to: name, among: names), known: names)
        .at(written.span)
    }
    return Expression(literal: .integer(Int64(place)), span: written.span)
  }
}

extension Expression {
  /// Whether it is the grade itself.
  var isGrade: Bool { if case .name(let name) = kind { name.text == "grade" } else { false } }
}

extension Value {
  /// A figure, missing where it cannot be told.
  fileprivate static func known(_ figure: Double?) -> Value {
    figure.flatMap { $0.isNaN ? nil : Value.number($0) } ?? .null
  }
}
