import RiskDiagnostics

extension Parser {
  /// The statements of the language itself; what begins with another word is a phrase.
  mutating func parseStatement() throws(Diagnostic) -> Statement {
    let start = position
    let documentation = current.documentation
    let kind = try parseStatementKind()
    return Statement(kind: kind, span: span(from: start), documentation: documentation)
  }

  private mutating func parseStatementKind() throws(Diagnostic) -> Statement.Kind {
    guard let word = current.bareWord, startsKeywordStatement else { return .pipeline(try parsePipeline()) }
    switch word {
    case "let":
      let name = try parseAssignedName("a variable's name")
      return .binding(name, try parsePipeline())
    case "param":
      let name = try parseAssignedName("a parameter's name")
      return .parameter(name, try parseExpression())
    case "set":
      advance()
      guard case .word = current.kind else { throw SyntaxFault.settingWithoutValue(nil).at(span(tokens[position - 1])) }
      let name = try expectName("a setting's name")
      let hasSign = take(.equal)
      if !hasSign, endsStatement { throw SyntaxFault.settingWithoutValue(name.text).at(name.span) }
      return .setting(name, try parseExpression())
    case "assert":
      advance()
      let condition = try parseExpression()
      return .assertion(condition, message: take(.comma) ? try parseMessage() : nil)
    case "include":
      advance()
      return .inclusion(try parseExpression())
    default:
      if let control = try parseControl(word) { return control }
      return .pipeline(try parsePipeline())
    }
  }

  /// Whether the word here begins a statement of its own rather than names a thing: `let x`, but not `let | take 1`.
  private var startsKeywordStatement: Bool {
    switch next.kind {
    case .symbol(.equal), .symbol(.pipe), .symbol(.comma), .symbol(.dot): false
    default: true
    }
  }

  private mutating func parseMessage() throws(Diagnostic) -> Expression {
    skipNewlines()
    return try parseExpression()
  }

  mutating func parseAssignedName(_ what: String) throws(Diagnostic) -> Identifier {
    advance()
    let name = try parseVariableName(what)
    guard current.isSymbol(.equal) else { throw unexpected("'='") }
    takeOperator()
    return name
  }

  /// Reads the name of a variable that is bound here, with `$` or without.
  mutating func parseVariableName(_ what: String) throws(Diagnostic) -> Identifier {
    guard case .variable(let text) = current.kind else { return try expectName(what) }
    let name = Identifier(text, span: span(current))
    advance()
    return name
  }

  // Pipelines

  /// Reads phrases joined by `|`; the pipe may end a line or begin the next.
  mutating func parsePipeline() throws(Diagnostic) -> Pipeline {
    let start = position
    var stages = [try parsePhrase()]
    while takePipe() { stages.append(try parsePhrase()) }
    return Pipeline(stages: stages, span: span(from: start))
  }

  /// Reads the stages behind a value that was read already.
  mutating func continuePipeline(_ value: Expression, from start: Int) throws(Diagnostic) -> Pipeline {
    let group = ArgumentGroup(arguments: [Argument(label: nil, value: value)], span: value.span)
    var stages = [Phrase(groups: [group], clauses: [], span: value.span)]
    while takePipe() { stages.append(try parsePhrase()) }
    return Pipeline(stages: stages, span: span(from: start))
  }

  private mutating func takePipe() -> Bool {
    var ahead = position
    while tokens[ahead].kind == .newline { ahead += 1 }
    guard tokens[ahead].isSymbol(.pipe) else { return false }
    position = ahead
    takeOperator()
    return true
  }

  private mutating func parsePhrase() throws(Diagnostic) -> Phrase {
    let start = position
    let groups = try parseGroups()
    var clauses: [Clause] = []
    while startsClause { clauses.append(try parseClause()) }
    return Phrase(groups: groups, clauses: clauses, span: span(from: start))
  }

  private mutating func parseClause() throws(Diagnostic) -> Clause {
    let start = position
    let word = try expectName("a clause")
    let groups = try parseGroups()
    return Clause(word: word, groups: groups, span: span(from: start))
  }

  private mutating func parseGroups() throws(Diagnostic) -> [ArgumentGroup] {
    var groups = [try parseGroup()]
    while current.isSymbol(.comma) {
      takeOperator()
      if current.kind == .end { isIncomplete = true }
      if !startsArgument(current) { break }
      groups.append(try parseGroup())
    }
    return groups
  }

  private mutating func parseGroup() throws(Diagnostic) -> ArgumentGroup {
    let start = position
    var arguments = [try parseArgument()]
    while startsArgument(current), !startsClause { arguments.append(try parseArgument()) }
    return ArgumentGroup(arguments: arguments, span: span(from: start))
  }

  private mutating func parseArgument() throws(Diagnostic) -> Argument {
    guard case .word = current.kind, next.isSymbol(.equal), !isLiteral(current) else {
      return Argument(label: nil, value: try parseExpression())
    }
    let label = try expectName("a name")
    takeOperator()
    return Argument(label: label, value: try parseExpression())
  }

  /// Whether a word stands for a value and so is no name: `null = 1` compares.
  private func isLiteral(_ token: Token) -> Bool { ["null", "true", "false"].contains(token.bareWord) }

  /// Whether a clause word stands here with something after it; a word alone is a name.
  private var startsClause: Bool {
    guard let word = current.bareWord, ClauseWord.all.contains(word) else { return false }
    return startsArgument(next)
  }

  private func startsArgument(_ token: Token) -> Bool {
    switch token.kind {
    case .word(let text, let quoted):
      return quoted || !["and", "or", "then", "else", "end", "is", "between", "mod"].contains(text)
    case .variable, .integer, .number, .date, .text: return true
    case .symbol(.openParenthesis), .symbol(.openBracket), .symbol(.openBrace), .symbol(.minus): return true
    case .symbol, .newline, .end: return false
    }
  }
}

extension Pipeline {
  /// The expression the pipeline is, when it is nothing but one without being a mere name.
  func soleExpression() throws(Diagnostic) -> Expression? {
    guard stages.count == 1, let phrase = stages.first, phrase.clauses.isEmpty, phrase.groups.count == 1,
      let group = phrase.groups.first, group.arguments.count == 1, let argument = group.arguments.first
    else { return nil }
    return try argument.asExpression()
  }

  /// The items of `(30, 40)`, which SQL writes for a list: at least two, the first of them a literal.
  var literalItems: [Expression]? {
    guard stages.count == 1, let phrase = stages.first, phrase.clauses.isEmpty, phrase.groups.count > 1,
      phrase.groups.allSatisfy({ $0.arguments.count == 1 && $0.arguments[0].label == nil })
    else { return nil }
    let items = phrase.groups.map { $0.arguments[0].value }
    switch items[0].kind {
    case .integer, .number, .text, .date, .boolean, .null, .unary(.negate, _): return items
    default: return nil
    }
  }
}
