import RiskDiagnostics

/// A text up to the cursor, as completion sees it: the tokens, and the piece that is being written.
public struct CursorText: Sendable {
  /// A token before the piece at the cursor.
  public struct Token: Sendable {
    /// What it is.
    public let kind: Kind
    /// Where it stands, in bytes.
    public let range: Range<Int>
    /// Whether a blank or a line's end stands before it.
    public let followsSpace: Bool

    /// What a token can be.
    public enum Kind: Sendable, Equatable {
      /// A word of the language or a name.
      case word(String)
      /// A name in backticks.
      case quotedName(String)
      case variable(String)
      case text
      /// A number or a date.
      case literal
      /// Punctuation or an operator, as it is written.
      case symbol(String)
      case lineEnd
    }
  }

  /// What stands right before the cursor and can be finished.
  public enum Piece: Sendable, Equatable {
    /// Nothing: a blank or a sign stands there.
    case nothing
    /// The beginning of a word.
    case word(String)
    /// The beginning of a name in backticks, without the backtick.
    case quotedName(String)
    /// The beginning of a variable's name, without `$`.
    case variable(String)
    /// The beginning of a text in quotes, without the quote.
    case text(String, quote: Character)
    /// Something that nothing finishes: a number, a comment, the end of a text.
    case whole
  }

  /// The tokens before the piece.
  public let tokens: [Token]
  /// What is being written.
  public let piece: Piece
  /// Where what a candidate replaces begins, in bytes; it ends at the cursor.
  public let start: Int
  /// Whether the cursor stands in the braces of a text, where no row and no command is.
  public let isInText: Bool

  /// Reads a text up to the cursor, given in bytes.
  public init(_ text: String, cursor: Int) {
    let source = Source(text)
    self.init(source, 0..<min(max(cursor, 0), source.bytes.count), isInText: false)
  }

  private init(_ source: Source, _ range: Range<Int>, isInText: Bool) {
    let reading = Lexer.tokenize(source, range)
    let last = reading.diagnostics.last { $0.span?.range.upperBound == range.upperBound || $0.isUnclosedBrace }
    if let span = last?.span, last?.isUnclosedBrace ?? false, reading.endsInText {
      self.init(source, span.range.upperBound..<range.upperBound, isInText: true)
      return
    }
    var tokens = reading.tokens.compactMap { Token($0) }
    let open = last.flatMap { CursorText.openPiece($0, source, &tokens) }
    let (piece, start) = open ?? CursorText.lastPiece(source, range, &tokens, hasFault: last != nil)
    self.init(tokens: tokens, piece: piece, start: start, isInText: isInText)
  }

  private init(tokens: [Token], piece: Piece, start: Int, isInText: Bool) {
    self.tokens = tokens
    self.piece = piece
    self.start = start
    self.isInText = isInText
  }

  /// The piece whose closing quote is still to come, or the bare `$`.
  private static func openPiece(
    _ diagnostic: Diagnostic, _ source: Source, _ tokens: inout [Token]
  ) -> (Piece, start: Int)? {
    guard let range = diagnostic.span?.range, let first = source.bytes[range].first else { return nil }
    let inner = range.lowerBound + 1..<range.upperBound
    if first == UInt8(ascii: "$") {
      let isQuoted = source.bytes[inner].first == UInt8(ascii: "`")
      return (.variable(source.text(isQuoted ? inner.dropFirst() : inner)), inner.lowerBound)
    }
    guard case SyntaxFault.unterminatedText = diagnostic.fault else { return nil }
    if first == UInt8(ascii: "`") { return (.quotedName(source.text(inner)), range.lowerBound) }
    if tokens.last?.range == range { tokens.removeLast() }
    return (.text(source.text(inner), quote: first == UInt8(ascii: "'") ? "'" : "\""), inner.lowerBound)
  }

  /// The piece where nothing is left open.
  private static func lastPiece(
    _ source: Source, _ range: Range<Int>, _ tokens: inout [Token], hasFault: Bool
  ) -> (Piece, start: Int) {
    let end = range.upperBound
    let gap = (tokens.last?.range.upperBound ?? range.lowerBound)..<end
    if hasFault || source.bytes[gap].contains(UInt8(ascii: "#")) { return (.whole, end) }
    guard let last = tokens.last, last.range.upperBound == end else { return (.nothing, end) }
    switch last.kind {
    case .word(let text):
      tokens.removeLast()
      return (.word(text), last.range.lowerBound)
    case .variable(let name):
      tokens.removeLast()
      return (.variable(name), last.range.lowerBound + 1)
    case .quotedName, .text, .literal: return (.whole, end)
    case .symbol, .lineEnd: return (.nothing, end)
    }
  }
}

extension CursorText.Token {
  fileprivate init?(_ token: Token) {
    switch token.kind {
    case .word(let text, let quoted): kind = quoted ? .quotedName(text) : .word(text)
    case .variable(let name): kind = .variable(name)
    case .integer, .number, .date: kind = .literal
    case .text: kind = .text
    case .symbol(let symbol): kind = .symbol(symbol.rawValue)
    case .newline: kind = .lineEnd
    case .end: return nil
    }
    (range, followsSpace) = (token.range, token.followsSpace)
  }
}

extension Lexer.Reading {
  /// Whether the last token before the end is a text.
  fileprivate var endsInText: Bool {
    guard case .text? = tokens.dropLast().last?.kind else { return false }
    return tokens.dropLast().last?.range.upperBound == tokens.last?.range.lowerBound
  }
}

extension Diagnostic {
  /// Whether it is about a brace in a text that nothing closes.
  fileprivate var isUnclosedBrace: Bool {
    if case SyntaxFault.unclosed("{") = fault { true } else { false }
  }
}

extension String {
  /// The text as a name is written: in backticks unless it is a plain word that means nothing else.
  public var asWrittenName: String {
    let reading = Lexer.tokenize(Source(self), 0..<utf8.count)
    let isPlain = reading.tokens.count == 2 && reading.tokens[0].kind == .word(self, quoted: false)
    guard !isPlain || reservedWords.contains(self) else { return self }
    return "`" + replacing("`", with: "``") + "`"
  }
}

/// The words that cannot stand for a name without backticks.
private let reservedWords: Set<String> = [
  "and", "between", "case", "else", "end", "false", "if", "in", "is", "like", "mod", "not", "null", "or", "then",
  "true",
  "when",
]
