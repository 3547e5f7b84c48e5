import RiskDiagnostics
import RiskSyntax

/// `if … then … else …` and `case`.
final class Choice: Computation {
  private let branches: [(condition: Computation, value: Computation)]
  private let otherwise: Computation?

  init(_ branches: [(condition: Computation, value: Computation)], otherwise: Computation?, _ span: Span) {
    self.branches = branches
    self.otherwise = otherwise
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    for branch in branches where try branch.condition.holds(in: frame, of: "if") {
      return try branch.value.value(in: frame)
    }
    return try otherwise?.value(in: frame) ?? .null
  }
}

extension Computation {
  /// Whether a condition is true; one that is missing is not.
  ///
  /// A fault names the word it belongs to, the owner.
  public func holds(in frame: Frame, of owner: String) throws -> Bool {
    switch try value(in: frame) {
    case .boolean(let holds): return holds
    case .null: return false
    case let other:
      throw ExpressionFault.wrongType(
        owner: owner, parameter: "its condition", expected: "a condition", found: other.kindName
      ).at(span)
    }
  }
}

/// `x in [1, 2]` and `x in 1..2`.
final class Membership: Computation {
  private let tested: Computation
  private let items: Computation

  init(_ tested: Computation, _ items: Computation, _ span: Span) {
    self.tested = tested
    self.items = items
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let value = try tested.value(in: frame)
    let set = try items.value(in: frame)
    do {
      switch set {
      case .list(let list): return try Membership.isAmong(list, value)
      case .range(let range) where range.step == 1: return try Membership.isWithin(range, value)
      case .range: throw ExpressionFault.steppedMembership.at(items.span)
      default:
        throw ExpressionFault.wrongType(
          owner: "in", parameter: "its right side", expected: "a list or a range", found: set.kindName
        ).at(items.span)
      }
    } catch let fault as ExpressionFault { throw fault.at(span) }
  }

  /// True for an equal item; missing where there is none but something is missing, as in SQL.
  private static func isAmong(_ list: [Value], _ value: Value) throws -> Value {
    let equal = try FunctionTable.function(named: BinaryOperator.equal.rawValue, argumentCount: 2)
    var isUnknown = false
    for item in list {
      switch try equal.applied(to: value, item) {
      case .boolean(true): return .boolean(true)
      case .null: isUnknown = true
      default: continue
      }
    }
    return isUnknown ? .null : .boolean(false)
  }

  private static func isWithin(_ range: NumberRange, _ value: Value) throws -> Value {
    let ends = [range.lower, range.upper].map { bound -> Value in
      range.isWhole ? Int64(exactly: bound).map(Value.integer) ?? .number(bound) : .number(bound)
    }
    return try Interval.holds(value, ends[0], ends[1])
  }
}

/// `x between low and high`.
final class Interval: Computation {
  private let tested: Computation
  private let low: Computation
  private let high: Computation

  init(_ tested: Computation, _ low: Computation, _ high: Computation, _ span: Span) {
    self.tested = tested
    self.low = low
    self.high = high
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let value = try tested.value(in: frame)
    let ends = [try low.value(in: frame), try high.value(in: frame)]
    do { return try Interval.holds(value, ends[0], ends[1]) } catch let fault as ExpressionFault {
      throw fault.at(span)
    }
  }

  /// Whether a value is at or above the one and at or below the other, missing where that is not known.
  static func holds(_ value: Value, _ low: Value, _ high: Value) throws -> Value {
    let isAbove = try FunctionTable.function(named: BinaryOperator.greaterOrEqual.rawValue, argumentCount: 2)
    let isBelow = try FunctionTable.function(named: BinaryOperator.lessOrEqual.rawValue, argumentCount: 2)
    let both = try FunctionTable.function(named: BinaryOperator.and.rawValue, argumentCount: 2)
    return try both.applied(to: isAbove.applied(to: value, low), isBelow.applied(to: value, high))
  }
}

/// A field of a record: `$m.auc`.
final class FieldReading: Computation {
  private let owner: Computation
  private let name: Identifier

  init(_ owner: Computation, _ name: Identifier, _ span: Span) {
    self.owner = owner
    self.name = name
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let value = try owner.value(in: frame)
    guard case .record(let record) = value else { throw ExpressionFault.notARecord(value.kindName).at(owner.span) }
    if let value = record[name.text] { return value }
    let near = Suggestion.nearest(to: name.text, among: record.fields.map(\.name))
    throw ExpressionFault.noSuchField(name.text, near: near).at(name.span)
  }
}

/// An item of a list, a field of a record by its name, or a row of a table.
final class ItemReading: Computation {
  private let owner: Computation
  private let index: Computation

  init(_ owner: Computation, _ index: Computation, _ span: Span) {
    self.owner = owner
    self.index = index
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let container = try owner.value(in: frame)
    let position = try index.value(in: frame)
    do { return try container.item(position) } catch let fault as ExpressionFault { throw fault.at(index.span) }
  }
}

extension Value {
  /// An item counted from zero, negative from the end; or a field of a record by its name.
  fileprivate func item(_ index: Value) throws -> Value {
    switch (self, index) {
    case (.list(let items), .integer(let index)):
      let place = index < 0 ? Int64(items.count) + index : index
      guard let position = Int(exactly: place), items.indices.contains(position) else {
        throw ExpressionFault.noSuchItem(Int(clamping: index), count: items.count)
      }
      return items[position]
    case (.record(let record), .text(let name)):
      guard let value = record[name] else { throw ExpressionFault.noSuchField(name, near: nil) }
      return value
    case (.table(let table), .integer(let index)): return try Value.row(index, of: table)
    case (.list, _), (.table, _): throw ExpressionFault.notAPlace
    default: throw ExpressionFault.notARecord(kindName)
    }
  }

  private static func row(_ index: Int64, of table: any Table) throws -> Value {
    let count = try table.count()
    let place = index < 0 ? Int64(count) + index : index
    guard let position = Int(exactly: place), (0..<count).contains(position),
      let row = try table.rows(limit: position + 1).last
    else { throw ExpressionFault.noSuchItem(Int(clamping: index), count: count) }
    return .record(Record(zip(table.schema.names, row).map { Record.Field($0, $1) }))
  }
}
