/// Tells what a terminal shows from what steers it: control sequences (ECMA-48, section 5.4), titles and bells.
struct TerminalTextFilter {
  private enum State {
    case text, escape, sequence, title, character
  }

  private var state = State.text

  /// Whether a byte is shown; line feeds and tabs are, carriage returns are not.
  mutating func shows(_ byte: UInt8) -> Bool {
    switch state {
    case .text where byte == 0x1B:
      state = .escape
    case .text:
      return byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x09
    case .escape:
      state = Self.state(afterEscapeAnd: byte)
    case .sequence:
      if (0x40...0x7E).contains(byte) { state = .text }
    case .title:
      if byte == 0x07 { state = .text } else if byte == 0x1B { state = .escape }
    case .character:
      state = .text
    }
    return false
  }

  private static func state(afterEscapeAnd byte: UInt8) -> State {
    switch byte {
    case UInt8(ascii: "["): .sequence
    case UInt8(ascii: "]"): .title
    case UInt8(ascii: "("), UInt8(ascii: ")"): .character
    default: .text
    }
  }
}
