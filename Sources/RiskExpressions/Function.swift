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
  /// Whether the order of the rows decides its result.
  let followsRowOrder: Bool
  /// What engines or people may differ about, and what holds here.
  public let note: String?
  /// Calls with their results; the tests run them.
  public let examples: [FunctionExample]
  private let duckdb, spark: SQLText

  /// Writes a call as SQL.
  typealias SQLText = @Sendable (SQLCall) throws(ExpressionFault) -> String

  /// How a function is computed.
  public enum Evaluation: Sendable {
    case unary(@Sendable (Value) throws(ExpressionFault) -> Value)
    case binary(@Sendable (Value, Value) throws(ExpressionFault) -> Value)
    case variadic(@Sendable ([Value]) throws(ExpressionFault) -> Value)
    /// Sums up the rows of a group; only the database computes it.
    case aggregate
    /// Looks at other rows of a group, as `over (…)` says; only the database computes it.
    case window(WindowFrame)
    /// Computes with the items of a list, outside of rows only.
    case list(@Sendable ([Value]) throws(ExpressionFault) -> Value)
    /// Puts an item behind those of a list, outside of rows only.
    case appending
  }

  /// `sql` writes a call for every dialect, or for all but Spark where `spark` is given.
  init(
    _ name: String, _ summary: String, _ parameters: [FunctionParameter], repeats: Bool = false,
    gives result: ResultRule, propagatesNull: Bool = true, _ evaluation: Evaluation, followsRowOrder: Bool = false,
    note: String? = nil, examples: [FunctionExample], spark: SQLText? = nil, sql: @escaping SQLText
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.repeats = repeats
    self.result = result
    self.propagatesNull = propagatesNull
    self.evaluation = evaluation
    self.followsRowOrder = followsRowOrder
    self.note = note
    self.examples = examples
    duckdb = sql
    self.spark = spark ?? sql
  }

  /// The call as SQL of its dialect.
  func sql(_ call: SQLCall) throws(ExpressionFault) -> String {
    switch call.dialect {
    case .duckdb: try duckdb(call)
    case .spark: try spark(call)
    }
  }

  /// Whether it sums up rows.
  public var isAggregate: Bool {
    if case .aggregate = evaluation { true } else { false }
  }

  /// Whether it looks at other rows and so needs `over (…)`.
  public var isWindow: Bool {
    if case .window = evaluation { true } else { false }
  }

  /// Whether it takes a whole list, and so has no place in a row's expression.
  public var isOfLists: Bool {
    switch evaluation {
    case .list, .appending: true
    case .unary, .binary, .variadic, .aggregate, .window: false
    }
  }

  /// Whether one row is all it needs, so that it can be computed natively.
  public var isOfOneRow: Bool { !isAggregate && !isWindow && !isOfLists }

  /// Whether all its arguments and its result have one type.
  var isUnified: Bool {
    if case .unified = result { true } else { false }
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

  /// What it takes in a place.
  public func parameter(at place: Int) -> FunctionParameter { parameters[min(place, parameters.count - 1)] }

  /// How few and how many arguments it takes.
  public var arity: ClosedRange<Int> {
    let least = parameters.count { !$0.isOptional }
    return least...(repeats ? max(least, FunctionTable.argumentLimit) : parameters.count)
  }

  /// Computes it natively; nil stands for what is not computed from single values: of several rows or of a list.
  func evaluate(_ arguments: [Value]) throws(ExpressionFault) -> Value? {
    if propagatesNull, arguments.contains(where: \.isNull) { return .null }
    switch evaluation {
    case .unary(let compute): return try compute(arguments[0])
    case .binary(let compute): return try compute(arguments[0], arguments[1])
    case .variadic(let compute): return try compute(arguments)
    case .aggregate, .window, .list, .appending: return nil
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
  /// What its value must be where it has to be the same in every row; nil where every row may have its own.
  public let constant: ConstantRule?

  init(_ name: String, _ accepts: Accepted, optional: Bool = false, constant: ConstantRule? = nil) {
    self.name = name
    self.accepts = accepts
    isOptional = optional
    self.constant = constant
  }

  /// The types a parameter accepts; null is accepted everywhere but for a list.
  public enum Accepted: Sendable {
    case numeric, whole, countable, readable, text, boolean, date
    /// Values of any type, those of one call all of the same.
    case any
    /// Values of any types.
    case mixed
    /// A list, of any values.
    case list

    /// Whether a type is accepted.
    public func includes(_ type: ScalarType) -> Bool {
      switch self {
      case .numeric: type.isNumeric || type == .null
      case .whole: type == .integer || type == .null
      case .countable: type.isNumeric || type == .boolean || type == .null
      case .readable: type != .date
      case .text: type == .text || type == .null
      case .boolean: type == .boolean || type == .null
      case .date: type == .date || type == .null
      case .any, .mixed: true
      case .list: false
      }
    }

    /// The one type that is accepted, if it is one.
    var soleType: ScalarType? {
      switch self {
      case .whole: .integer
      case .text: .text
      case .boolean: .boolean
      case .date: .date
      case .numeric, .countable, .readable, .any, .mixed, .list: nil
      }
    }

    /// The types in words for a message.
    public var wording: String {
      switch self {
      case .numeric: "a number"
      case .whole: "a whole number"
      case .countable: "a number or a condition"
      case .readable: "a number, a condition or text"
      case .text: "text"
      case .boolean: "a condition"
      case .date: "a date"
      case .any, .mixed: "any value"
      case .list: "a list"
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
  /// Its value as plain text; of a line over rows, the values in the last column it shows.
  public let result: String
  /// Whether it is a whole line over the rows of `data/portfolio.csv`, loaded as `portfolio`.
  public let isLine: Bool

  init(_ expression: String, _ result: String) {
    self.expression = expression
    self.result = result
    isLine = false
  }

  /// A line over the rows of `data/portfolio.csv`.
  init(line: String, _ result: String) {
    expression = line
    self.result = result
    isLine = true
  }
}
