/// How many columns of a terminal text takes.
public enum DisplayWidth {
  /// The width of a text: wide East Asian characters and emoji take two columns, combining marks none.
  public static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// The text cut to a width, with `…` where something was cut.
  public static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var kept = ""
    var used = 1
    for character in text {
      used += of(character)
      if used > width { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The text without characters that would move the cursor or speak to the terminal.
  public static func printable(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return String(text)
    }
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      if scalar == "\t" || scalar == "\n" { return " " }
      return scalar.properties.generalCategory == .control ? "�" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return isWide(scalar) || character.unicodeScalars.contains("\u{FE0F}") ? 2 : 1
    }
  }

  /// Unicode's East Asian Width W and F (Annex 11), by block.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
