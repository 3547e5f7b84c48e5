/// A key as a form understands it.
enum FormKey: Equatable, Sendable {
  case up, down, left, right
  /// The keys that step further: with Shift, Page Up and Page Down.
  case farLeft, farRight
  case home, end, tab, backTab
  case enter, escape, backspace, delete
  /// Ctrl-U: the whole line goes.
  case eraseLine
  /// Ctrl-_ (which Ctrl-/ sends as well), and Ctrl-Y.
  case undo, redo
  /// Ctrl-L: draw everything anew.
  case redraw
  /// Ctrl-C.
  case interrupt
  /// Ctrl-Z.
  case suspend
  case character(Character)
  /// What was pasted, whole.
  case paste(String)
}
