import RiskDiagnostics

extension Lexer {
  /// Reads a number with its suffix, or a date.
  mutating func lexNumber() -> Token.Kind? {
    if let date = lexDate() { return date }
    let start = position
    var whole = true
    skipDigits()
    if peek() == UInt8(ascii: "."), let next = peek(1), isDigit(next) {
      whole = false
      position += 1
      skipDigits()
    }
    if skipExponent() { whole = false }
    let digits = source.text(start..<position)
    let (exponent, keepsWhole) = lexSuffix()
    guard !isWordStart() else { return invalidNumber(from: start) }
    if whole, keepsWhole, let integer = Lexer.integer(digits, exponent: exponent) { return .integer(integer) }
    guard let text = Lexer.shifted(digits, by: exponent), let value = Double(text), value.isFinite else {
      return invalidNumber(from: start)
    }
    return .number(value)
  }

  private mutating func invalidNumber(from start: Int) -> Token.Kind? {
    _ = lexWord()
    report(.invalidNumber(source.text(start..<position)), start..<position)
    return nil
  }

  private mutating func skipDigits() {
    while let byte = peek(), isDigit(byte) { position += 1 }
  }

  private mutating func skipExponent() -> Bool {
    guard let byte = peek(), byte | 0x20 == UInt8(ascii: "e") else { return false }
    let signed = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
    guard let digit = peek(signed ? 2 : 1), isDigit(digit) else { return false }
    position += signed ? 2 : 1
    skipDigits()
    return true
  }

  /// Reads `%`, `k`, `m` or a unit of memory (`MB`, `GB`, `TB`): the power of ten it stands for, and whether an integer stays one.
  private mutating func lexSuffix() -> (exponent: Int, keepsWhole: Bool) {
    let suffix = peek()
    let alone = !isWordPart(at: position + 1)
    let units = [UInt8(ascii: "M"): 6, UInt8(ascii: "G"): 9, UInt8(ascii: "T"): 12]
    if let exponent = suffix.flatMap({ units[$0] }), peek(1) == UInt8(ascii: "B"), !isWordPart(at: position + 2) {
      position += 2
      return (exponent, true)
    }
    switch suffix {
    case UInt8(ascii: "%"):
      position += 1
      return (-2, false)
    case UInt8(ascii: "k") where alone:
      position += 1
      return (3, true)
    case UInt8(ascii: "m") where alone:
      position += 1
      return (6, true)
    default:
      return (0, true)
    }
  }

  private func isWordPart(at place: Int) -> Bool {
    scalar(at: place).map {
      $0.scalar == "_" || $0.scalar.properties.isAlphabetic || $0.scalar.properties.numericType != nil
    }
      ?? false
  }

  /// Reads `dddd-dd-dd`; a day the calendar lacks is reported and read as the epoch.
  private mutating func lexDate() -> Token.Kind? {
    let start = position
    guard start + 10 <= end else { return nil }
    let text = source.text(start..<start + 10)
    let shape = text.utf8.map { isDigit($0) ? UInt8(ascii: "d") : $0 }
    guard shape == Array("dddd-dd-dd".utf8) else { return nil }
    if let next = peek(10), isDigit(next) { return nil }
    position += 10
    if let date = CalendarDate(text) { return .date(date) }
    report(.invalidDate(text), start..<position)
    return .date(CalendarDate(daysSinceEpoch: 0))
  }

  private static func integer(_ digits: String, exponent: Int) -> Int64? {
    Int64(digits + String(repeating: "0", count: exponent))
  }

  /// The digits with a power of ten written into their exponent, so that `35%` is the number nearest to 0.35.
  private static func shifted(_ digits: String, by exponent: Int) -> String? {
    guard exponent != 0 else { return digits }
    let parts = digits.lowercased().split(separator: "e")
    guard parts.count > 1 else { return "\(parts[0])e\(exponent)" }
    guard let own = Int(parts[1]), abs(own) < 10_000 else { return nil }
    return "\(parts[0])e\(own + exponent)"
  }
}
