/// A function or an operator, declared once: from here come checks, help, native evaluation and SQL.
public struct Function: Sendable {
  /// The name it is called by; for an operator its sign.
  public let name: String
  /// What it gives, in one sentence.
  public let summary: String
  /// What it takes.
  public let parameters: [FunctionParameter]
  /// Whether the last parameter may be given more than once.
  public let repeats: Bool
  /// The type of its result, from those of its arguments.
  public let result: ResultRule
  /// Whether one missing argument makes the result missing.
  public let propagatesNull: Bool
  /// How it is computed.
  public let evaluation: Evaluation
  /// The call as SQL.
  public let sql: @Sendable (SQLCall) -> String
  /// Calls with their results; the tests run them.
  public let examples: [FunctionExample]

  /// How a function is computed.
  public enum Evaluation: Sendable {
    case unary(@Sendable (Value) throws(ExpressionFault) -> Value)
    case binary(@Sendable (Value, Value) throws(ExpressionFault) -> Value)
    case variadic(@Sendable ([Value]) throws(ExpressionFault) -> Value)
    /// Sums up the rows of a group; only the database computes it.
    case aggregate
  }

  init(
    _ name: String, _ summary: String, _ parameters: [FunctionParameter], repeats: Bool = false,
    gives result: ResultRule,
    propagatesNull: Bool = true, _ evaluation: Evaluation, examples: [FunctionExample],
    sql: @escaping @Sendable (SQLCall) -> String
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.repeats = repeats
    self.result = result
    self.propagatesNull = propagatesNull
    self.evaluation = evaluation
    self.examples = examples
    self.sql = sql
  }

  /// Whether it sums up rows.
  public var isAggregate: Bool {
    if case .aggregate = evaluation { true } else { false }
  }

  /// Whether it is written between or before its operands.
  public var isOperator: Bool { FunctionTable.operatorNames.contains(name) }

  /// How it is written: `clip(x, low, high)`.
  public var usage: String {
    if name == "is null" { return "\(parameters[0].name) is null" }
    if name == "negate" { return "-\(parameters[0].name)" }
    if isOperator {
      return parameters.count == 1
        ? "\(name) \(parameters[0].name)" : parameters.map(\.name).joined(separator: " \(name) ")
    }
    let names = parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name } + (repeats ? ["…"] : [])
    return "\(name)(\(names.joined(separator: ", ")))"
  }

  /// How few and how many arguments it takes.
  public var arity: ClosedRange<Int> {
    let least = parameters.count { !$0.isOptional }
    return least...(repeats ? max(least, FunctionTable.argumentLimit) : parameters.count)
  }

  /// Computes it natively; nil stands for an aggregate, which only the database computes.
  func evaluate(_ arguments: [Value]) throws(ExpressionFault) -> Value? {
    if propagatesNull, arguments.contains(where: \.isNull) { return .null }
    switch evaluation {
    case .unary(let compute): return try compute(arguments[0])
    case .binary(let compute): return try compute(arguments[0], arguments[1])
    case .variadic(let compute): return try compute(arguments)
    case .aggregate: return nil
    }
  }
}

/// What a function takes in one place.
public struct FunctionParameter: Sendable {
  /// The name it has in help and in `f(name = value)`.
  public let name: String
  /// The types it accepts.
  public let accepts: Accepted
  /// Whether it may be left out.
  public let isOptional: Bool

  init(_ name: String, _ accepts: Accepted, optional: Bool = false) {
    self.name = name
    self.accepts = accepts
    isOptional = optional
  }

  /// The types a parameter accepts; null is accepted everywhere.
  public enum Accepted: Sendable {
    case numeric, countable, readable, text, boolean, date, any

    /// Whether a type is accepted.
    public func includes(_ type: ScalarType) -> Bool {
      switch self {
      case .numeric: type.isNumeric || type == .null
      case .countable: type.isNumeric || type == .boolean || type == .null
      case .readable: type != .date
      case .text: type == .text || type == .null
      case .boolean: type == .boolean || type == .null
      case .date: type == .date || type == .null
      case .any: true
      }
    }

    /// The types in words for a message.
    public var wording: String {
      switch self {
      case .numeric: "a number"
      case .countable: "a number or a condition"
      case .readable: "a number, a condition or text"
      case .text: "text"
      case .boolean: "a condition"
      case .date: "a date"
      case .any: "any value"
      }
    }
  }
}

/// How a result's type follows from the arguments'.
public enum ResultRule: Sendable {
  case always(ScalarType)
  /// The type that holds the values of all arguments.
  case unified
  /// The type of the first argument.
  case first
}

/// An expression and what it gives, as a user would see it.
public struct FunctionExample: Sendable {
  /// The expression.
  public let expression: String
  /// Its value as plain text.
  public let result: String

  init(_ expression: String, _ result: String) {
    self.expression = expression
    self.result = result
  }
}

/// A call about to become SQL: its arguments already are.
public struct SQLCall: Sendable {
  /// The arguments as SQL.
  public let arguments: [String]
  /// Their types.
  public let types: [ScalarType]

  /// The argument in a place.
  public subscript(place: Int) -> String { arguments[place] }

  /// The arguments with commas between them.
  public var list: String { arguments.joined(separator: ", ") }

  /// Whether every argument is an integer (or null).
  public var isWhole: Bool { types.allSatisfy { $0 == .integer || $0 == .null } }
}
