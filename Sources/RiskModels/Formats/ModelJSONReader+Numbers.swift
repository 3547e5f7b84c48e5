extension ModelJSONReader {
  /// Reads a truth value, written as a word or as 0 or 1.
  mutating func readFlag() throws -> Bool {
    switch skipSpace() {
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      let isTrue = current == UInt8(ascii: "t")
      try skipLiteral()
      return isTrue
    default: return try readInteger() != 0
    }
  }

  /// Reads a whole number of 32 bits.
  mutating func readInteger() throws -> Int32 {
    guard let result = Int32(exactly: try readWholeNumber()) else {
      throw damage("a whole number of 32 bits is missing")
    }
    return result
  }

  /// Reads a whole number; what is far beyond 32 bits comes out as a number that is beyond them, too.
  mutating func readWholeNumber() throws -> Int64 {
    let negative = skipSpace() == UInt8(ascii: "-")
    if negative { position += 1 }
    let start = position
    var value: Int64 = 0
    while let digit = digit, value <= Int64(UInt32.max) {
      value = value * 10 + Int64(digit)
      position += 1
    }
    guard position > start, !isFraction else { throw damage("a whole number is missing") }
    return negative ? -value : value
  }

  private var digit: UInt8? {
    let value = current &- UInt8(ascii: "0")
    return value < 10 ? value : nil
  }

  private var isFraction: Bool { current == UInt8(ascii: ".") || current | 0x20 == UInt8(ascii: "e") }

  /// Reads a number.
  ///
  /// Digits and powers of ten that a Double holds exactly give one correctly rounded Double; the rest, and what lies
  /// so near the middle of two Floats that a second rounding could go wrong, takes the standard library's way.
  mutating func readFloat() throws -> Float {
    _ = skipSpace()
    let start = position
    if let quick = readQuickNumber() {
      let fraction = Int64(quick.bitPattern & 0x1FFF_FFFF)
      if abs(fraction - 0x1000_0000) > 1 { return Float(quick) }
    }
    position = start
    try skipLiteral()
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Float(text) else { throw damage("a number is missing") }
    return value
  }

  /// Reads a number, rounded once to the nearest Double.
  mutating func readDouble() throws -> Double {
    _ = skipSpace()
    let start = position
    if let quick = readQuickNumber() { return quick }
    position = start
    try skipLiteral()
    guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw damage("a number is missing")
    }
    return value
  }

  /// The number at the position when at most 2^53 and a power of ten up to 10^22 make it, else nil.
  private mutating func readQuickNumber() -> Double? {
    let negative = current == UInt8(ascii: "-")
    if negative { position += 1 }
    var digits: UInt64 = 0
    var count = readDigits(into: &digits)
    var exponent = 0
    if current == UInt8(ascii: ".") {
      position += 1
      exponent = -readDigits(into: &digits)
      count -= exponent
    }
    guard (1...18).contains(count), let written = readExponent() else { return nil }
    exponent += written
    guard digits <= 1 << 53, abs(exponent) <= 22 else { return nil }
    let power = powersOfTen[abs(exponent)]
    let value = exponent < 0 ? Double(digits) / power : Double(digits) * power
    return negative ? -value : value
  }

  /// Appends decimal digits and returns how many there are; past eighteen the value is meaningless.
  private mutating func readDigits(into value: inout UInt64) -> Int {
    let start = position
    while let digit = digit {
      value = value &* 10 &+ UInt64(digit)
      position += 1
    }
    return position - start
  }

  /// The exponent at the position, zero if there is none, nil if it is malformed or long.
  private mutating func readExponent() -> Int? {
    guard current | 0x20 == UInt8(ascii: "e") else { return 0 }
    position += 1
    let negative = current == UInt8(ascii: "-")
    if negative || current == UInt8(ascii: "+") { position += 1 }
    var digits: UInt64 = 0
    guard (1...3).contains(readDigits(into: &digits)) else { return nil }
    return negative ? -Int(digits) : Int(digits)
  }
}

/// The powers of ten a Double holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]
