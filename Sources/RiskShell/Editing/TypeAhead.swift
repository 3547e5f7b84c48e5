import Glibc

/// Has a terminal keep what was typed ahead when Ctrl-C stops a command; by itself it throws that away.
struct TypeAhead {
  /// Whether the terminal's own setting was the other one.
  private var isChanged = false

  /// Keeps it from now on.
  mutating func keep() { isChanged = isChanged || TypeAhead.set(kept: true) }

  /// Leaves the terminal as it was found.
  mutating func restore() {
    if isChanged { _ = TypeAhead.set(kept: false) }
    isChanged = false
  }

  /// Changes the setting; false where it was so already, or standard input is no terminal.
  private static func set(kept: Bool) -> Bool {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return false }
    let flag = tcflag_t(NOFLSH)
    guard (settings.c_lflag & flag != 0) != kept else { return false }
    settings.c_lflag ^= flag
    return tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0
  }
}
