/// The places in a text of SQL that matter here: variables, and where a statement ends.
///
/// Quotes of all kinds, comments and longer words are passed over, as the engine's own reader does.
struct SQLTokens {
  /// A variable as `$name`.
  struct Variable {
    let name: String
    /// Where it stands, in bytes.
    let range: Range<Int>
  }

  private(set) var variables: [Variable] = []
  /// Where the first semicolon is, in bytes.
  private(set) var end: Int?
  private let text: [UInt8]
  private var place = 0

  init(_ text: String) {
    self.text = Array(text.utf8)
    while place < self.text.count { step() }
  }

  private mutating func step() {
    let byte = text[place]
    switch byte {
    case UInt8(ascii: "'"): skipQuoted(by: byte)
    case UInt8(ascii: "\""): skipQuoted(by: byte)
    case UInt8(ascii: "-") where next == UInt8(ascii: "-"): skip { $0 != 10 && $0 != 13 }
    case UInt8(ascii: "/") where next == UInt8(ascii: "*"): skipComment()
    case UInt8(ascii: "$"): takeDollar()
    case UInt8(ascii: ";"):
      end = end ?? place
      place += 1
    case _ where SQLTokens.isOfWord(byte): skipWord()
    default: place += 1
    }
  }

  private var next: UInt8? { place + 1 < text.count ? text[place + 1] : nil }

  private mutating func skip(while test: (UInt8) -> Bool) {
    while place < text.count, test(text[place]) { place += 1 }
  }

  /// A word, and the text in quotes behind an `e`, where a backslash escapes.
  private mutating func skipWord() {
    let start = place
    skip { SQLTokens.isOfWord($0) || $0 == UInt8(ascii: "$") }
    guard place - start == 1, text[start] | 32 == UInt8(ascii: "e"), place < text.count,
      text[place] == UInt8(ascii: "'")
    else { return }
    skipQuoted(by: UInt8(ascii: "'"), escaping: true)
  }

  private mutating func skipQuoted(by quote: UInt8, escaping: Bool = false) {
    place += 1
    while place < text.count {
      if escaping, text[place] == UInt8(ascii: "\\") {
        place += 2
      } else if text[place] == quote {
        guard next == quote else { break }
        place += 2
      } else {
        place += 1
      }
    }
    place += 1
  }

  /// Comments may stand in comments.
  private mutating func skipComment() {
    var depth = 0
    repeat {
      let pair = (text[place], next)
      if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
        depth += 1
        place += 2
      } else if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
        depth -= 1
        place += 2
      } else {
        place += 1
      }
    } while depth > 0 && place < text.count
  }

  /// A variable, or a text between two marks such as `$$` or `$mark$`.
  private mutating func takeDollar() {
    let start = place
    place += 1
    skip(while: SQLTokens.isOfWord)
    guard place < text.count, text[place] == UInt8(ascii: "$") else {
      if place > start + 1 {
        let name = String(decoding: text[(start + 1)..<place], as: UTF8.self)
        variables.append(Variable(name: name, range: start..<place))
      }
      return
    }
    let mark = text[start...place]
    place += 1
    while place < text.count, !text[place...].starts(with: mark) { place += 1 }
    place = min(text.count, place + mark.count)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
      || byte >= 128
  }
}
