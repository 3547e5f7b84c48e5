import RiskDiagnostics

extension Parser {
  /// Reads a statement that directs the flow, or nil where the word begins none.
  mutating func parseControl(_ word: String) throws(Diagnostic) -> Statement.Kind? {
    switch word {
    case "if": return try parseConditional()
    case "for": return try parseLoop()
    case "while":
      advance()
      let condition = try parseExpression()
      return .repetition(condition: condition, try parseBody("the body of 'while'"))
    case "def": return .definition(try parseDefinition())
    case "try": return try parseAttempt()
    case "return":
      advance()
      return .result(endsStatement ? nil : try parsePipeline())
    case "break":
      advance()
      return .leave
    case "continue":
      advance()
      return .next
    case "exit":
      advance()
      return .exit(endsStatement ? nil : try parseExpression())
    default: return nil
    }
  }

  /// Whether nothing of the statement comes any more.
  var endsStatement: Bool {
    switch current.kind {
    case .newline, .end, .symbol(.semicolon), .symbol(.closeBrace): true
    default: false
    }
  }

  /// Reads `if c { … } else if d { … } else { … }`; `if c then a else b` is a value and left to the expressions.
  private mutating func parseConditional() throws(Diagnostic) -> Statement.Kind {
    let start = position
    advance()
    let condition = try parseExpression()
    if startsThen {
      let value = try finishChoice(condition, from: start)
      return .pipeline(try continuePipeline(value, from: start))
    }
    var branches = [ConditionalBlock(condition: condition, block: try parseBody("the block of 'if'"))]
    while takeAcrossLines(word: "else") {
      guard take(word: "if") else { return .choice(branches, otherwise: try parseBody("the block of 'else'")) }
      let condition = try parseExpression()
      branches.append(ConditionalBlock(condition: condition, block: try parseBody("the block of 'else if'")))
    }
    return .choice(branches, otherwise: nil)
  }

  private var startsThen: Bool { tokens[nextPlaceAcrossLines].isWord("then") }

  private mutating func parseLoop() throws(Diagnostic) -> Statement.Kind {
    advance()
    let name = try parseVariableName("a variable's name")
    try expect(word: "in")
    let items = try parseExpression()
    return .loop(name, over: items, try parseBody("the body of 'for'"))
  }

  private mutating func parseAttempt() throws(Diagnostic) -> Statement.Kind {
    advance()
    let block = try parseBody("the block of 'try'")
    guard takeAcrossLines(word: "catch") else { throw unexpected("'catch'") }
    let name = current.isSymbol(.openBrace) ? nil : try parseVariableName("a name for the fault")
    return .attempt(block, catching: name, try parseBody("the block of 'catch'"))
  }

  private mutating func parseDefinition() throws(Diagnostic) -> Definition {
    let documentation = current.documentation
    advance()
    let name = try expectName("a name for the definition")
    guard current.isSymbol(.openParenthesis) else { throw unexpected("'('") }
    let parameters = try bracketed(.openParenthesis, .closeParenthesis) { parser throws(Diagnostic) in
      try parser.list(until: .closeParenthesis) { parser throws(Diagnostic) in try parser.parseParameter() }
    }
    var seen: Set<String> = []
    for parameter in parameters where !seen.insert(parameter.name.text).inserted {
      throw SyntaxFault.duplicateName(parameter.name.text).at(parameter.name.span)
    }
    let body = try parseBody("the body of '\(name.text)'")
    return Definition(name: name, parameters: parameters, body: body, documentation: documentation)
  }

  private mutating func parseParameter() throws(Diagnostic) -> Definition.Parameter {
    let documentation = current.documentation
    let name = try parseVariableName("a parameter's name")
    guard take(.equal) else { return Definition.Parameter(name: name, fallback: nil, documentation: documentation) }
    return Definition.Parameter(name: name, fallback: try parseExpression(), documentation: documentation)
  }

  /// Reads statements in braces.
  private mutating func parseBody(_ what: String) throws(Diagnostic) -> Block {
    guard current.isSymbol(.openBrace) else { throw unexpected("'{' before \(what)") }
    let start = position
    let statements = try parseBracedStatements()
    return Block(statements: statements, span: span(from: start))
  }

  // Words on the next line

  private var nextPlaceAcrossLines: Int {
    var ahead = position
    while tokens[ahead].kind == .newline { ahead += 1 }
    return ahead
  }

  /// Takes a word that may stand on a line of its own.
  private mutating func takeAcrossLines(word: String) -> Bool {
    let place = nextPlaceAcrossLines
    guard tokens[place].isWord(word) else { return false }
    position = place
    advance()
    return true
  }
}
