/// Texts and numbers as JSON has them, for all that writes JSON.
public enum JSONLiteral {
  /// A number in the fewest digits that read back as the same number, the sign of a zero included.
  public static func number(_ value: Double) -> String {
    value == 0 && value.sign == .minus ? "-0.0" : Value.shortest(value)
  }

  /// A text in quotes with what JSON forbids escaped (RFC 8259, section 7).
  public static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) else {
      return "\"" + text + "\""
    }
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
