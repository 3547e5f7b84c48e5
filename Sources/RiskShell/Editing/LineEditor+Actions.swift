import CLibEdit

// What the keys of ours do to the line. libedit counts in Unicode scalars, completion in bytes of UTF-8.
extension LineEditor {
  /// Completes the word at the cursor, or lists what it may become.
  func tab(on handle: OpaquePointer) -> Next {
    if isPasting || libedit_waiting() > 0 { return insert("\t", into: handle) }
    let line = libedit_line(handle)
    let text = String(line)
    let before = String(text.unicodeScalars.prefix(line.cursor))
    let isBlank = before.allSatisfy(\.isWhitespace)
    if isBlank && !earlierLines.isEmpty { return insert("  ", into: handle) }

    let completion = complete(earlierLines + text, earlierLines.utf8.count + before.utf8.count)
    switch completion.step(in: text, startingAt: earlierLines.utf8.count) {
    case .nothing:
      return LIBEDIT_BEEP
    case .replace(let range, let replacement):
      return replace(range, with: replacement, in: handle)
    case .list where isBlank && blankLineWithTab != text:
      blankLineWithTab = text
      return LIBEDIT_BEEP
    case .list:
      listing = (completion.candidates, line.cursor)
      return atEnd(of: handle, push: .list)
    }
  }

  /// Lists the candidates under the line and draws the line again under them.
  func list(on handle: OpaquePointer) -> Next {
    guard let listing else { return LIBEDIT_NOTHING }
    let table = CandidateTable(columns: Int(libedit_columns(handle)), rows: Int(libedit_rows(handle)) - 3)
    write("\n" + table.lines(for: listing.candidates).map { $0 + "\n" }.joined())
    self.listing = nil
    moveCursor(of: handle, to: listing.cursor)
    libedit_redraw(handle)
    return LIBEDIT_NOTHING
  }

  /// Gives the input up, with the cursor at the line's end first so that what follows stands below.
  func giveUp(on handle: OpaquePointer) -> Next {
    isPasting = false
    return atEnd(of: handle, push: .giveUpAtEnd)
  }

  /// Ends the reading of an input that was given up.
  func endGivenUp(on handle: OpaquePointer) -> Next {
    verdict = .cancelled
    libedit_delete_before(handle, Int32(clamping: libedit_line(handle).count))
    return LIBEDIT_END
  }

  /// Deletes the character at the cursor; on an empty line that begins an input, leaves.
  func leave(on handle: OpaquePointer) -> Next {
    let line = libedit_line(handle)
    guard line.count == 0 else {
      guard line.cursor < line.count else { return LIBEDIT_BEEP }
      return replace(line.cursor..<(line.cursor + 1), with: "", in: handle)
    }
    guard earlierLines.isEmpty else { return LIBEDIT_BEEP }
    verdict = .ended
    return LIBEDIT_END
  }

  /// Remembers whether pasted text is coming in; whole lines that were pasted are entered at its end.
  func pasting(_ begins: Bool, on handle: OpaquePointer) -> Next {
    isPasting = begins
    if !begins, !earlierLines.isEmpty, libedit_line(handle).count == 0 { libedit_push(handle, "\r") }
    return LIBEDIT_NOTHING
  }

  /// Moves the line's cursor; the terminal's follows later.
  func moveCursor(of handle: OpaquePointer, to scalar: Int) {
    _ = libedit_move(handle, Int32(clamping: scalar - libedit_line(handle).cursor))
  }

  private func insert(_ text: String, into handle: OpaquePointer) -> Next {
    libedit_insert(handle, text)
    return LIBEDIT_REDRAW
  }

  func replace(_ range: Range<Int>, with text: String, in handle: OpaquePointer) -> Next {
    moveCursor(of: handle, to: range.upperBound)
    libedit_delete_before(handle, Int32(clamping: range.count))
    return insert(text, into: handle)
  }
}
