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
    case .variadic, .aggregate:
      var values: [Value] = []
      for argument in arguments { values.append(try argument.evaluate(row)) }
      result = try function.evaluate(values)
    }
    guard let result else { throw .aggregateMisplaced(function.name) }
    return result.widened(to: type)
  }

  /// Whether an aggregate stands in it.
  public var containsAggregate: Bool {
    switch node {
    case .constant, .column: false
    case .call(let function, let arguments): function.isAggregate || arguments.contains { $0.containsAggregate }
    case .choice(let branches, let otherwise):
      branches.contains { $0.condition.containsAggregate || $0.value.containsAggregate }
        || otherwise?.containsAggregate ?? false
    }
  }

  /// The names of the columns it reads, in the order they first stand.
  public var columnNames: [String] {
    var names: [String] = []
    visitColumns { if !names.contains($0) { names.append($0) } }
    return names
  }

  private func visitColumns(_ visit: (String) -> Void) {
    switch node {
    case .constant: break
    case .column(_, let name): visit(name)
    case .call(_, let arguments): arguments.forEach { $0.visitColumns(visit) }
    case .choice(let branches, let otherwise):
      for branch in branches {
        branch.condition.visitColumns(visit)
        branch.value.visitColumns(visit)
      }
      otherwise?.visitColumns(visit)
    }
  }

  /// The aggregates in it, outermost ones only, in the order they stand.
  public var aggregates: [RowExpression] {
    switch node {
    case .constant, .column: []
    case .call(let function, let arguments): function.isAggregate ? [self] : arguments.flatMap(\.aggregates)
    case .choice(let branches, let otherwise):
      branches.flatMap { $0.condition.aggregates + $0.value.aggregates } + (otherwise?.aggregates ?? [])
    }
  }

  /// The expression with its aggregates replaced by constants, in the order of `aggregates`.
  public func freezing(_ constants: [Value]) -> RowExpression {
    var remaining = constants[...]
    return freezing(&remaining)
  }

  private func freezing(_ constants: inout ArraySlice<Value>) -> RowExpression {
    switch node {
    case .constant, .column: return self
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
