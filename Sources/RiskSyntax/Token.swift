import RiskDiagnostics

/// A smallest piece of a script that means something.
struct Token: Sendable {
  /// What a token is.
  enum Kind: Sendable, Equatable {
    case word(String, quoted: Bool)
    case variable(String)
    case integer(Int64)
    case number(Double)
    case date(CalendarDate)
    case text([TextPart])
    case symbol(Symbol)
    case newline
    case end
  }

  /// A stretch of a text literal: characters as they are, or an expression in braces.
  enum TextPart: Sendable, Equatable {
    case literal(String)
    case expression(Range<Int>)
  }

  let kind: Kind
  let range: Range<Int>
  /// Whether a blank, a comment or a line's end stands before it.
  let followsSpace: Bool
  /// The text of the `##` comment lines right above it.
  let documentation: String?

  /// The unquoted word it is, if it is one.
  var bareWord: String? {
    guard case .word(let text, quoted: false) = kind else { return nil }
    return text
  }

  /// Whether it is a given symbol.
  func isSymbol(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  /// Whether it is a given unquoted word.
  func isWord(_ word: String) -> Bool { bareWord == word }
}

/// Punctuation and operators.
enum Symbol: String, Sendable, CaseIterable {
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case semicolon = ";"
  case colon = ":"
  case pipe = "|"
  case dot = "."
  case range = ".."
  case equal = "="
  case doubleEqual = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case floorDivide = "//"
  case power = "^"
}
