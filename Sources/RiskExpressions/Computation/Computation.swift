public import RiskDiagnostics
import RiskSyntax

/// An expression outside of any row, its names resolved once, to be computed again and again.
public class Computation {
  /// Where it stands.
  public let span: Span

  init(_ span: Span) { self.span = span }

  /// Its value.
  ///
  /// - Throws: a `Diagnostic` with the place of what is wrong.
  public func value(in frame: Frame) throws -> Value { .null }

  /// Gives its value to the variable at a place.
  public func bind(to place: Int, in frame: Frame) throws { frame[place] = try value(in: frame) }
}

/// A value that is always the same.
final class Constant: Computation {
  private let constant: Value

  init(_ constant: Value, _ span: Span) {
    self.constant = constant
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value { constant }
}

/// A variable: the call's own where it is bound there, else the session's.
final class VariableReading: Computation {
  private let name: String
  private let own: Int?
  private let shared: Int?

  init(_ name: Identifier, own: Int?, shared: Int?) {
    self.name = name.text
    self.own = own
    self.shared = shared
    super.init(name.span)
  }

  /// Whether it reads the variable at a place of a frame, once that has a value.
  func reads(_ place: Int, of frame: Frame) -> Bool {
    own.map { $0 == place } ?? (shared == place && frame.globals == nil)
  }

  override func value(in frame: Frame) throws -> Value {
    if let own, let value = frame[own] { return value }
    if let shared, let value = (frame.globals ?? frame)[shared] { return value }
    if own == nil, shared == nil, let value = frame.environment.value(ofVariable: name) { return value }
    let near = Suggestion.nearest(to: name, among: frame.environment.variableNames)
    throw ExpressionFault.unknownVariable(name, near: near).at(span)
  }
}

/// A text with values in it.
final class TextJoining: Computation {
  private let pieces: [Computation]

  init(_ pieces: [Computation], _ span: Span) {
    self.pieces = pieces
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    var text = ""
    for piece in pieces {
      text += try piece.value(in: frame).plainText
      guard text.utf8.count <= Limits.textLength else { throw ExpressionFault.textTooLong(Limits.textLength).at(span) }
    }
    return .text(text)
  }
}

/// A list of values.
final class ListMaking: Computation {
  private let items: [Computation]

  init(_ items: [Computation], _ span: Span) {
    self.items = items
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    try Limits.checked(.list(try items.map { try $0.value(in: frame) }), at: span)
  }
}

/// A record of values.
final class RecordMaking: Computation {
  private let fields: [(name: String, value: Computation)]

  init(_ fields: [(name: String, value: Computation)], _ span: Span) {
    self.fields = fields
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value {
    let values = try fields.map { Record.Field($0.name, try $0.value.value(in: frame)) }
    return try Limits.checked(.record(Record(values)), at: span)
  }
}

/// A range of numbers.
public final class RangeMaking: Computation {
  private let bounds: [Computation]

  init(_ bounds: [Computation], _ span: Span) {
    self.bounds = bounds
    super.init(span)
  }

  override public func value(in frame: Frame) throws -> Value { .range(try range(try values(in: frame))) }

  /// What a loop goes through: nothing where the range ends before it begins, as in `1..$n` with nothing to count.
  public func items(in frame: Frame) throws -> Value {
    let values = try values(in: frame)
    if let low = values[0].asNumber, let high = values[1].asNumber, low > high { return .list([]) }
    return .range(try range(values))
  }

  private func values(in frame: Frame) throws -> [Value] { try bounds.map { try $0.value(in: frame) } }

  private func range(_ values: [Value]) throws -> NumberRange {
    let numbers = values.compactMap(\.asNumber)
    let isWhole = values.allSatisfy { if case .integer = $0 { true } else { false } }
    guard numbers.count == 3, let range = NumberRange(numbers[0], numbers[1], step: numbers[2], isWhole: isWhole) else {
      throw ExpressionFault.badRange.at(span)
    }
    return range
  }
}

/// A pipeline in parentheses.
final class PipelineRunning: Computation {
  private let pipeline: Pipeline

  init(_ pipeline: Pipeline, _ span: Span) {
    self.pipeline = pipeline
    super.init(span)
  }

  override func value(in frame: Frame) throws -> Value { try frame.environment.value(of: pipeline) }
}

/// A dataset, given to a function of the user's own by its name.
final class DatasetReading: Computation {
  private let name: Identifier

  init(_ name: Identifier) {
    self.name = name
    super.init(name.span)
  }

  override func value(in frame: Frame) throws -> Value { .table(try frame.environment.table(named: name)) }
}

/// The sizes that values outside of rows may have.
public enum Limits {
  /// How long a text may become, in bytes.
  public static let textLength = 16 << 20
  /// How many items a list may have.
  public static let listLength = 10_000_000
  /// How deep lists and records may stand in each other.
  static let depth = 100
  /// How many values lists and records may hold in all, those inside one another counted each time.
  static let size = 1_000_000

  /// A value that was put together, or a fault where it nests too deep or holds too much.
  ///
  /// It may itself be about to stand inside others.
  static func checked(_ value: Value, at span: Span, inside levels: Int = 0) throws -> Value {
    var left = size
    guard fits(value, depth: depth - levels, &left) else { throw ExpressionFault.valueTooLarge(size).at(span) }
    return value
  }

  private static func fits(_ value: Value, depth: Int, _ left: inout Int) -> Bool {
    left -= 1
    guard left >= 0, depth >= 0 else { return false }
    switch value {
    case .list(let items): return items.allSatisfy { fits($0, depth: depth - 1, &left) }
    case .record(let record): return record.fields.allSatisfy { fits($0.value, depth: depth - 1, &left) }
    default: return true
    }
  }
}
