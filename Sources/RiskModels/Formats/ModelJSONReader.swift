/// Reads JSON from first byte to last without building a tree of it.
///
/// What is not asked for is skipped in a loop, so that nesting of any depth needs no stack.
struct ModelJSONReader: ModelReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  /// Starts at the first byte; the buffer must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte at the position, or zero past the end.
  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// A fault that names the place.
  func damage(_ reason: String) -> ModelFault { .damagedModel(reason: "\(reason) at byte \(position)") }

  /// Moves to the next byte that is no white space and returns it; zero at the end.
  mutating func skipSpace() -> UInt8 {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return bytes[position]
      }
    }
    return 0
  }

  /// Takes one expected byte, with white space before it.
  mutating func expect(_ byte: UInt8) throws {
    guard skipSpace() == byte else { throw damage("'\(Character(UnicodeScalar(byte)))' is missing") }
    position += 1
  }

  /// Reads an object; the closure must read or skip the value of each member.
  mutating func readObject(_ member: (inout ModelJSONReader, String) throws -> Void) throws {
    try expect(UInt8(ascii: "{"))
    if skipSpace() == UInt8(ascii: "}") {
      position += 1
      return
    }
    repeat {
      let name = try readString()
      try expect(UInt8(ascii: ":"))
      try member(&self, name)
    } while try continues(until: UInt8(ascii: "}"))
  }

  /// Reads an array; the closure must read or skip each element.
  mutating func readArray(_ element: (inout ModelJSONReader) throws -> Void) throws {
    try expect(UInt8(ascii: "["))
    if skipSpace() == UInt8(ascii: "]") {
      position += 1
      return
    }
    repeat { try element(&self) } while try continues(until: UInt8(ascii: "]"))
  }

  /// Takes a comma (then true) or the closing bracket (then false).
  private mutating func continues(until close: UInt8) throws -> Bool {
    let byte = skipSpace()
    guard byte == UInt8(ascii: ",") || byte == close else { throw damage("a comma or a closing bracket is missing") }
    position += 1
    return byte != close
  }

  /// Passes over a value of any kind and any depth.
  mutating func skipValue() throws {
    var depth = 0
    repeat {
      switch skipSpace() {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        position += 1
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { throw damage("a value is missing") }
        position += 1
      default: try skipLiteral()
      }
    } while depth > 0
    guard depth == 0 else { throw damage("a value is missing") }
  }

  private mutating func skipString() throws {
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else { throw ModelFault.damagedModel(reason: "the file ends inside a text") }
    position += 1
  }

  /// Passes over a number or a bare word.
  mutating func skipLiteral() throws {
    let start = position
    while position < bytes.count, isLiteral(bytes[position]) { position += 1 }
    guard position > start else { throw damage(position < bytes.count ? "a value is missing" : "the file ends") }
  }

  private func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Checks that nothing but white space (or the zero bytes some writers add) follows.
  mutating func expectEnd() throws {
    while position < bytes.count, skipSpace() == 0, position < bytes.count { position += 1 }
    guard position >= bytes.count else { throw damage("something follows the model") }
  }
}
