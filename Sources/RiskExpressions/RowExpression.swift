import RiskDiagnostics
import RiskSyntax

/// An expression over the columns of a row, every name found and every type known.
public struct RowExpression: Sendable {
  /// What it is.
  public let node: Node
  /// The type of its values.
  public let type: ScalarType
  private let origin: Origin

  /// The forms of row expressions.
  public indirect enum Node: Sendable {
    case constant(Value)
    case column(index: Int, name: String)
    case call(Function, [RowExpression])
    case choice([(condition: RowExpression, value: RowExpression)], otherwise: RowExpression?)
    /// A function of other rows; only the database computes it.
    case window(Function, [RowExpression], RowWindow)
  }

  /// Where an expression comes from.
  enum Origin: Sendable {
    case written(Span)
    case column(String)
  }

  init(_ node: Node, _ type: ScalarType, _ origin: Origin) {
    self.node = node
    self.type = type
    self.origin = origin
  }

  /// Its text as it was written.
  public var text: String {
    switch origin {
    case .written(let span): span.text
    case .column(let name): name
    }
  }

  /// A column by itself.
  public static func column(_ name: String, in schema: Schema) -> RowExpression? {
    guard let index = schema.index(of: name) else { return nil }
    return RowExpression(.column(index: index, name: name), schema.columns[index].type, .column(name))
  }

  /// Computes the value for one row, given in the order of the schema it was bound to.
  public func evaluate(_ row: [Value]) throws(ExpressionFault) -> Value {
    switch node {
    case .constant(let value): return value
    case .column(let index, _): return row[index]
    case .call(let function, let arguments): return try evaluate(function, arguments, row)
    case .choice(let branches, let otherwise):
      for branch in branches {
        if case .boolean(true) = try branch.condition.evaluate(row) {
          return try branch.value.evaluate(row).widened(to: type)
        }
      }
      return try otherwise?.evaluate(row).widened(to: type) ?? .null
    case .window(let function, _, _): throw .windowMisplaced(function.name)
    }
  }

  private func evaluate(
    _ function: Function, _ arguments: [RowExpression], _ row: [Value]
  ) throws(ExpressionFault) -> Value {
    let result: Value?
    switch function.evaluation {
    case .unary(let compute):
      let argument = try arguments[0].evaluate(row)
      result = function.propagatesNull && argument.isNull ? .null : try compute(argument)
    case .binary(let compute):
      let (first, second) = (try arguments[0].evaluate(row), try arguments[1].evaluate(row))
      result = function.propagatesNull && (first.isNull || second.isNull) ? .null : try compute(first, second)
    case .variadic, .aggregate, .window, .list, .appending:
      // What is brought to one type is computed in it, as the database does.
      let shared = function.isUnified ? type : .null
      var values: [Value] = []
      for argument in arguments { values.append(try argument.evaluate(row).widened(to: shared)) }
      result = try function.evaluate(values)
    }
    guard let result else { throw .aggregateMisplaced(function.name) }
    return result.widened(to: type)
  }

  /// The value it has in every row, or nil where it may have several.
  var constantValue: Value? {
    if case .constant(let value) = node { value } else { nil }
  }

  /// The expression with its aggregates replaced by constants, in the order of `aggregates`.
  public func freezing(_ constants: [Value]) -> RowExpression {
    var remaining = constants[...]
    return freezing(&remaining)
  }

  private func freezing(_ constants: inout ArraySlice<Value>) -> RowExpression {
    switch node {
    case .constant, .column, .window: return self
    case .call(let function, let arguments):
      if function.isAggregate {
        return RowExpression(.constant(constants.popFirst() ?? .null), type, origin)
      }
      return RowExpression(.call(function, arguments.map { $0.freezing(&constants) }), type, origin)
    case .choice(let branches, let otherwise):
      let frozen = branches.map { ($0.condition.freezing(&constants), $0.value.freezing(&constants)) }
      return RowExpression(.choice(frozen, otherwise: otherwise?.freezing(&constants)), type, origin)
    }
  }
}

extension Value {
  /// The value as one of a type: an integer among numbers becomes a number.
  func widened(to type: ScalarType) -> Value {
    if type == .number, case .integer(let value) = self { return .number(Double(value)) }
    return self
  }
}
