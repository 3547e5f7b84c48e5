import CLibEdit

extension LineEditor {
  /// What libedit does after a key's function.
  typealias Next = libedit_next

  /// A key's function of ours.
  enum Action: String, CaseIterable {
    case complete = "risk-complete"
    case list = "risk-list"
    case giveUp = "risk-give-up"
    case giveUpAtEnd = "risk-give-up-at-end"
    case leave = "risk-leave"
    case search = "risk-search"
    case lastArgument = "risk-last-argument"
    case beginPaste = "risk-begin-paste"
    case endPaste = "risk-end-paste"

    /// What it is for, in the words of libedit's list of keys.
    var help: String {
      switch self {
      case .complete: "Complete the word"
      case .list: "List the ways to go on"
      case .giveUp, .giveUpAtEnd: "Give up the input"
      case .leave: "Delete a character; leave on an empty line"
      case .search: "Search the history"
      case .lastArgument: "Insert the last argument of earlier inputs"
      case .beginPaste, .endPaste: "Take pasted text as it is"
      }
    }

    /// The key that runs it.
    ///
    /// No terminal sends 9001 and 9002: our own functions push them, to go on when libedit has moved the cursor.
    var key: String {
      switch self {
      case .complete: "\t"
      case .list: "\u{1B}[9001~"
      case .giveUp: "\u{03}"
      case .giveUpAtEnd: "\u{1B}[9002~"
      case .leave: "\u{04}"
      case .search: "\u{12}"
      case .lastArgument: "\u{1B}."
      case .beginPaste: "\u{1B}[200~"
      case .endPaste: "\u{1B}[201~"
      }
    }

    /// The function libedit calls; it cannot capture, so that each case has its own.
    var function: libedit_function {
      switch self {
      case .complete: { handle, _ in LineEditor.answer(handle) { $0.tab(on: $1) } }
      case .list: { handle, _ in LineEditor.answer(handle) { $0.list(on: $1) } }
      case .giveUp: { handle, _ in LineEditor.answer(handle) { $0.giveUp(on: $1) } }
      case .giveUpAtEnd: { handle, _ in LineEditor.answer(handle) { $0.endGivenUp(on: $1) } }
      case .leave: { handle, _ in LineEditor.answer(handle) { $0.leave(on: $1) } }
      case .search: { handle, _ in LineEditor.answer(handle) { $0.search(on: $1) } }
      case .lastArgument: { handle, _ in LineEditor.answer(handle) { $0.insertLastArgument(on: $1) } }
      case .beginPaste: { handle, _ in LineEditor.answer(handle) { $0.pasting(true, on: $1) } }
      case .endPaste: { handle, _ in LineEditor.answer(handle) { $0.pasting(false, on: $1) } }
      }
    }
  }

  /// What libedit has but emacs's keys do not reach, for the keys of common terminals.
  private static let commonKeys = [
    ("\u{17}", "ed-delete-prev-word"),
    ("\u{1B}[1~", "ed-move-to-beg"), ("\u{1B}[H", "ed-move-to-beg"), ("\u{1B}OH", "ed-move-to-beg"),
    ("\u{1B}[4~", "ed-move-to-end"), ("\u{1B}[F", "ed-move-to-end"), ("\u{1B}OF", "ed-move-to-end"),
    ("\u{1B}[3~", "ed-delete-next-char"), ("\u{1B}[2~", "ed-unassigned"),
    ("\u{1B}[5~", "ed-search-prev-history"), ("\u{1B}[6~", "ed-search-next-history"),
    ("\u{1B}[1;5C", "em-next-word"), ("\u{1B}[1;5D", "ed-prev-word"),
    ("\u{1B}[1;3C", "em-next-word"), ("\u{1B}[1;3D", "ed-prev-word"),
  ]

  /// Sets prompt, reader and keys; the user's own libedit settings come before what must hold.
  func bindKeys(of handle: OpaquePointer) {
    libedit_set_prompt(
      handle, { handle in libedit_client(handle).map { LineEditor.behind($0).promptText } ?? nil }, PromptText.markByte)
    libedit_set_emacs(handle)
    for (key, name) in Self.commonKeys { libedit_bind(handle, key, name) }
    libedit_read_settings(handle)
    libedit_set_reader(handle) { handle, character in
      libedit_client(handle).map { LineEditor.behind($0).readKey(into: character, on: handle) } ?? -1
    }
    libedit_set_plain_control_keys(handle)
    for action in Action.allCases {
      libedit_add_function(handle, action.rawValue, action.help, action.function)
      libedit_bind(handle, action.key, action.rawValue)
    }
  }

  private static func behind(_ client: UnsafeMutableRawPointer) -> LineEditor {
    Unmanaged.fromOpaque(client).takeUnretainedValue()
  }

  private static func answer(_ handle: OpaquePointer, with run: (LineEditor, OpaquePointer) -> Next) -> UInt8 {
    let next = libedit_client(handle).map { run(behind($0), handle) } ?? LIBEDIT_NOTHING
    return UInt8(truncatingIfNeeded: next.rawValue)
  }

  /// Has our own key read next, when libedit has brought the terminal's cursor to the line's end.
  func atEnd(of handle: OpaquePointer, push action: Action) -> Next {
    libedit_push(handle, action.key)
    moveCursor(of: handle, to: libedit_line(handle).count)
    return LIBEDIT_MOVE_CURSOR
  }
}
