public import RiskDiagnostics

/// A name as it was written.
public struct Identifier: Sendable {
  /// The name, without backticks.
  public let text: String
  /// Whether it stood in backticks, and so is never a word of the language.
  public let isQuoted: Bool
  /// Where it stands.
  public let span: Span

  /// Creates a name.
  public init(_ text: String, isQuoted: Bool = false, span: Span) {
    self.text = text
    self.isQuoted = isQuoted
    self.span = span
  }
}

/// An expression as it was written, nothing of it looked up yet.
public struct Expression: Sendable {
  /// What the expression is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span
  /// How many levels are nested in it; the parser bounds it, so that walks over the tree may recurse.
  let depth: Int
  /// Whether it stands in parentheses, so that no operator outside reaches into it.
  let isClosed: Bool

  init(_ kind: Kind, span: Span, isClosed: Bool = false) {
    self.kind = kind
    self.span = span
    self.isClosed = isClosed
    depth = 1 + kind.children.reduce(0) { max($0, $1.depth) }
  }

  /// A name by itself.
  public init(name: Identifier) { self.init(.name(name), span: name.span) }

  /// A value that stands for itself.
  public init(literal kind: Kind, span: Span) { self.init(kind, span: span) }

  /// The expressions right inside it; those of pipelines and blocks are not among them.
  public var children: [Expression] { kind.children }

  /// Whether it stands for the same value wherever it is: no name, variable or pipeline is in it.
  public var isConstant: Bool {
    switch kind {
    case .name, .variable, .pipeline, .block: false
    default: children.allSatisfy(\.isConstant)
    }
  }

  /// The forms of expressions.
  public indirect enum Kind: Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    case date(CalendarDate)
    case text(String)
    case interpolation([Segment])
    case name(Identifier)
    case variable(Identifier)
    case list([Expression])
    case range(from: Expression, through: Expression, step: Expression?)
    case record([Field])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case between(Expression, Expression, Expression)
    case isNull(Expression, negated: Bool)
    case choice([Branch], otherwise: Expression?)
    case call(Identifier, [CallArgument])
    case field(Expression, Identifier)
    case item(Expression, index: Expression)
    case pipeline(Pipeline)
    case block([Statement])
    /// A call that looks at other rows: `sum(x) over (by a sort b)`.
    case window(Expression, Window)
  }

  /// A stretch of an interpolated text.
  public enum Segment: Sendable {
    case literal(String)
    case expression(Expression)
  }

  /// An entry of a record.
  public struct Field: Sendable {
    /// The entry's name.
    public let name: Identifier
    /// What it is set to.
    public let value: Expression
  }

  /// A condition and what holds under it.
  public struct Branch: Sendable {
    /// The condition.
    public let condition: Expression
    /// The value where the condition is true.
    public let value: Expression

    /// Puts a value under a condition.
    public init(condition: Expression, value: Expression) {
      self.condition = condition
      self.value = value
    }
  }

  /// What a function is called with.
  public struct CallArgument: Sendable {
    /// The parameter's name, where it is written.
    public let label: Identifier?
    /// The value.
    public let value: Expression

    /// Gives a value, under a parameter's name or by its place.
    public init(label: Identifier?, value: Expression) {
      self.label = label
      self.value = value
    }
  }
}

extension Expression {
  /// The rows a call with `over (by … sort …)` looks at.
  public struct Window: Sendable {
    /// What rows of one group have in common.
    public let keys: [Expression]
    /// What the rows of a group are ordered by, the weightiest first.
    public let order: [Key]
    /// Where it stands, from `over` on.
    public let span: Span

    /// An expression that rows are ordered by.
    public struct Key: Sendable {
      /// The expression.
      public let value: Expression
      /// Whether the greatest comes first.
      public let descending: Bool
    }
  }
}

/// The operators before an operand.
public enum UnaryOperator: String, Sendable, CaseIterable {
  case not
  case negate = "-"
}

/// The operators between two operands.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case or, and
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in`, like
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "mod"
  case power = "^"

  /// How tightly it binds; a higher figure binds tighter.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .like: 4
    case .add, .subtract: 6
    case .multiply, .divide, .floorDivide, .modulo: 7
    case .power: 9
    }
  }
}

extension Expression.Kind {
  fileprivate var children: [Expression] {
    switch self {
    case .null, .boolean, .integer, .number, .date, .text, .name, .variable, .pipeline, .block: []
    case .interpolation(let segments):
      segments.compactMap { if case .expression(let value) = $0 { value } else { nil } }
    case .list(let items): items
    case .range(let from, let through, let step): [from, through] + (step.map { [$0] } ?? [])
    case .record(let fields): fields.map(\.value)
    case .unary(_, let operand), .isNull(let operand, _), .field(let operand, _): [operand]
    case .binary(_, let left, let right): [left, right]
    case .between(let value, let low, let high): [value, low, high]
    case .choice(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + (otherwise.map { [$0] } ?? [])
    case .call(_, let arguments): arguments.map(\.value)
    case .item(let base, let index): [base, index]
    case .window(let call, let window): [call] + window.keys + window.order.map(\.value)
    }
  }
}
