import CLibEdit

// Ctrl-R: the history is searched while a pattern is typed. Alt-.: the last argument of earlier inputs.
extension LineEditor {
  /// Searches the history: letters narrow it, Ctrl-R goes on to older entries, Enter runs what is shown, Ctrl-G leaves
  /// the line as it was, and every other key edits what is shown.
  func search(on handle: OpaquePointer) -> Next {
    takeOver(fetch())
    let line = libedit_line(handle)
    let start = SearchStart(
      text: String(line), cursor: line.cursor, prompt: promptText.map { String(cString: $0) } ?? "")
    var search = HistorySearch(inputs)
    draw(search, from: start, on: handle)
    while let key = readScalar(on: handle) {
      switch key {
      case "\u{12}": search.older()
      case "\u{13}": search.newer()
      case "\u{8}", "\u{7F}": search.erase()
      case _ where key.properties.generalCategory == .control: return leave(search, by: key, from: start, on: handle)
      default: search.type(key)
      }
      draw(search, from: start, on: handle)
    }
    replacePrompt(with: start.prompt)
    return endGivenUp(on: handle)
  }

  /// The line as it was when the search began.
  private struct SearchStart {
    let text: String
    let cursor: Int
    /// The prompt with its marks.
    let prompt: String
  }

  /// Shows what was found so far under a prompt that says what is looked for.
  private func draw(_ search: HistorySearch, from start: SearchStart, on handle: OpaquePointer) {
    erase(on: handle)
    let words = search.isFailing ? "no older input has" : "search"
    replacePrompt(with: PromptText.marked("\(words) '\(search.pattern)': ", colours: false))
    show(search, from: start, on: handle)
  }

  /// Ends the search; the key then does to the found entry what it does to any line.
  private func leave(
    _ search: HistorySearch, by key: Unicode.Scalar, from start: SearchStart, on handle: OpaquePointer
  ) -> Next {
    let isGivenUp = key == "\u{7}" || key == "\u{3}"
    erase(on: handle)
    replacePrompt(with: start.prompt)
    show(isGivenUp ? HistorySearch([]) : search, from: start, on: handle)
    if key != "\u{7}" { libedit_push(handle, String(key)) }
    return LIBEDIT_NOTHING
  }

  private func show(_ search: HistorySearch, from start: SearchStart, on handle: OpaquePointer) {
    put(search.match ?? start.text, cursor: search.match == nil ? start.cursor : search.matchOffset, handle)
    libedit_redraw(handle)
  }

  private func put(_ text: String, cursor: Int, _ handle: OpaquePointer) {
    let count = libedit_line(handle).count
    moveCursor(of: handle, to: count)
    libedit_delete_before(handle, Int32(clamping: count))
    libedit_insert(handle, text)
    moveCursor(of: handle, to: cursor)
  }

  /// Puts the last argument of the previous input at the cursor; pressed again, that of the one before it.
  func insertLastArgument(on handle: OpaquePointer) -> Next {
    let line = libedit_line(handle)
    var (entry, range) = (inputs.count, line.cursor..<line.cursor)
    if let last = insertedArgument, last.line == String(line), last.range.upperBound == line.cursor {
      (entry, range) = (last.entry, last.range)
    }
    while entry > 0 {
      entry -= 1
      guard let argument = lastArgument(inputs[entry]) else { continue }
      let next = replace(range, with: argument, in: handle)
      let end = range.lowerBound + argument.unicodeScalars.count
      insertedArgument = (entry, range.lowerBound..<end, String(libedit_line(handle)))
      return next
    }
    return LIBEDIT_BEEP
  }
}
