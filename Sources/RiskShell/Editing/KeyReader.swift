import CLibEdit
import Glibc

/// Turns what the keyboard sends into characters; what is no UTF-8 is dropped.
struct KeyReader {
  private var decoder = UTF8()

  /// The next character of some bytes; nil at their end.
  mutating func next(from bytes: inout some IteratorProtocol<UInt8>) -> Unicode.Scalar? {
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): return scalar
      case .emptyInput: return nil
      case .error: continue
      }
    }
  }
}

extension LineEditor {
  /// The bytes of standard input, with signals heeded while waiting for them.
  private struct Keyboard: IteratorProtocol {
    let editor: LineEditor
    let handle: OpaquePointer

    mutating func next() -> UInt8? {
      while case .signal(let number) = PromptSignals.next(orInputAt: STDIN_FILENO) {
        guard editor.heed(number, on: handle) else { return nil }
      }
      return SignalPipe.readByte(from: STDIN_FILENO)
    }
  }

  /// Reads a character for libedit: 1 for one, 0 when there is none to come.
  func readKey(into character: UnsafeMutablePointer<wchar_t>, on handle: OpaquePointer) -> Int32 {
    guard let scalar = readScalar(on: handle) else { return 0 }
    character.pointee = wchar_t(bitPattern: scalar.value)
    return 1
  }

  /// Waits for a character; nil when there is none to come.
  func readScalar(on handle: OpaquePointer) -> Unicode.Scalar? {
    var keyboard = Keyboard(editor: self, handle: handle)
    var reader = keys
    defer { keys = reader }
    return reader.next(from: &keyboard)
  }

  /// Does what a signal asks for; false if the reading ends by it.
  private func heed(_ number: Int32, on handle: OpaquePointer) -> Bool {
    switch number {
    case SIGWINCH:
      redrawResized(handle)
      return true
    case SIGCONT:
      // libedit believes its settings still hold; the shell has changed them.
      libedit_set_editing(handle, 0)
      libedit_set_editing(handle, 1)
      libedit_redraw(handle)
      return true
    default:
      verdict = number == SIGINT ? .cancelled : .ended
      return false
    }
  }

  /// Draws prompt and line for the new size, from where they began on a terminal that wraps its lines anew.
  private func redrawResized(_ handle: OpaquePointer) {
    libedit_resize(handle)
    erase(on: handle)
    libedit_redraw(handle)
  }

  /// Takes prompt and line off the screen, from where they began; what writes below only begins a new line.
  func erase(on handle: OpaquePointer) {
    let line = libedit_line(handle)
    let prompt = promptText.map { PromptText.visible(String(cString: $0)) } ?? ""
    let before = prompt + String(String(line).unicodeScalars.prefix(line.cursor))
    let rows = CursorRow.above(before, columns: Int(libedit_columns(handle)))
    let up = rows > 0 ? "\u{1B}[\(rows)A" : ""
    write(isPlainTerminal ? "\n" : "\r\(up)\u{1B}[J")
  }
}
