import RiskExpressions
import RiskSyntax

/// A single value as a bundle keeps it: with its type, and numbers so that they read back to the last bit.
struct StoredValue: Codable, Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  private enum Key: String, CodingKey {
    case type, value
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(String.self, forKey: .type) {
    case ScalarType.null.rawValue: value = .null
    case ScalarType.boolean.rawValue: value = .boolean(try container.decode(Bool.self, forKey: .value))
    case ScalarType.integer.rawValue: value = .integer(try container.decode(Int64.self, forKey: .value))
    case ScalarType.number.rawValue: value = .number(try StoredValue.number(container))
    case ScalarType.text.rawValue: value = .text(try container.decode(String.self, forKey: .value))
    case ScalarType.date.rawValue: value = .date(try StoredValue.date(container))
    default: throw ModelFault.damagedModel(reason: "a value has an unknown type")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode((value.scalarType ?? .null).rawValue, forKey: .type)
    switch value {
    case .boolean(let value): try container.encode(value, forKey: .value)
    case .integer(let value): try container.encode(value, forKey: .value)
    case .number(let value): try container.encode("\(value)", forKey: .value)
    case .text(let value): try container.encode(value, forKey: .value)
    case .date(let value): try container.encode(value.description, forKey: .value)
    case .null, .list, .range, .record, .table: break
    }
  }

  private static func number(_ container: KeyedDecodingContainer<Key>) throws -> Double {
    guard let number = Double(try container.decode(String.self, forKey: .value)) else {
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
}
