public import RiskDiagnostics
public import RiskSyntax

/// A function or an operator of one operand.
final class UnaryCall: Computation {
  private let function: Function
  private let operand: Computation

  init(_ function: Function, _ operand: Computation, _ span: Span) {
    self.function = function
    self.operand = operand
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let operand = try operand.value(in: frame)
    do { return try function.applied(to: operand) } catch { throw error.at(span) }
  }
}

/// A function or an operator of two operands.
final class BinaryCall: Computation {
  private let function: Function
  private let left: Computation
  private let right: Computation

  init(_ function: Function, _ left: Computation, _ right: Computation, _ span: Span) {
    self.function = function
    self.left = left
    self.right = right
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let first = try left.value(in: frame)
    let second = try right.value(in: frame)
    do { return try function.applied(to: first, second) } catch { throw error.at(span) }
  }
}

/// A function of any number of operands.
final class VariadicCall: Computation {
  private let function: Function
  private let arguments: [Computation]

  init(_ function: Function, _ arguments: [Computation], _ span: Span) {
    self.function = function
    self.arguments = arguments
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let values = try arguments.map { try $0.value(in: frame) }
    if let wrong = function.firstMistyped(values) ?? function.firstUnfit(values) {
      throw wrong.fault.at(arguments[wrong.place].span)
    }
    do { return try function.applied(to: values) } catch { throw error.at(span) }
  }
}

/// `and` and `or`, which leave the right side alone where the left decides.
final class LogicCall: Computation {
  private let function: Function
  private let deciding: Bool
  private let left: Computation
  private let right: Computation

  /// Creates a call; `deciding` is what the left side is where the right does not matter.
  init(_ function: Function, deciding: Bool, _ left: Computation, _ right: Computation, _ span: Span) {
    self.function = function
    self.deciding = deciding
    self.left = left
    self.right = right
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let first = try left.value(in: frame)
    if case .boolean(deciding) = first { return first }
    let second = try right.value(in: frame)
    do { return try function.applied(to: first, second) } catch { throw error.at(span) }
  }
}

/// A function of the user's own.
public final class OwnCall: Computation {
  private let name: Identifier
  private let arguments: [(label: Identifier?, value: Computation)]

  init(_ name: Identifier, _ arguments: [(label: Identifier?, value: Computation)], _ span: Span) {
    self.name = name
    self.arguments = arguments
    super.init(span)
  }

  /// What the function returns.
  public override func value(in frame: Frame) throws -> Value {
    let given = try arguments.map { OwnArgument($0.label, try $0.value.value(in: frame), at: $0.value.span) }
    return try frame.environment.call(name, with: given, at: span)
  }
}

/// What a function of the user's own is called with.
public struct OwnArgument {
  /// The parameter's name, where it is written.
  public let label: Identifier?
  /// The value.
  public let value: Value
  /// Where it stands.
  public let span: Span

  /// Gives a value, with a label or by its place.
  public init(_ label: Identifier?, _ value: Value, at span: Span) {
    self.label = label
    self.value = value
    self.span = span
  }
}

extension Function {
  /// The first value whose type its parameter does not accept.
  fileprivate func firstMistyped(_ values: [Value]) -> (place: Int, fault: ExpressionFault)? {
    for (place, value) in values.enumerated() {
      guard let type = value.scalarType else { return (place, .notScalar(value.kindName)) }
      if let fault = mistyped(type, at: place) { return (place, fault) }
    }
    return nil
  }

  /// The function of one value.
  func applied(to value: Value) throws(ExpressionFault) -> Value {
    guard case .unary(let compute) = evaluation else { return try applied(to: [value]) }
    let type = try accepted(value, at: 0)
    if propagatesNull, type == .null { return .null }
    return try compute(value).widened(to: resultType(first: type, unified: type))
  }

  /// The function of two values.
  func applied(to first: Value, _ second: Value) throws(ExpressionFault) -> Value {
    guard case .binary(let compute) = evaluation else { return try applied(to: [first, second]) }
    let (one, other) = (try accepted(first, at: 0), try accepted(second, at: 1))
    let unified = one == other ? one : try joined(one, other, at: 1)
    if propagatesNull, one == .null || other == .null { return .null }
    return try compute(first, second).widened(to: resultType(first: one, unified: unified))
  }

  /// The function of any number of values.
  func applied(to values: [Value]) throws(ExpressionFault) -> Value {
    var unified = ScalarType.null
    for (place, value) in values.enumerated() {
      unified = try joined(unified, try accepted(value, at: place), at: place)
    }
    // What is brought to one type is computed in it, as the database does.
    let computed = isUnified ? values.map { $0.widened(to: unified) } : values
    guard let result = try evaluate(computed) else { throw .aggregateMisplaced(name) }
    return result.widened(to: resultType(first: values.first?.scalarType ?? .null, unified: unified))
  }

  private func accepted(_ value: Value, at place: Int) throws(ExpressionFault) -> ScalarType {
    guard let type = value.scalarType else { throw .notScalar(value.kindName) }
    if let fault = mistyped(type, at: place) { throw fault }
    return type
  }
}
