/// How much room a text takes on a terminal.
enum DisplayText {
  /// The columns a text fills: two for East Asian and emoji characters, none for combining marks.
  static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  /// A text without what steers a terminal, so that data cannot.
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      plain.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(plain)
  }

  /// A text filled with blanks up to a width.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Self.width(text)))
  }

  /// A text cut to a width, with an ellipsis where something is missing.
  static func fitted(_ text: String, to width: Int) -> String {
    guard Self.width(text) > width else { return text }
    var room = width - 1
    let kept = text.prefix { character in
      room -= Self.width(of: character)
      return room >= 0
    }
    return String(kept) + "…"
  }

  /// How many lines of a terminal lie above the place where a text ends.
  static func rows(above text: String, columns: Int) -> Int {
    var (row, column) = (0, 0)
    for character in text {
      let width = character == "\t" ? 8 - column % 8 : Self.width(of: character)
      if character == "\n" || column + width > columns { (row, column) = (row + 1, 0) }
      if character != "\n" { column += width }
    }
    return column == columns ? row + 1 : row
  }

  private static func width(of character: Character) -> Int {
    character.unicodeScalars.map(width(of:)).max() ?? 0
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
    }
  }

  /// Whether a scalar is wide or full-width; the blocks of Unicode Standard Annex 11.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
