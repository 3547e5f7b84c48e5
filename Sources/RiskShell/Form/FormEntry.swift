/// A line of text being typed in a form, with its caret.
struct FormEntry: Equatable {
  /// What the text is for.
  enum Purpose: Equatable {
    /// The value of the field at the cursor.
    case value
    /// The name of a customer to keep.
    case name
  }

  /// What came of a key.
  enum Outcome: Equatable {
    /// The text goes on.
    case typing
    /// Enter, or a key that moves on: the text is to be taken.
    case done(FormKey)
    /// Esc or Ctrl-C.
    case givenUp
  }

  let purpose: Purpose
  private(set) var characters: [Character]
  /// Before which character the caret stands.
  private(set) var caret: Int
  /// No value and no name is longer.
  private static let limit = 1_000

  /// Begins with a text, the caret behind it.
  init(_ purpose: Purpose, _ text: String) {
    self.purpose = purpose
    characters = Array(text.prefix(Self.limit))
    caret = characters.count
  }

  var text: String { String(characters) }

  /// Does what a key asks for.
  mutating func handle(_ key: FormKey) -> Outcome {
    switch key {
    case .character(let character): insert([character])
    case .paste(let text): insert(Array(Self.oneLine(text)))
    case .left: caret = max(0, caret - 1)
    case .right: caret = min(characters.count, caret + 1)
    case .home, .farLeft: caret = 0
    case .end, .farRight: caret = characters.count
    case .backspace:
      if caret > 0 {
        caret -= 1
        characters.remove(at: caret)
      }
    case .delete: if caret < characters.count { characters.remove(at: caret) }
    case .eraseLine: (characters, caret) = ([], 0)
    case .enter, .up, .down, .tab, .backTab: return .done(key)
    case .escape, .interrupt: return .givenUp
    case .undo, .redo, .redraw, .suspend: break
    }
    return .typing
  }

  /// A combining mark joins the character before it.
  private mutating func insert(_ new: [Character]) {
    let before = String(characters[..<caret]) + String(new)
    let behind = characters[caret...]
    let joined = Array(before)
    guard joined.count + behind.count <= Self.limit else { return }
    characters = joined + behind
    caret = joined.count
  }

  /// What was pasted, as far as it is one line.
  static func oneLine(_ text: String) -> String {
    let trimmed = text.drop { $0.isWhitespace }
    return String(trimmed.prefix { !$0.isNewline })
  }
}
