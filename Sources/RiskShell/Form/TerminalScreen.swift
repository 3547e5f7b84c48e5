import Glibc
import RiskRender

/// The whole screen of a terminal while a form is open: keys come one by one, lines are drawn where they changed.
///
/// What the terminal showed before is there again when the screen is closed.
struct TerminalScreen {
  private let style: Style
  /// How the terminal was found.
  private let settings: termios
  /// What each line shows; empty where that is not known.
  private var shown: [String] = []
  private var isOpen = false

  /// Takes over: the alternate screen, no cursor, pastes announced, lines that never wrap.
  private static let opening = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h\u{1B}[?7l\u{1B}[H\u{1B}[2J"
  /// Gives back.
  static let closing: StaticString = "\u{1B}[0m\u{1B}[?7h\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"

  /// Looks at the terminal; nil where standard input and output are none.
  init?(style: Style) {
    var settings = termios()
    guard isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    self.settings = settings
    self.style = style
  }

  /// Takes the terminal over; false if it is gone.
  mutating func open() -> Bool {
    var raw = settings
    cfmakeraw(&raw)
    // Line feeds of a message that something else writes still begin at the left.
    raw.c_oflag = settings.c_oflag
    // Ctrl-C stays a signal, which also reaches a program that computes; keys before it are not lost.
    raw.c_lflag |= tcflag_t(ISIG | NOFLSH)
    withUnsafeMutableBytes(of: &raw.c_cc) { characters in
      for place in [VQUIT, VSUSP] { characters[Int(place)] = 0 }
    }
    CrashGuard.arm(settings)
    isOpen = true
    shown = []
    return Self.set(raw) && Self.write(Self.opening)
  }

  /// Gives the terminal back as it was found; what was typed ahead stays for whoever reads next.
  mutating func close() {
    guard isOpen else { return }
    isOpen = false
    _ = Self.write("\(Self.closing)")
    _ = Self.set(settings)
    CrashGuard.disarm()
  }

  /// Has the next drawing be of everything, on an empty screen.
  mutating func forget() { shown = [] }

  /// Draws what changed; false if the terminal is gone.
  mutating func draw(_ frame: FormScreen.Frame, width: Int) -> Bool {
    var text = shown.isEmpty ? "\u{1B}[?25l\u{1B}[2J" : "\u{1B}[?25l"
    let lines = frame.lines.map { $0.rendered(style) }
    for (row, line) in lines.enumerated() where shown.count != lines.count || shown[row] != line {
      // On some terminals, erasing behind the last column would take its character.
      text += "\u{1B}[\(row + 1);1H" + line + (frame.lines[row].width < width ? "\u{1B}[K" : "")
    }
    if let caret = frame.caret { text += "\u{1B}[\(caret.row + 1);\(caret.column + 1)H\u{1B}[?25h" }
    shown = lines
    return Self.write(text)
  }

  /// Changes the terminal's settings once all is written; what was typed and not read yet is kept.
  private static func set(_ settings: termios) -> Bool {
    var settings = settings
    while tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }

  private static func write(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR, !awaitRoom() { return false }
    }
    return true
  }

  /// Waits until a terminal that takes nothing at the moment takes more; false for any other trouble.
  private static func awaitRoom() -> Bool {
    guard errno == EAGAIN else { return false }
    var watched = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    return poll(&watched, 1, -1) > 0 || errno == EINTR
  }
}
