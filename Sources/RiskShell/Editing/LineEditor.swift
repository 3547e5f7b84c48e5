import CLibEdit
import Glibc

/// Reads what an analyst types at the prompt, one input of one or more lines at a time.
///
/// One editor a process, on standard input and output, used from one thread. Ctrl-C never kills: at the prompt it gives
/// up the input; while a command runs it is a signal again, for `InterruptSignal`.
final class LineEditor {
  /// What came of reading.
  enum Input: Equatable, Sendable {
    /// A whole input, its lines parted by line feeds.
    case text(String)
    /// Ctrl-C gave up what was typed.
    case cancelled
    /// Ctrl-D on an empty line, or the terminal is gone.
    case ended
  }

  /// How many entries arrow-up can reach.
  static let historyLimit = 10_000
  /// Where an input is handed over as it is: more is no typing, and each line is checked anew.
  private static let longestInput = 1 << 20

  let isComplete: (String) -> Bool
  let complete: (String, Int) -> Completion
  /// What Alt and a full stop take from an input: its last argument.
  let lastArgument: (String) -> String?
  /// What other sessions have entered since the last look.
  let fetch: () -> [String]
  let colours: Bool

  private(set) var handle: OpaquePointer?
  private var entries: OpaquePointer?
  /// The inputs that arrow-up and Ctrl-R reach, the oldest first.
  private(set) var inputs: [String] = []
  /// libedit keeps the pointer, so that the text must outlive the reading.
  private(set) var promptText: UnsafeMutablePointer<CChar>?

  /// The lines of the input before the one being edited.
  var earlierLines = ""
  /// What a key's function decided about the line.
  var verdict: Input?
  /// What the keyboard sends.
  var keys = KeyReader()
  /// Whether the terminal said that a paste has begun and not that it has ended.
  var isPasting = false
  /// The candidates to list once the cursor is at the line's end, and where to take it back to.
  var listing: (candidates: [Completion.Candidate], cursor: Int)?
  /// The blank line on which Tab was pressed last: there the candidates come only at the second time.
  var blankLineWithTab: String?
  /// The argument that was inserted last: from which entry, where, and the line it made.
  var insertedArgument: (entry: Int, range: Range<Int>, line: String)?

  /// Opens the prompt.
  ///
  /// - Parameters:
  ///   - history: Earlier inputs, the oldest first.
  ///   - colours: Whether escape sequences of a prompt are shown; the caller heeds NO_COLOR.
  ///   - isComplete: Whether a text is a whole input; where it is not, another line is asked for.
  ///   - complete: What Tab offers in a text with the cursor at a byte; the text is the whole input so far.
  ///   - lastArgument: The last argument of an input.
  ///   - fetch: What other sessions have entered since it was asked last.
  /// - Throws: `noEditor` when libedit cannot be set up.
  init(
    history: [String], colours: Bool, isComplete: @escaping (String) -> Bool,
    complete: @escaping (_ text: String, _ cursorUTF8Offset: Int) -> Completion,
    lastArgument: @escaping (String) -> String?, fetch: @escaping () -> [String]
  ) throws(EditorFault) {
    self.isComplete = isComplete
    self.complete = complete
    self.lastArgument = lastArgument
    self.fetch = fetch
    self.colours = colours
    // Without it what is not ASCII is lost, and it must be known before the editor is made.
    _ = libedit_use_utf8()
    guard let handle = libedit_open("risk") else { throw .noEditor }
    self.handle = handle
    entries = libedit_history_open(Int32(Self.historyLimit))
    if let entries { libedit_set_history(handle, entries) }
    libedit_set_client(handle, Unmanaged.passUnretained(self).toOpaque())
    bindKeys(of: handle)
    takeOver(history.suffix(Self.historyLimit))
  }

  deinit { close() }

  /// Reads one input; prompts may hold colour sequences.
  ///
  /// What is pasted is one input, however many lines it has: as in a file, a line may then go on with the next one.
  func readInput(prompt: String, continuation: String) -> Input {
    earlierLines = ""
    isPasting = false
    takeOver(fetch())
    var line = readLine(prompt: prompt)
    while case .text(let text) = line {
      let whole = earlierLines + text
      if whole.utf8.count >= Self.longestInput || !isPasting && isComplete(whole) {
        return .text(String(whole.reversed().drop { $0 == "\n" }.reversed()))
      }
      earlierLines = whole + "\n"
      line = readLine(prompt: continuation)
    }
    return line
  }

  /// Makes an input the newest entry of the history, unless it already is or holds nothing.
  func remember(_ text: String) {
    guard let entries, text != inputs.last, text.contains(where: { !$0.isWhitespace }) else { return }
    libedit_history_add(entries, text)
    inputs.append(text)
    if inputs.count > Self.historyLimit { inputs.removeFirst(Self.historyLimit / 10) }
  }

  /// Makes inputs the newest entries of the history.
  func takeOver(_ entries: some Sequence<String>) {
    for entry in entries { remember(entry) }
  }

  /// Gives the terminal back as it was found; reading afterwards ends at once.
  func close() {
    if let handle { libedit_close(handle) }
    if let entries { libedit_history_close(entries) }
    free(promptText)
    (handle, entries, promptText) = (nil, nil, nil)
  }
}

extension LineEditor {
  private func readLine(prompt: String) -> Input {
    guard let handle else { return .ended }
    replacePrompt(with: PromptText.marked(prompt, colours: colours))
    (verdict, listing, blankLineWithTab, insertedArgument) = (nil, nil, nil, nil)

    // libedit itself does so after showing the prompt: a Ctrl-D in between would be lost.
    libedit_set_editing(handle, 1)
    announcePastes(true)
    let line = PromptSignals.watching {
      var count: Int32 = 0
      let line = libedit_read(handle, &count)
      return count > 0 ? String(withoutLineFeed: line) : nil
    }
    announcePastes(false)
    return line.map { .text($0) } ?? end(with: verdict ?? .ended)
  }

  /// Shows another prompt from now on, given with its marks.
  func replacePrompt(with text: String) {
    free(promptText)
    promptText = strdup(text)
  }

  /// Leaves the terminal's cursor at the start of a line.
  private func end(with verdict: Input) -> Input {
    if isatty(STDOUT_FILENO) == 1 { write(verdict == .cancelled ? "^C\n" : "\n") }
    return verdict
  }

  /// Whether the terminal only writes, one line below the other.
  var isPlainTerminal: Bool {
    guard isatty(STDIN_FILENO) == 1, let name = getenv("TERM").map({ String(cString: $0) }) else { return true }
    return name.isEmpty || name == "dumb"
  }

  /// Has the terminal tell pasted text from typed; those that cannot ignore it.
  private func announcePastes(_ wanted: Bool) {
    if !isPlainTerminal { write(wanted ? "\u{1B}[?2004h" : "\u{1B}[?2004l") }
  }

  /// Writes where libedit draws.
  func write(_ text: String) {
    libedit_write(text, text.utf8.count)
  }
}

extension String {
  /// A line of libedit.
  init(_ line: libedit_text) {
    var scalars = UnicodeScalarView()
    for value in UnsafeBufferPointer(start: line.scalars, count: line.count) {
      scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    self = String(scalars)
  }

  /// A line of libedit without the line feed that ended it.
  fileprivate init(withoutLineFeed line: libedit_text) {
    self.init(line)
    if unicodeScalars.last == "\n" { unicodeScalars.removeLast() }
  }
}
