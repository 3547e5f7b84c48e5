import RiskDiagnostics

extension Parser {
  /// Reads an expression with all its operators.
  mutating func parseExpression() throws(Diagnostic) -> Expression {
    try nested { parser throws(Diagnostic) in try parser.parseBinary(minimum: 1) }
  }

  private mutating func parseBinary(minimum: Int) throws(Diagnostic) -> Expression {
    let start = position
    var left = try parseOperand(minimum: minimum)
    var compared = false
    while true {
      if minimum <= BinaryOperator.equal.precedence, let test = try parseTest(of: left, from: start) {
        guard !compared else { throw SyntaxFault.chainedComparison.at(span(from: start)) }
        compared = true
        left = test
        continue
      }
      guard let symbol = binaryOperator(), symbol.precedence >= minimum else { return left }
      if symbol.precedence == BinaryOperator.equal.precedence {
        guard !compared else { throw SyntaxFault.chainedComparison.at(span(from: start)) }
        compared = true
      }
      takeOperator()
      let right = try parseRightOperand(of: symbol)
      left = try make(.binary(symbol, left, right), from: start)
    }
  }

  private mutating func parseRightOperand(of symbol: BinaryOperator) throws(Diagnostic) -> Expression {
    try nested { parser throws(Diagnostic) in
      // `^` binds to the right and takes a signed exponent: 2 ^ -1.
      let minimum = symbol == .power ? symbol.precedence : symbol.precedence + 1
      return try parser.parseBinary(minimum: minimum)
    }
  }

  /// Reads an operand with the unary operators before it; `-2 ^ 2` is -(2 ^ 2).
  private mutating func parseOperand(minimum: Int) throws(Diagnostic) -> Expression {
    let start = position
    if current.isWord("not"), minimum <= 3 {
      takeOperator()
      let operand = try nested { parser throws(Diagnostic) in try parser.parseBinary(minimum: 3) }
      return try make(.unary(.not, operand), from: start)
    }
    if current.isSymbol(.minus) {
      takeOperator()
      let operand = try nested { parser throws(Diagnostic) in try parser.parseBinary(minimum: 8) }
      return try make(.unary(.negate, operand), from: start)
    }
    if minimum <= 5 { return try parseRange(from: start) }
    return try parsePostfix()
  }

  /// Reads `a..b step c`, whose ends are sums.
  private mutating func parseRange(from start: Int) throws(Diagnostic) -> Expression {
    var low = try parsePostfix()
    low = try continueBinary(low, from: start, minimum: 6)
    guard current.isSymbol(.range) else { return low }
    takeOperator()
    let high = try nested { parser throws(Diagnostic) in try parser.parseBinary(minimum: 6) }
    var step: Expression?
    if take(word: "step") { step = try nested { parser throws(Diagnostic) in try parser.parseBinary(minimum: 6) } }
    return try make(.range(from: low, through: high, step: step), from: start)
  }

  private mutating func continueBinary(
    _ first: Expression, from start: Int, minimum: Int
  ) throws(Diagnostic) -> Expression {
    var left = first
    while let symbol = binaryOperator(), symbol.precedence >= minimum {
      takeOperator()
      let right = try parseRightOperand(of: symbol)
      left = try make(.binary(symbol, left, right), from: start)
    }
    return left
  }

  /// Reads what may follow an operand besides a binary operator: `is null`, `between`, `not in`, `not like`.
  private mutating func parseTest(of value: Expression, from start: Int) throws(Diagnostic) -> Expression? {
    if current.isWord("is") {
      takeOperator()
      let negated = take(word: "not")
      try expect(word: "null")
      return try make(.isNull(value, negated: negated), from: start)
    }
    if current.isWord("between") { return try parseBetween(value, from: start) }
    guard current.isWord("not"), ["in", "like", "between"].contains(next.bareWord) else { return nil }
    takeOperator()
    if current.isWord("between") {
      let test = try parseBetween(value, from: start)
      return try make(.unary(.not, test), from: start)
    }
    let symbol: BinaryOperator = current.isWord("in") ? .in : .like
    takeOperator()
    let right = try parseRightOperand(of: symbol)
    let test = try make(.binary(symbol, value, right), from: start)
    return try make(.unary(.not, test), from: start)
  }

  private mutating func parseBetween(_ value: Expression, from start: Int) throws(Diagnostic) -> Expression {
    takeOperator()
    let low = try nested { parser throws(Diagnostic) in try parser.parseBinary(minimum: 6) }
    try expect(word: "and")
    let high = try nested { parser throws(Diagnostic) in try parser.parseBinary(minimum: 6) }
    return try make(.between(value, low, high), from: start)
  }

  /// The binary operator that stands here, if one does.
  private func binaryOperator() -> BinaryOperator? {
    switch current.kind {
    case .symbol(.doubleEqual): return .equal
    case .symbol(let symbol):
      guard !standsBeforeArgument else { return nil }
      return BinaryOperator(rawValue: symbol.rawValue)
    case .word(let text, quoted: false):
      guard ["or", "and", "in", "like", "mod"].contains(text) else { return nil }
      return BinaryOperator(rawValue: text)
    default: return nil
    }
  }

  /// A minus with a blank before it and none after it begins an argument: `take -1`, `whatif good set a -1`.
  private var standsBeforeArgument: Bool {
    openBrackets == 0 && current.isSymbol(.minus) && current.followsSpace && !next.followsSpace
  }

  /// Takes an operator; the operand may stand on the next line.
  mutating func takeOperator() {
    advance()
    skipNewlines()
  }
}
