import RiskDiagnostics

extension Lexer {
  /// Whether a word can begin where the lexer stands.
  func isWordStart() -> Bool {
    guard let (scalar, _) = scalar(at: position) else { return false }
    return scalar == "_" || scalar.properties.isAlphabetic
  }

  /// Reads letters, digits and underscores.
  mutating func lexWord() -> String {
    let start = position
    while let (scalar, length) = scalar(at: position), Lexer.continuesWord(scalar) { position += length }
    return source.text(start..<position)
  }

  /// Reads a name in backticks; a doubled backtick stands for one.
  mutating func lexQuotedName() -> String? {
    let start = position
    var bytes: [UInt8] = []
    position += 1
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      position += 1
      guard byte == UInt8(ascii: "`") else {
        bytes.append(byte)
        continue
      }
      guard peek() == UInt8(ascii: "`") else { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
      position += 1
    }
    report(.unterminatedText, start..<position)
    return nil
  }

  /// Reads `$name`, the name bare or in backticks.
  mutating func lexVariable() -> String? {
    let start = position
    position += 1
    if peek() == UInt8(ascii: "`") { return lexQuotedName() }
    if isWordStart() { return lexWord() }
    report(.expected("a variable's name after '$'", found: "something else"), start..<position)
    return nil
  }

  /// Reads the longest symbol that fits, or reports what has no meaning.
  mutating func lexSymbol() -> Symbol? {
    let start = position
    if let (foreign, ours) = foreignOperator() {
      position += foreign.utf8.count
      report(.foreignOperator(foreign, ours: ours), start..<position)
      return nil
    }
    for length in [2, 1] where position + length <= end {
      if let symbol = Symbol(rawValue: source.text(position..<position + length)) {
        position += length
        return symbol
      }
    }
    position += scalar(at: position)?.length ?? 1
    report(.unknownCharacter(source.text(start..<position)), start..<position)
    return nil
  }

  /// An operator of another language that stands here, and what to write instead.
  private func foreignOperator() -> (String, ours: String)? {
    let operators = [
      ("%>%", "|"), ("|>", "|"), ("<>", "!="), ("&&", "and"), ("||", "or"), ("**", "^"), ("<-", "let name = …"),
      (":=", "="), ("%", "mod"), ("&", "and"),
    ]
    return operators.first { source.text(position..<min(position + $0.0.utf8.count, end)) == $0.0 }
      .map { ($0.0, ours: $0.1) } ?? (isLoneNot() ? ("!", ours: "not") : nil)
  }

  private func isLoneNot() -> Bool { peek() == UInt8(ascii: "!") && peek(1) != UInt8(ascii: "=") }

  /// The scalar at an offset and its length in bytes; broken UTF-8 is read as replacement characters.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset < end else { return nil }
    let byte = source.bytes[offset]
    if byte < 0x80 { return (Unicode.Scalar(byte), 1) }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    let text = String(decoding: source.bytes[offset..<min(offset + length, end)], as: UTF8.self)
    guard let first = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return ("\u{FFFD}", 1) }
    return (first, length)
  }

  private static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }
}
