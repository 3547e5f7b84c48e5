/// A prompt as libedit wants it: what takes no room on the screen stands between marks.
enum PromptText {
  /// The character around colour sequences; cannot be typed into a prompt by accident.
  static let mark: Unicode.Scalar = "\u{1}"
  /// The mark as C has it.
  static let markByte: CChar = 1

  /// Marks the colour sequences of a prompt, or drops them when colours are not wanted.
  ///
  /// libedit loses a sequence that nothing follows, so that a blank is put behind it: the one before it, if there is one.
  static func marked(_ prompt: String, colours: Bool) -> String {
    var result = ""
    var pieces = pieces(of: prompt)
    if colours, pieces.last?.isSequence == true { pieces = endingInBlank(pieces) }
    for piece in pieces {
      if !piece.isSequence {
        result += piece.text
      } else if colours {
        result += "\(mark)\(piece.text)\(mark)"
      }
    }
    return result
  }

  /// What a marked prompt shows.
  static func visible(_ marked: String) -> String {
    let parts = marked.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined()
  }

  private struct Piece {
    var text: String
    let isSequence: Bool
  }

  private static func endingInBlank(_ pieces: [Piece]) -> [Piece] {
    var pieces = pieces
    if let index = pieces.lastIndex(where: { !$0.isSequence }), pieces[index].text.last == " " {
      pieces[index].text.removeLast()
    }
    return pieces + [Piece(text: " ", isSequence: false)]
  }

  /// Splits a prompt into text and escape sequences; neighbouring sequences are one, other control characters go.
  private static func pieces(of prompt: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = prompt.unicodeScalars[...]
    while let scalar = rest.first {
      let length = sequenceLength(at: rest)
      let text = String(rest.prefix(max(length, 1)))
      rest = rest.dropFirst(max(length, 1))
      if length == 0, scalar.properties.generalCategory == .control { continue }
      if let last = pieces.indices.last, pieces[last].isSequence == (length > 0) {
        pieces[last].text += text
      } else {
        pieces.append(Piece(text: text, isSequence: length > 0))
      }
    }
    return pieces
  }

  /// How many scalars a control sequence (ECMA-48, section 5.4) at the front has; 0 without one.
  private static func sequenceLength(at text: Substring.UnicodeScalarView) -> Int {
    guard text.starts(with: ["\u{1B}", "["]) else { return 0 }
    guard let end = text.dropFirst(2).firstIndex(where: { ("\u{40}"..."\u{7E}").contains($0) }) else { return 0 }
    return text.distance(from: text.startIndex, to: end) + 1
  }
}
