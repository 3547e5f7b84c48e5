/// Turns the bytes a terminal sends into keys, one byte at a time, so that nothing is read beyond a key.
///
/// Escape sequences are those of ECMA-48, section 5.4, as xterm uses them; one that is unknown means nothing.
struct FormKeyReader {
  private enum State {
    case ground
    /// After Esc: the key itself, unless a sequence follows at once.
    case escape
    /// Inside `Esc [ …`, with what came so far.
    case sequence([UInt8])
    /// After `Esc O`.
    case singleShift
    /// Inside a character of several bytes, with how many are to come.
    case character([UInt8], Int)
    /// Inside a paste.
    case paste([UInt8])
  }

  private var state = State.ground
  /// The end of a paste as the terminal tells it.
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// More of a paste is left out: no value is so long.
  private static let pasteLimit = 4_096

  /// Whether Esc was pressed or a sequence has begun: which of them only time tells.
  var isWaiting: Bool {
    switch state {
    case .escape, .sequence, .singleShift: true
    case .ground, .character, .paste: false
    }
  }

  /// The key when nothing more came in time; nil where there is none.
  mutating func giveUp() -> FormKey? {
    guard isWaiting else { return nil }
    defer { state = .ground }
    if case .escape = state { return .escape }
    return nil
  }

  /// The key that a byte completes; nil where more is to come, or where it means nothing.
  mutating func feed(_ byte: UInt8) -> FormKey? {
    switch state {
    case .ground: return begin(byte)
    case .escape: return followEscape(byte)
    case .sequence(let bytes): return follow(bytes, byte)
    case .singleShift:
      state = .ground
      return byte < 0x20 ? begin(byte) : Self.key(ofFinal: byte, modifiers: 1)
    case .character(let bytes, let more): return follow(bytes, byte, more)
    case .paste(let bytes): return paste(bytes, byte)
    }
  }

  private mutating func begin(_ byte: UInt8) -> FormKey? {
    switch byte {
    case 0x1B: state = .escape
    case 0x00..<0x20, 0x7F: return Self.control(byte)
    case 0x20..<0x7F: return .character(Character(Unicode.Scalar(byte)))
    case 0xC2...0xDF: state = .character([byte], 1)
    case 0xE0...0xEF: state = .character([byte], 2)
    case 0xF0...0xF4: state = .character([byte], 3)
    default: break
    }
    return nil
  }

  /// The keys that send a control character (ECMA-48, section 8.2; the rest as readline has them).
  private static func control(_ byte: UInt8) -> FormKey? {
    switch byte {
    case 0x01: .home
    case 0x03: .interrupt
    case 0x05: .end
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x0C: .redraw
    case 0x0E: .down
    case 0x10: .up
    case 0x15: .eraseLine
    case 0x19: .redo
    case 0x1A: .suspend
    case 0x1F: .undo
    default: nil
    }
  }

  /// A letter behind Esc is a key held with Alt, which a form has none of.
  private mutating func followEscape(_ byte: UInt8) -> FormKey? {
    switch byte {
    case UInt8(ascii: "["): state = .sequence([])
    case UInt8(ascii: "O"): state = .singleShift
    case 0x1B: return .escape
    default:
      state = .ground
      return byte < 0x20 ? begin(byte) : nil
    }
    return nil
  }

  private mutating func follow(_ bytes: [UInt8], _ byte: UInt8) -> FormKey? {
    switch byte {
    case 0x20...0x3F:
      // A sequence that does not end is read on to its end, and forgotten.
      state = .sequence(bytes.count < 32 ? bytes + [byte] : bytes)
      return nil
    case 0x40...0x7E:
      state = .ground
      if byte == UInt8(ascii: "~"), bytes == Array("200".utf8) {
        state = .paste([])
        return nil
      }
      return Self.key(bytes, final: byte)
    default:
      state = .ground
      return begin(byte)
    }
  }

  private mutating func follow(_ bytes: [UInt8], _ byte: UInt8, _ more: Int) -> FormKey? {
    state = .ground
    guard (0x80...0xBF).contains(byte) else { return begin(byte) }
    guard more == 1 else {
      state = .character(bytes + [byte], more - 1)
      return nil
    }
    guard let text = String(validating: bytes + [byte], as: UTF8.self), let character = text.first,
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return nil }
    return .character(character)
  }

  /// Ctrl-C ends a paste whose end was lost on the way.
  private mutating func paste(_ bytes: [UInt8], _ byte: UInt8) -> FormKey? {
    guard byte != 0x03 else {
      state = .ground
      return .interrupt
    }
    let all = bytes + [byte]
    guard all.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] else {
      let isFull = all.count > Self.pasteLimit
      state = .paste(isFull ? Array(all.prefix(Self.pasteLimit - 8) + all.suffix(8)) : all)
      return nil
    }
    state = .ground
    let text = String(decoding: all.dropLast(Self.pasteEnd.count), as: UTF8.self)
    return .paste(text)
  }
}

extension FormKeyReader {
  /// The key of `Esc [ … final`; nil for one that is unknown.
  private static func key(_ bytes: [UInt8], final: UInt8) -> FormKey? {
    let parameters = String(decoding: bytes, as: UTF8.self).split(separator: ";", omittingEmptySubsequences: false)
    let numbers = parameters.map { Int($0) ?? 1 }
    let modifiers = numbers.count > 1 ? numbers[1] : 1
    guard final == UInt8(ascii: "~") else { return key(ofFinal: final, modifiers: modifiers) }
    switch numbers.first {
    case 1, 7: return .home
    case 3: return .delete
    case 4, 8: return .end
    case 5: return .farRight
    case 6: return .farLeft
    default: return nil
    }
  }

  private static func key(ofFinal byte: UInt8, modifiers: Int) -> FormKey? {
    let isFar = modifiers > 1
    switch byte {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return isFar ? .farRight : .right
    case UInt8(ascii: "D"): return isFar ? .farLeft : .left
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "Z"): return .backTab
    default: return nil
    }
  }
}
