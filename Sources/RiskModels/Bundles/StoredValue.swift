public import RiskExpressions
import RiskSyntax

/// A value as a bundle keeps it: with its type, and numbers so that they read back to the last bit.
public struct StoredValue: Codable, Sendable {
  /// How deep the keys of a value may lie in a card; a file that nests deeper was made to hurt.
  private static let depthLimit = 64
  private static let list = "list"
  private static let range = "range"
  private static let record = "record"

  /// The value.
  public let value: Value

  /// Wraps a value.
  public init(_ value: Value) { self.value = value }

  private enum Key: String, CodingKey {
    case type, value, lower, upper, step, whole
  }

  /// A field of a record; a list of them keeps the order.
  private struct Field: Codable {
    let name: String
    let value: StoredValue
  }

  /// Reads a value; one nested too deeply is a `ModelFault`.
  public init(from decoder: any Decoder) throws {
    guard decoder.codingPath.count <= StoredValue.depthLimit else {
      throw ModelFault.damagedModel(reason: "a value is nested too deeply")
    }
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(String.self, forKey: .type) {
    case ScalarType.null.rawValue: value = .null
    case ScalarType.boolean.rawValue: value = .boolean(try container.decode(Bool.self, forKey: .value))
    case ScalarType.integer.rawValue: value = .integer(try container.decode(Int64.self, forKey: .value))
    case ScalarType.number.rawValue: value = .number(try StoredValue.number(container, .value))
    case ScalarType.text.rawValue: value = .text(try container.decode(String.self, forKey: .value))
    case ScalarType.date.rawValue: value = .date(try StoredValue.date(container))
    case StoredValue.list: value = .list(try container.decode([StoredValue].self, forKey: .value).map(\.value))
    case StoredValue.range: value = .range(try StoredValue.range(container))
    case StoredValue.record:
      let fields = try container.decode([Field].self, forKey: .value)
      value = .record(Record(fields.map { Record.Field($0.name, $0.value.value) }))
    default: throw ModelFault.damagedModel(reason: "a value has an unknown type")
    }
  }

  /// Writes a value with its type.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(typeName, forKey: .type)
    switch value {
    case .boolean(let value): try container.encode(value, forKey: .value)
    case .integer(let value): try container.encode(value, forKey: .value)
    case .number(let value): try container.encode("\(value)", forKey: .value)
    case .text(let value): try container.encode(value, forKey: .value)
    case .date(let value): try container.encode(value.description, forKey: .value)
    case .list(let items): try container.encode(items.map(StoredValue.init), forKey: .value)
    case .range(let range):
      try container.encode("\(range.lower)", forKey: .lower)
      try container.encode("\(range.upper)", forKey: .upper)
      try container.encode("\(range.step)", forKey: .step)
      try container.encode(range.isWhole, forKey: .whole)
    case .record(let record):
      let fields = record.fields.map { Field(name: $0.name, value: StoredValue($0.value)) }
      try container.encode(fields, forKey: .value)
    case .null, .table: break
    }
  }

  private var typeName: String {
    switch value {
    case .list: StoredValue.list
    case .range: StoredValue.range
    case .record: StoredValue.record
    case .null, .boolean, .integer, .number, .text, .date, .table: (value.scalarType ?? .null).rawValue
    }
  }

  private static func number(_ container: KeyedDecodingContainer<Key>, _ key: Key) throws -> Double {
    guard let number = Double(try container.decode(String.self, forKey: key)) else {
      throw ModelFault.damagedModel(reason: "a learned constant is not a number")
    }
    return number
  }

  private static func date(_ container: KeyedDecodingContainer<Key>) throws -> CalendarDate {
    guard let date = CalendarDate(try container.decode(String.self, forKey: .value)) else {
      throw ModelFault.damagedModel(reason: "a learned constant is not a date")
    }
    return date
  }

  private static func range(_ container: KeyedDecodingContainer<Key>) throws -> NumberRange {
    let range = NumberRange(
      try number(container, .lower), try number(container, .upper), step: try number(container, .step),
      isWhole: try container.decode(Bool.self, forKey: .whole))
    guard let range else { throw ModelFault.damagedModel(reason: "a value is not a range") }
    return range
  }
}
