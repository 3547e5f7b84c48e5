import RiskDiagnostics

extension Lexer {
  /// Whether a word can begin where the lexer stands.
  func isWordStart() -> Bool {
    guard let (scalar, _) = scalar(at: position) else { return false }
    return Lexer.isLetter(scalar)
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
    if let first = peek(), let symbol = peek(1).flatMap({ Lexer.pairs[UInt16(first) << 8 | UInt16($0)] }) {
      position += 2
      return symbol
    }
    if let first = peek(), let symbol = Lexer.singles[first] {
      position += 1
      return symbol
    }
    position += scalar(at: position)?.length ?? 1
    report(.unknownCharacter(source.text(start..<position)), start..<position)
    return nil
  }

  private static let singles = table(ofLength: 1) { $0[0] }

  private static let pairs = table(ofLength: 2) { UInt16($0[0]) << 8 | UInt16($0[1]) }

  private static func table<Key: Hashable>(ofLength length: Int, _ key: ([UInt8]) -> Key) -> [Key: Symbol] {
    var table: [Key: Symbol] = [:]
    for symbol in Symbol.allCases where symbol.rawValue.utf8.count == length {
      table[key(Array(symbol.rawValue.utf8))] = symbol
    }
    return table
  }

  /// An operator of another language, and what to write instead.
  private struct ForeignOperator {
    let bytes: [UInt8]
    let ours: String

    init(_ text: String, _ ours: String) {
      bytes = Array(text.utf8)
      self.ours = ours
    }
  }

  /// The longer ones stand first.
  private static let foreignOperators = [
    ForeignOperator("%>%", "|"), ForeignOperator("|>", "|"), ForeignOperator("<>", "!="), ForeignOperator("&&", "and"),
    ForeignOperator("||", "or"), ForeignOperator("**", "^"), ForeignOperator("<-", "let name = …"),
    ForeignOperator(":=", "="), ForeignOperator("%", "mod"), ForeignOperator("&", "and"),
  ]

  /// An operator of another language that stands here, and what to write instead.
  private func foreignOperator() -> (String, ours: String)? {
    guard let first = peek() else { return nil }
    if first == UInt8(ascii: "!"), peek(1) != UInt8(ascii: "=") { return ("!", ours: "not") }
    let found = Lexer.foreignOperators.first { candidate in
      candidate.bytes.indices.allSatisfy { peek($0) == candidate.bytes[$0] }
    }
    return found.map { (String(decoding: $0.bytes, as: UTF8.self), ours: $0.ours) }
  }

  /// The scalar at an offset and its length in bytes; broken UTF-8 is read as replacement characters.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset < end else { return nil }
    let byte = source.bytes[offset]
    if byte < 0x80 { return (Unicode.Scalar(byte), 1) }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    // A cursor may stand in the middle of a character, where the text it cuts off ends.
    guard offset + length <= end else { return ("\u{FFFD}", 1) }
    let text = String(decoding: source.bytes[offset..<offset + length], as: UTF8.self)
    guard let first = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return ("\u{FFFD}", 1) }
    return (first, length)
  }

  private static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isLetter(scalar) || ("0"..."9").contains(scalar) }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Whether a word may begin with a character; most are ASCII, for which no table is needed.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return scalar.properties.isAlphabetic }
    return scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
