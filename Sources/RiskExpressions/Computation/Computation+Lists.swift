import RiskDiagnostics
import RiskSyntax

/// A function of a list, or of a plain value where one of its name takes that.
final class ListCall: Computation {
  private let function: Function
  private let compute: @Sendable ([Value]) throws(ExpressionFault) -> Value
  private let otherwise: Function?
  private let argument: Computation

  init(
    _ function: Function, _ compute: @escaping @Sendable ([Value]) throws(ExpressionFault) -> Value,
    otherwise: Function?, _ argument: Computation, _ span: Span
  ) {
    self.function = function
    self.compute = compute
    self.otherwise = otherwise
    self.argument = argument
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let value = try argument.value(in: frame)
    do throws(ExpressionFault) {
      switch value {
      case .list(let items): return try compute(items)
      case .null: return .null
      default:
        guard let otherwise, value.scalarType != nil else { throw function.noList(value) }
        return try otherwise.applied(to: value)
      }
    } catch { throw error.at(argument.span) }
  }
}

/// `append`, whose list grows in place where it is bound to its own variable again: a loop stays as quick as it is long.
final class Appending: Computation {
  private let function: Function
  private let list: Computation
  private let item: Computation

  init(_ function: Function, to list: Computation, item: Computation, _ span: Span) {
    self.function = function
    self.list = list
    self.item = item
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let value = try list.value(in: frame)
    guard case .list(var items) = value else { throw function.noList(value).at(list.span) }
    let item = try item.value(in: frame)
    try check(items.count)
    items.append(item)
    return .list(items)
  }

  override func bind(to place: Int, in frame: Frame) throws {
    guard let variable = list as? VariableReading, variable.reads(place, of: frame), frame.listCount(at: place) != nil
    else { return try super.bind(to: place, in: frame) }
    let item = try item.value(in: frame)
    try check(frame.listCount(at: place) ?? 0)
    frame.append(item, at: place)
  }

  private func check(_ count: Int) throws {
    guard count < Limits.listLength else { throw ExpressionFault.listTooLong(Limits.listLength).at(span) }
  }
}

extension Frame {
  /// How many items the list at a place has, or nil where there is none.
  fileprivate func listCount(at place: Int) -> Int? {
    if case .list(let items)? = self[place] { items.count } else { nil }
  }
}

extension Function {
  /// What is wrong with a value that is no list.
  fileprivate func noList(_ value: Value) -> ExpressionFault {
    let accepts = parameters[0].accepts
    return .wrongType(owner: name, parameter: parameters[0].name, expected: accepts.wording, found: value.kindName)
  }
}
