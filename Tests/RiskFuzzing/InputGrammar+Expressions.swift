extension InputGrammar {
  /// An expression with what may stand in a row.
  mutating func expression() -> String {
    guard room > 0 else { return random.once(in: 2) ? value() : name() }
    room -= 1
    defer { room += 1 }
    switch random.below(22) {
    case 0...4: return "\(expression()) \(random.pick(words.operators)) \(expression())"
    case 5...8: return call()
    case 9: return "(\(expression()))"
    case 10: return random.pick(["-", "not ", "- "]) + expression()
    case 11: return "\(expression()) is \(random.once(in: 2) ? "not " : "")null"
    case 12: return "\(expression()) between \(expression()) and \(expression())"
    case 13: return "if \(expression()) then \(expression()) else \(expression())"
    case 14: return choice()
    case 15: return "[\(list(upTo: 4) { $0.expression() })]"
    case 16: return record()
    case 17: return "\(expression())\(random.once(in: 2) ? ".\(name())" : "[\(expression())]")"
    case 18: return "\(value())..\(value())" + (random.once(in: 2) ? " step \(value())" : "")
    case 19: return "(\(pipeline()))"
    default: return random.once(in: 2) ? value() : name()
    }
  }

  mutating func record() -> String { "{ \(list(upTo: 4) { "\($0.name()): \($0.expression())" }) }" }

  private mutating func choice() -> String {
    let branches = (0...random.below(3)).map { _ in "when \(expression()) then \(expression())" }
    return "case \(branches.joined(separator: " ")) \(random.once(in: 2) ? "else \(expression()) " : "")end"
  }

  private mutating func call() -> String {
    let arguments =
      random.once(in: 12)
      ? ""
      : list(upTo: 3) { grammar in
        grammar.random.once(in: 15) ? "\(grammar.name()) = \(grammar.expression())" : grammar.expression()
      }
    let call = random.pick(words.functions) + (random.once(in: 60) ? " " : "") + "(\(arguments))"
    guard random.once(in: 8) else { return call }
    let keys = random.once(in: 2) ? "by \(list(upTo: 2) { $0.expression() }) " : ""
    let order =
      random.once(in: 2) ? "sort \(list(upTo: 2) { $0.expression() + $0.random.pick(["", " desc", " asc"]) })" : ""
    return "\(call) over (\(keys)\(order))"
  }
}
