import RiskDiagnostics

/// Cuts a source into tokens.
struct Lexer {
  let source: Source
  let end: Int
  var position: Int
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the text ends in `\`, which asks for another line.
  private(set) var endsInContinuation = false
  /// How many faults are gathered; a text with more is not a script.
  private static let faultLimit = 100
  private var tokens: [Token] = []
  private var documentation: [String] = []

  /// What was found in a text.
  struct Reading {
    /// The tokens, the last of them `.end`.
    let tokens: [Token]
    /// What could not be read.
    let diagnostics: [Diagnostic]
    /// Whether the text ends in `\`, which asks for another line.
    let endsInContinuation: Bool
  }

  /// The tokens of a stretch of a source.
  static func tokenize(_ source: Source, _ range: Range<Int>) -> Reading {
    var lexer = Lexer(source, range)
    lexer.run()
    return Reading(
      tokens: lexer.tokens, diagnostics: lexer.diagnostics, endsInContinuation: lexer.endsInContinuation)
  }

  init(_ source: Source, _ range: Range<Int>) {
    self.source = source
    position = range.lowerBound
    end = range.upperBound
  }

  private mutating func run() {
    while true {
      let start = position
      skipBlanks()
      let spaced = position > start || tokens.isEmpty || tokens.last?.kind == .newline
      guard position < end else {
        append(.end, from: position, spaced: spaced)
        return
      }
      lexOne(spaced: spaced)
    }
  }

  private mutating func lexOne(spaced: Bool) {
    let start = position
    guard let byte = peek() else { return }
    switch byte {
    case UInt8(ascii: "\n"):
      position += 1
      append(.newline, from: start, spaced: spaced)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      append(.text(lexText(quote: byte)), from: start, spaced: spaced)
    case UInt8(ascii: "`"):
      if let name = lexQuotedName() { append(.word(name, quoted: true), from: start, spaced: spaced) }
    case UInt8(ascii: "$"):
      if let name = lexVariable() { append(.variable(name), from: start, spaced: spaced) }
    case _ where startsNumber(byte, spaced: spaced):
      if let kind = lexNumber() { append(kind, from: start, spaced: spaced) }
    case _ where isWordStart():
      append(.word(lexWord(), quoted: false), from: start, spaced: spaced)
    default:
      if let symbol = lexSymbol() { append(.symbol(symbol), from: start, spaced: spaced) }
    }
  }

  private mutating func append(_ kind: Token.Kind, from start: Int, spaced: Bool) {
    var comment: String?
    if kind != .newline {
      comment = documentation.isEmpty ? nil : documentation.joined(separator: "\n")
      documentation = []
    }
    tokens.append(Token(kind: kind, range: start..<position, followsSpace: spaced, documentation: comment))
  }

  private func startsNumber(_ byte: UInt8, spaced: Bool) -> Bool {
    if isDigit(byte) { return true }
    guard byte == UInt8(ascii: "."), let next = peek(1), isDigit(next) else { return false }
    guard !spaced, let last = tokens.last else { return true }
    return last.isSymbol(.range) || last.isSymbol(.openParenthesis) || last.isSymbol(.comma)
  }

  // Blanks and comments

  private mutating func skipBlanks() {
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\\") where continuesLine(): skipToNextLine()
      default: return
      }
    }
  }

  private mutating func skipComment() {
    let start = position
    while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
    let text = source.text(start..<position)
    if text.hasPrefix("##") {
      documentation.append(String(text.drop { $0 == "#" }.drop { $0 == " " }))
    }
  }

  private func continuesLine() -> Bool {
    var offset = 1
    while let byte = peek(offset) {
      if byte == UInt8(ascii: "\n") { return true }
      guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") else { return false }
      offset += 1
    }
    return true
  }

  private mutating func skipToNextLine() {
    while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
    endsInContinuation = endsInContinuation || position >= end - 1
    position = min(position + 1, end)
  }

  // Reading

  func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < end ? source.bytes[position + offset] : nil
  }

  func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  mutating func report(_ fault: SyntaxFault, _ range: Range<Int>) {
    guard diagnostics.count < Lexer.faultLimit else { return }
    diagnostics.append(fault.at(Span(source, range)))
  }
}
