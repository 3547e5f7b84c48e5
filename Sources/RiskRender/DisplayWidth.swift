/// How many columns of a terminal text takes.
public enum DisplayWidth {
  /// The width of a text: wide East Asian characters and emoji take two columns, combining marks none.
  public static func of(_ text: some StringProtocol) -> Int {
    plainCount(text) ?? text.reduce(0) { $0 + of($1) }
  }

  /// The width of a character: that of its widest part.
  public static func of(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, of($1)) }
  }

  /// The text cut to a width, with `…` where something was cut.
  public static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var room = max(0, width) - 1
    let kept = text.prefix { character in
      room -= of(character)
      return room >= 0
    }
    return width < 1 ? "" : kept + "…"
  }

  /// The text with blanks behind it up to a width.
  public static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }

  /// The text without characters that would move the cursor, turn the direction of writing or speak to the terminal.
  public static func printable(_ text: some StringProtocol) -> String {
    guard plainCount(text) == nil, text.unicodeScalars.contains(where: isUnprintable) else { return String(text) }
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      if scalar == "\t" || scalar == "\n" { return " " }
      return isUnprintable(scalar) ? "�" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// How many characters a text of nothing but printable ASCII has; nil for any other.
  private static func plainCount(_ text: some StringProtocol) -> Int? {
    var count = 0
    for byte in text.utf8 {
      guard 0x20 <= byte, byte < 0x7F else { return nil }
      count += 1
    }
    return count
  }

  /// Controls, ends of lines and paragraphs, and the marks that override the direction of writing.
  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: return 0
    // Latin, and what tables and charts are drawn with.
    case 0x20..<0x300, 0x2500..<0x25A0, 0x2800..<0x2900: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
    }
  }

  /// Whether a scalar is wide or full-width, by the blocks of Unicode Standard Annex 11.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
