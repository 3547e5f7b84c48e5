extension ModelJSONReader {
  /// Reads a string and resolves its escapes.
  mutating func readString() throws -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
      position += 1
    }
    if current == UInt8(ascii: "\"") {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    return try readEscapedString(from: start)
  }

  /// Reads a string, or the text of a number or word: XGBoost writes its parameters as strings.
  mutating func readText() throws -> String {
    if skipSpace() == UInt8(ascii: "\"") { return try readString() }
    let start = position
    try skipLiteral()
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func readEscapedString(from start: Int) throws -> String {
    var units = Array(String(decoding: bytes[start..<min(position, bytes.count)], as: UTF8.self).utf16)
    while position < bytes.count {
      let run = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
        position += 1
      }
      units += String(decoding: bytes[run..<position], as: UTF8.self).utf16
      guard current == UInt8(ascii: "\\") else { break }
      position += 1
      units.append(try readEscape())
    }
    guard position < bytes.count else { throw ModelFault.damagedModel(reason: "the file ends inside a text") }
    position += 1
    return String(decoding: units, as: UTF16.self)
  }

  /// Reads what follows a backslash.
  private mutating func readEscape() throws -> UInt16 {
    defer { position += 1 }
    switch current {
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(current)
    case UInt8(ascii: "u"):
      let digits = bytes[min(position + 1, bytes.count)..<min(position + 5, bytes.count)]
      guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
        throw damage("an escape is wrong")
      }
      position += 4
      return unit
    default: throw damage("an escape is wrong")
    }
  }
}
