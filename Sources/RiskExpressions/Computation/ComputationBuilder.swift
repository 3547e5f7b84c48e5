import RiskDiagnostics
public import RiskSyntax

/// Makes expressions outside of rows ready to be computed.
public struct ComputationBuilder {
  /// Gives a variable's place among a call's own variables and among the session's; nil for both where variables are
  /// looked up by their names.
  private let place: (String) -> (own: Int?, shared: Int?)
  private let isVariable: (String) -> Bool

  /// Creates a builder that finds variables by a function.
  public init(
    place: @escaping (String) -> (own: Int?, shared: Int?) = { _ in (nil, nil) },
    isVariable: @escaping (String) -> Bool = { _ in false }
  ) {
    self.place = place
    self.isVariable = isVariable
  }

  /// Makes an expression ready.
  ///
  /// - Throws: a `Diagnostic` where a name or a number of arguments is wrong whatever the values.
  public func build(_ expression: Expression) throws -> Computation {
    let span = expression.span
    switch expression.kind {
    case .null: return Constant(.null, span)
    case .boolean(let value): return Constant(.boolean(value), span)
    case .integer(let value): return Constant(.integer(value), span)
    case .number(let value): return Constant(.number(value), span)
    case .date(let value): return Constant(.date(value), span)
    case .text(let value): return Constant(.text(value), span)
    case .interpolation(let segments): return TextJoining(try segments.map { try piece($0, span) }, span)
    case .variable(let name):
      let (own, shared) = place(name.text)
      return VariableReading(name, own: own, shared: shared)
    case .name(let name):
      throw ExpressionFault.nameOutsideRow(name.text, isVariable: isVariable(name.text)).at(name.span)
    case .list(let items): return ListMaking(try items.map(build), span)
    case .range(let from, let through, let step):
      return RangeMaking(
        [try build(from), try build(through), try step.map(build) ?? Constant(.integer(1), span)], span)
    case .record(let fields): return RecordMaking(try fields.map { ($0.name.text, try build($0.value)) }, span)
    case .field(let owner, let name): return FieldReading(try build(owner), name, span)
    case .item(let owner, let index): return ItemReading(try build(owner), try build(index), span)
    case .pipeline(let pipeline): return PipelineRunning(pipeline, span)
    case .block: throw ExpressionFault.notHere("a block").at(span)
    case .window(let call, _): throw ExpressionFault.windowMisplaced(call.callName).at(span)
    case .unary, .binary, .between, .isNull, .choice, .call: return try operation(expression)
    }
  }

  private func piece(_ segment: Expression.Segment, _ span: Span) throws -> Computation {
    switch segment {
    case .literal(let text): Constant(.text(text), span)
    case .expression(let expression): try build(expression)
    }
  }

  private func operation(_ expression: Expression) throws -> Computation {
    let span = expression.span
    switch expression.kind {
    case .unary(let symbol, let operand):
      return try unary(symbol == .not ? "not" : "negate", try build(operand), span)
    case .binary(.in, let value, let items): return Membership(try build(value), try build(items), span)
    case .binary(let symbol, let left, let right): return try binary(symbol, try build(left), try build(right), span)
    case .between(let value, let low, let high):
      return Interval(try build(value), try build(low), try build(high), span)
    case .isNull(let operand, let negated):
      let test = try unary("is null", try build(operand), span)
      return negated ? try unary("not", test, span) : test
    case .choice(let branches, let otherwise):
      return Choice(
        try branches.map { (try build($0.condition), try build($0.value)) }, otherwise: try otherwise.map(build), span)
    case .call(let name, let arguments): return try call(name, arguments, span)
    default: throw ExpressionFault.notHere("this").at(span)
    }
  }

  private func unary(_ name: String, _ operand: Computation, _ span: Span) throws -> Computation {
    UnaryCall(try FunctionTable.function(named: name, argumentCount: 1), operand, span)
  }

  private func binary(
    _ symbol: BinaryOperator, _ left: Computation, _ right: Computation, _ span: Span
  ) throws -> Computation {
    let function = try FunctionTable.function(named: symbol.rawValue, argumentCount: 2)
    switch symbol {
    case .and: return LogicCall(function, deciding: false, left, right, span)
    case .or: return LogicCall(function, deciding: true, left, right, span)
    default: return BinaryCall(function, left, right, span)
    }
  }

  /// What an own function is called with: a bare name is a dataset's.
  private func ownArgument(_ expression: Expression) throws -> Computation {
    if case .name(let name) = expression.kind { return DatasetReading(name) }
    return try build(expression)
  }

  private func call(
    _ name: Identifier, _ arguments: [Expression.CallArgument], _ span: Span
  ) throws -> Computation {
    guard !FunctionTable.functions(named: name.text).isEmpty else {
      return OwnCall(name, try arguments.map { ($0.label, try ownArgument($0.value)) }, span)
    }
    if let call = try listCall(name, arguments, span) { return call }
    let function: Function
    do { function = try FunctionTable.function(named: name.text, argumentCount: arguments.count) } catch {
      throw error.at(name.span)
    }
    guard !function.isAggregate else { throw ExpressionFault.aggregateMisplaced(name.text).at(name.span) }
    guard !function.isWindow else {
      throw ExpressionFault.windowMissing(name.text, usage: function.usage).at(name.span)
    }
    if function.hasConstants { return VariadicCall(function, try self.arguments(of: function, arguments), span) }
    let ordered = try self.arguments(of: function, arguments)
    switch (function.evaluation, ordered.count) {
    case (.unary, 1): return UnaryCall(function, ordered[0], span)
    case (.binary, 2): return BinaryCall(function, ordered[0], ordered[1], span)
    default: return VariadicCall(function, ordered, span)
    }
  }

  /// A call of a function of lists, or nil where there is none of this name or a label is that of another.
  private func listCall(
    _ name: Identifier, _ arguments: [Expression.CallArgument], _ span: Span
  ) throws -> Computation? {
    let count = arguments.count
    guard let function = FunctionTable.functionOfLists(named: name.text, argumentCount: count) else { return nil }
    let other = FunctionTable.functions(named: name.text).first { $0.isOfOneRow && $0.arity.contains(count) }
    let labels = Set(arguments.compactMap(\.label?.text))
    if let other, !labels.isEmpty, labels.isSubset(of: other.parameters.map(\.name)) { return nil }
    let ordered = try self.arguments(of: function, arguments)
    guard case .list(let compute) = function.evaluation else {
      return Appending(function, to: ordered[0], item: ordered[1], span)
    }
    return ListCall(function, compute, otherwise: other, ordered[0], span)
  }

  private func arguments(
    of function: Function, _ arguments: [Expression.CallArgument]
  ) throws -> [Computation] {
    try function.ordered(arguments) { _ in false }.map(build)
  }
}

extension Expression {
  /// The name of what is called, for messages.
  fileprivate var callName: String {
    if case .call(let name, _) = kind { name.text } else { span.text }
  }
}
