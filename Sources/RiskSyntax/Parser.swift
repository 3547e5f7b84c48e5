public import RiskDiagnostics

/// Turns a text into a tree; it knows no command and no function.
public struct Parser {
  /// How deep expressions, blocks and parentheses may be nested.
  public static let depthLimit = 100

  let source: Source
  let tokens: [Token]
  var position = 0
  var depth = 0
  /// How many parentheses and brackets are open, in which a line's end means nothing.
  var openBrackets = 0
  var diagnostics: [Diagnostic]
  var isIncomplete = false

  /// Reads a whole text; faults are gathered, and reading goes on with the next statement.
  public static func parse(_ source: Source) -> SyntaxTree {
    var parser = Parser(source, range: 0..<source.bytes.count)
    let statements = parser.parseStatements(until: nil)
    let diagnostics = parser.diagnostics.sorted {
      ($0.span?.range.lowerBound ?? 0) < ($1.span?.range.lowerBound ?? 0)
    }
    return SyntaxTree(
      source: source, statements: statements, diagnostics: firstOfEachPlace(diagnostics),
      isIncomplete: parser.isIncomplete)
  }

  /// Diagnostics without those met again at the same place when reading went on with the next line.
  private static func firstOfEachPlace(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var last: Int?
    return diagnostics.filter { diagnostic in
      let place = diagnostic.span?.range.lowerBound
      defer { last = place }
      return place == nil || place != last
    }
  }

  /// Reads a text that holds one expression and nothing else.
  public static func parseExpression(_ source: Source) throws(Diagnostic) -> Expression {
    try parseExpression(source, range: 0..<source.bytes.count, depth: 0)
  }

  static func parseExpression(
    _ source: Source, range: Range<Int>, depth: Int
  ) throws(Diagnostic) -> Expression {
    var parser = Parser(source, range: range)
    parser.depth = depth
    parser.openBrackets = 1
    if let diagnostic = parser.diagnostics.first { throw diagnostic }
    let expression = try parser.parseExpression()
    guard parser.current.kind == .end else { throw parser.unexpected("the end of the expression") }
    return expression
  }

  private init(_ source: Source, range: Range<Int>) {
    self.source = source
    let reading = Lexer.tokenize(source, range)
    (tokens, diagnostics) = (reading.tokens, reading.diagnostics)
    isIncomplete = reading.endsInContinuation
  }

  // Statements

  /// Reads statements up to the end, or up to the brace that closes their block.
  mutating func parseStatements(until closing: Symbol?) -> [Statement] {
    var statements: [Statement] = []
    while true {
      skipSeparators()
      if current.kind == .end { return statements }
      if let closing, current.isSymbol(closing) { return statements }
      let start = position
      do {
        let statement = try parseStatement()
        try expectStatementEnd(closing: closing)
        statements.append(statement)
      } catch {
        diagnostics.append(error)
        // Where an inner block ran to the end, all of it was read: reading it again at every level outside of it would
        // take twice as long for each.
        if closing != nil, current.kind == .end { return statements }
        recover(from: start, closing: closing)
      }
    }
  }

  private mutating func skipSeparators() {
    while current.kind == .newline || current.isSymbol(.semicolon) { position += 1 }
  }

  private mutating func expectStatementEnd(closing: Symbol?) throws(Diagnostic) {
    if current.kind == .newline || current.kind == .end || current.isSymbol(.semicolon) { return }
    if let closing, current.isSymbol(closing) { return }
    throw unexpected("the end of the statement")
  }

  /// Skips what is left of a statement that could not be read, its brackets included.
  private mutating func recover(from start: Int, closing: Symbol?) {
    var open = 0
    position = start
    openBrackets = 0
    while current.kind != .end {
      if open == 0, position > start, current.kind == .newline || current.isSymbol(.semicolon) { return }
      if open == 0, let closing, current.isSymbol(closing) { return }
      if case .symbol(let symbol) = current.kind { open = max(0, open + symbol.nesting) }
      position += 1
    }
  }

  // Tokens

  var current: Token { tokens[position] }

  var next: Token { tokens[min(position + 1, tokens.count - 1)] }

  func span(_ token: Token) -> Span { Span(source, token.range) }

  func span(from start: Int) -> Span {
    var end = max(start, position - 1)
    while end > start, tokens[end].kind == .newline { end -= 1 }
    let last = tokens[end]
    return Span(source, tokens[start].range.lowerBound..<max(last.range.upperBound, tokens[start].range.upperBound))
  }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
    if openBrackets > 0 { skipNewlines() }
  }

  mutating func skipNewlines() {
    while current.kind == .newline { position += 1 }
  }

  /// Takes a symbol if it is next.
  mutating func take(_ symbol: Symbol) -> Bool {
    guard current.isSymbol(symbol) else { return false }
    advance()
    return true
  }

  /// Takes an unquoted word if it is next.
  mutating func take(word: String) -> Bool {
    guard current.isWord(word) else { return false }
    advance()
    return true
  }

  mutating func expect(word: String) throws(Diagnostic) {
    guard take(word: word) else { throw unexpected("'\(word)'") }
  }

  /// Takes a name, bare or in backticks.
  mutating func expectName(_ what: String) throws(Diagnostic) -> Identifier {
    guard case .word(let text, let quoted) = current.kind else { throw unexpected(what) }
    let identifier = Identifier(text, isQuoted: quoted, span: span(current))
    advance()
    return identifier
  }

  /// What to say of the token that does not fit.
  mutating func unexpected(_ wanted: String) -> Diagnostic {
    if current.kind == .end { isIncomplete = true }
    return SyntaxFault.expected(wanted, found: current.wording(in: source)).at(span(current))
  }

  /// Runs a reader one level deeper; past the limit there is a fault instead of a full stack.
  mutating func nested<Result>(
    _ read: (inout Parser) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    guard depth < Parser.depthLimit else { throw SyntaxFault.tooDeep(limit: Parser.depthLimit).at(span(current)) }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  /// Builds an expression, or faults where it would nest too deep.
  func make(_ kind: Expression.Kind, from start: Int) throws(Diagnostic) -> Expression {
    let expression = Expression(kind, span: span(from: start))
    guard expression.depth <= Parser.depthLimit * 2 else {
      throw SyntaxFault.tooDeep(limit: Parser.depthLimit * 2).at(expression.span)
    }
    return expression
  }
}

extension Symbol {
  /// 1 for what opens, -1 for what closes.
  fileprivate var nesting: Int {
    switch self {
    case .openParenthesis, .openBracket, .openBrace: 1
    case .closeParenthesis, .closeBracket, .closeBrace: -1
    default: 0
    }
  }
}

extension Token {
  /// How a message names the token.
  fileprivate func wording(in source: Source) -> String {
    switch kind {
    case .end: "the end"
    case .newline: "the end of the line"
    case .text: "a text"
    default: "'\(source.text(range))'"
    }
  }
}
