import RiskDiagnostics

extension Parser {
  /// Reads `over (by a, b sort c desc, d)` behind a call; both parts may be left out.
  mutating func parseWindow() throws(Diagnostic) -> Expression.Window {
    let start = position
    advance()
    var (keys, order): ([Expression], [Expression.Window.Key]) = ([], [])
    try bracketed(.openParenthesis, .closeParenthesis) { parser throws(Diagnostic) in
      if parser.take(word: "by") {
        keys = try parser.items { parser throws(Diagnostic) in try parser.parseExpression() }
      }
      if parser.take(word: "sort") {
        order = try parser.items { parser throws(Diagnostic) in try parser.parseKey() }
      }
      guard parser.current.isSymbol(.closeParenthesis) else {
        throw parser.unexpected(
          keys.isEmpty && order.isEmpty ? "'by' or 'sort'" : order.isEmpty ? "'sort' or ')'" : "')'")
      }
    }
    return Expression.Window(keys: keys, order: order, span: span(from: start))
  }

  private mutating func parseKey() throws(Diagnostic) -> Expression.Window.Key {
    let value = try parseExpression()
    if take(word: "desc") { return Expression.Window.Key(value: value, descending: true) }
    _ = take(word: "asc")
    return Expression.Window.Key(value: value, descending: false)
  }

  /// Reads at least one item, commas between several.
  private mutating func items<Item>(
    _ read: (inout Parser) throws(Diagnostic) -> Item
  ) throws(Diagnostic) -> [Item] {
    var items = [try read(&self)]
    while take(.comma) { items.append(try read(&self)) }
    return items
  }
}
