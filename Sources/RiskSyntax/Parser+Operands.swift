import RiskDiagnostics

extension Parser {
  /// Reads an operand with the fields, items and calls that follow it without a blank.
  mutating func parsePostfix() throws(Diagnostic) -> Expression {
    let start = position
    var value = try parsePrimary()
    while !current.followsSpace || current.isSymbol(.dot) {
      if current.isSymbol(.dot), !current.followsSpace {
        advance()
        let field = try expectName("a field's name after '.'")
        if current.isSymbol(.openParenthesis), !current.followsSpace {
          throw SyntaxFault.methodCall(field.text).at(field.span)
        }
        value = try make(.field(value, field), from: start)
      } else if current.isSymbol(.openBracket) {
        let index = try bracketed(.openBracket, .closeBracket) { parser throws(Diagnostic) in
          try parser.parseExpression()
        }
        value = try make(.item(value, index: index), from: start)
      } else {
        return value
      }
    }
    return value
  }

  private mutating func parsePrimary() throws(Diagnostic) -> Expression {
    let start = position
    let token = current
    switch token.kind {
    case .integer(let value): return try literal(.integer(value))
    case .number(let value): return try literal(.number(value))
    case .date(let value): return try literal(.date(value))
    case .text(let parts): return try parseText(parts)
    case .variable(let name): return try literal(.variable(Identifier(name, span: span(token))))
    case .word(let text, let quoted): return try parseWord(text, quoted: quoted)
    case .symbol(.openParenthesis): return try parseParenthesis()
    case .symbol(.openBracket):
      let items = try bracketed(.openBracket, .closeBracket) { parser throws(Diagnostic) in
        try parser.list(until: .closeBracket) { parser throws(Diagnostic) in try parser.parseExpression() }
      }
      return try make(.list(items), from: start)
    case .symbol(.openBrace): return try startsRecord ? parseRecord() : parseBlock()
    case .symbol(.times) where next.isSymbol(.closeParenthesis): throw SyntaxFault.starArgument.at(span(current))
    default: throw unexpected("a value")
    }
  }

  private mutating func literal(_ kind: Expression.Kind) throws(Diagnostic) -> Expression {
    let start = position
    advance()
    return try make(kind, from: start)
  }

  private mutating func parseWord(_ text: String, quoted: Bool) throws(Diagnostic) -> Expression {
    let start = position
    if !quoted {
      switch text {
      case "null": return try literal(.null)
      case "true": return try literal(.boolean(true))
      case "false": return try literal(.boolean(false))
      case "if" where !endsLine(next): return try parseChoice()
      case "case" where !endsLine(next): return try parseCase()
      default: break
      }
    }
    let name = try expectName("a name")
    guard current.isSymbol(.openParenthesis), !current.followsSpace else {
      return try make(.name(name), from: start)
    }
    let arguments = try bracketed(.openParenthesis, .closeParenthesis) { parser throws(Diagnostic) in
      try parser.list(until: .closeParenthesis) { parser throws(Diagnostic) in try parser.parseCallArgument() }
    }
    let call = try make(.call(name, arguments), from: start)
    guard current.isWord("over"), next.isSymbol(.openParenthesis) else { return call }
    return try make(.window(call, try parseWindow()), from: start)
  }

  /// Whether nothing of a line comes with a token: a word before it is a name, as in `help if`.
  private func endsLine(_ token: Token) -> Bool {
    switch token.kind {
    case .newline, .end, .symbol(.semicolon): true
    default: false
    }
  }

  private mutating func parseCallArgument() throws(Diagnostic) -> Expression.CallArgument {
    guard case .word = current.kind, next.isSymbol(.equal) else {
      return Expression.CallArgument(label: nil, value: try parseValueOrPipeline())
    }
    let label = try expectName("a parameter's name")
    takeOperator()
    return Expression.CallArgument(label: label, value: try parseValueOrPipeline())
  }

  /// Reads what a function is called with: an expression, or a pipeline, which needs no parentheses of its own there.
  private mutating func parseValueOrPipeline() throws(Diagnostic) -> Expression {
    let start = position
    let expression = try parseExpression()
    guard current.isSymbol(.pipe) else { return expression }
    let pipeline = try continuePipeline(expression, from: start)
    return try make(.pipeline(pipeline), from: start)
  }

  // Conditions

  private mutating func parseChoice() throws(Diagnostic) -> Expression {
    let start = position
    takeOperator()
    return try finishChoice(try parseExpression(), from: start)
  }

  /// Reads what follows the condition of `if … then … else …`.
  mutating func finishChoice(_ condition: Expression, from start: Int) throws(Diagnostic) -> Expression {
    skipNewlines()
    try expect(word: "then")
    let value = try parseExpression()
    skipNewlines()
    try expect(word: "else")
    let otherwise = try parseExpression()
    return try make(.choice([Expression.Branch(condition: condition, value: value)], otherwise: otherwise), from: start)
  }

  private mutating func parseCase() throws(Diagnostic) -> Expression {
    let start = position
    takeOperator()
    var branches: [Expression.Branch] = []
    repeat {
      try expect(word: "when")
      let condition = try parseExpression()
      skipNewlines()
      try expect(word: "then")
      branches.append(Expression.Branch(condition: condition, value: try parseExpression()))
      skipNewlines()
    } while current.isWord("when")
    var otherwise: Expression?
    if take(word: "else") {
      otherwise = try parseExpression()
      skipNewlines()
    }
    try expect(word: "end")
    return try make(.choice(branches, otherwise: otherwise), from: start)
  }

  // Brackets

  private mutating func parseParenthesis() throws(Diagnostic) -> Expression {
    let start = position
    let pipeline = try bracketed(.openParenthesis, .closeParenthesis) { parser throws(Diagnostic) in
      try parser.parsePipeline()
    }
    if let items = pipeline.literalItems { return try make(.list(items), from: start) }
    guard let expression = try pipeline.soleExpression() else { return try make(.pipeline(pipeline), from: start) }
    return Expression(try make(expression.kind, from: start).kind, span: span(from: start), isClosed: true)
  }

  private mutating func parseText(_ parts: [Token.TextPart]) throws(Diagnostic) -> Expression {
    let start = position
    var segments: [Expression.Segment] = []
    for part in parts {
      switch part {
      case .literal(let text): segments.append(.literal(text))
      case .expression(let range):
        segments.append(.expression(try Parser.parseExpression(source, range: range, depth: depth + 1)))
      }
    }
    guard segments.count == 1, case .literal(let text) = segments[0] else {
      return try literal(.interpolation(segments), from: start)
    }
    return try literal(.text(text))
  }

  private mutating func literal(_ kind: Expression.Kind, from start: Int) throws(Diagnostic) -> Expression {
    advance()
    return try make(kind, from: start)
  }

  /// Whether the brace that stands here opens a record: `{}` or `{ name: …`.
  private var startsRecord: Bool {
    var ahead = position + 1
    while tokens[ahead].kind == .newline { ahead += 1 }
    if tokens[ahead].isSymbol(.closeBrace) { return true }
    switch tokens[ahead].kind {
    case .word, .text: return tokens[min(ahead + 1, tokens.count - 1)].isSymbol(.colon)
    default: return false
    }
  }

  private mutating func parseRecord() throws(Diagnostic) -> Expression {
    let start = position
    let fields = try bracketed(.openBrace, .closeBrace) { parser throws(Diagnostic) in
      try parser.list(until: .closeBrace) { parser throws(Diagnostic) in try parser.parseField() }
    }
    var seen: Set<String> = []
    for field in fields where !seen.insert(field.name.text).inserted {
      throw SyntaxFault.duplicateName(field.name.text).at(field.name.span)
    }
    return try make(.record(fields), from: start)
  }

  private mutating func parseField() throws(Diagnostic) -> Expression.Field {
    let name: Identifier
    if case .text(let parts) = current.kind, parts.count == 1, case .literal(let text) = parts[0] {
      name = Identifier(text, isQuoted: true, span: span(current))
      advance()
    } else {
      name = try expectName("a field's name")
    }
    guard take(.colon) else { throw unexpected("':'") }
    return Expression.Field(name: name, value: try parseExpression())
  }

  private mutating func parseBlock() throws(Diagnostic) -> Expression {
    let start = position
    // In a step of its own: inside the call the span would be made of the parser as it was before it.
    let statements = try parseBracedStatements()
    return try make(.block(statements), from: start)
  }

  /// Reads statements from the brace that opens their block to the one that closes it.
  mutating func parseBracedStatements() throws(Diagnostic) -> [Statement] {
    let start = position
    let outer = openBrackets
    openBrackets = 0
    defer { openBrackets = outer }
    let statements = try nested { parser throws(Diagnostic) in
      parser.advance()
      return parser.parseStatements(until: .closeBrace)
    }
    guard current.isSymbol(.closeBrace) else { throw unclosed(from: start) }
    openBrackets = outer
    advance()
    return statements
  }

  /// Reads what stands between two brackets; line ends mean nothing there.
  mutating func bracketed<Result>(
    _ open: Symbol, _ close: Symbol, _ read: (inout Parser) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let start = position
    openBrackets += 1
    advance()
    let result = try nested(read)
    guard current.isSymbol(close) else {
      if current.kind == .end { throw unclosed(from: start) }
      throw unexpected("'\(close.rawValue)'")
    }
    openBrackets -= 1
    advance()
    return result
  }

  private mutating func unclosed(from start: Int) -> Diagnostic {
    isIncomplete = true
    return SyntaxFault.unclosed(source.text(tokens[start].range)).at(span(tokens[start]))
  }

  /// Reads items with commas between them; a comma may stand after the last.
  mutating func list<Item>(
    until close: Symbol, _ read: (inout Parser) throws(Diagnostic) -> Item
  ) throws(Diagnostic) -> [Item] {
    var items: [Item] = []
    while !current.isSymbol(close) {
      items.append(try read(&self))
      guard take(.comma) else { break }
    }
    return items
  }
}
