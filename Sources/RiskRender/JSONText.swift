public import RiskExpressions

/// Writes values as JSON: numbers at full precision, missing ones as null, tables as arrays of records.
public enum JSONText {
  /// A value on one line.
  public static func text(_ value: Value) throws -> String {
    switch value {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .number(let value): return value.isFinite ? Value.shortest(value) : "null"
    case .text(let value): return quoted(value)
    case .date(let value): return quoted(value.description)
    case .list(let items): return "[" + (try items.map(text)).joined(separator: ", ") + "]"
    case .range(let range):
      return "{\"from\": \(Value.shortest(range.lower)), \"to\": \(Value.shortest(range.upper)), "
        + "\"step\": \(Value.shortest(range.step))}"
    case .record(let record): return try object(record.fields.map(\.name), record.fields.map(\.value))
    case .table(let table):
      let names = table.schema.names
      return "[" + (try table.rows(limit: .max).map { try object(names, $0) }).joined(separator: ", ") + "]"
    }
  }

  private static func object(_ names: [String], _ values: [Value]) throws -> String {
    "{" + (try zip(names, values).map { "\(quoted($0)): \(try text($1))" }).joined(separator: ", ") + "}"
  }

  /// A text in quotes with what JSON forbids escaped (RFC 8259, section 7).
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
