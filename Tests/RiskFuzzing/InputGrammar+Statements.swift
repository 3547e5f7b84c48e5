import RiskKernel

extension InputGrammar {
  /// One statement of the language, or a line of commands.
  mutating func statement() -> String {
    guard room > 0 else { return pipeline() }
    room -= 1
    defer { room += 1 }
    switch random.below(26) {
    case 0...2: return "let \(variable()) = \(random.once(in: 2) ? expression() : pipeline())"
    case 3:
      return "set \(random.pick(words.settings))\(random.pick([" ", " = "]))\(random.once(in: 2) ? value() : name())"
    case 4: return "\(random.once(in: 3) ? "## what it is\n" : "")param \(variable()) = \(expression())"
    case 5: return "assert \(expression())\(random.once(in: 2) ? ", \(text())" : "")"
    case 6: return "include \(random.once(in: 3) ? expression() : "\"\(random.pick(words.paths))\"")"
    case 7: return conditional()
    case 8: return "for \(variable()) in \(expression()) \(block())"
    case 9: return "while \(expression()) \(block())"
    case 10: return definition()
    case 11: return "try \(block()) catch \(random.pick(["e ", "$e ", ""]))\(block())"
    case 12: return random.pick(["break", "continue", "return", "exit", "return \(expression())", "exit \(value())"])
    case 13...14: return expression()
    case 15: return "# \(random.pick(words.pieces))"
    default: return pipeline()
    }
  }

  private mutating func variable() -> String {
    random.once(in: 3)
      ? random.pick(words.variables) : random.pick(["x", "n", "p", "text", "list", "`odd name`", "total"])
  }

  private mutating func block() -> String {
    let joint = random.once(in: 2) ? " " : "\n"
    return "{\(joint)\(statements(random.below(4)))\(joint)}"
  }

  private mutating func conditional() -> String {
    let branches = (0..<random.below(3)).map { _ in " else if \(expression()) \(block())" }.joined()
    return "if \(expression()) \(block())\(branches)\(random.once(in: 2) ? " else \(block())" : "")"
  }

  private mutating func definition() -> String {
    let parameters = list(upTo: 3) { "\($0.variable())\($0.random.once(in: 2) ? " = \($0.value())" : "")" }
    return
      "def \(random.pick(["own", "f", "count", "show", "`odd name`"]))(\(random.once(in: 4) ? "" : parameters)) \(block())"
  }

  // Lines of commands

  mutating func pipeline() -> String {
    var line = random.once(in: 4) ? command(startsLine: true) : random.pick(words.datasets + words.variables)
    for _ in 0..<random.below(5) {
      line += random.pick([" | ", " | ", " | ", "|", " |\n  ", "\n| "]) + command(startsLine: false)
    }
    return line
  }

  /// A command as its declaration asks, with something missing, doubled or foreign now and then.
  private mutating func command(startsLine: Bool) -> String {
    let fitting = words.commands.filter { startsLine ? $0.input != .required : $0.input != .none }
    let known = random.once(in: 8) ? words.commands : fitting
    let spec = known[random.below(known.count)]
    var line = random.once(in: 25) ? random.pick(words.words + words.functions + ["own", "filtr"]) : spec.name
    var options: [String] = []
    for parameter in spec.parameters where parameter.isRequired ? !random.once(in: 15) : random.once(in: 3) {
      switch parameter.place {
      case .argument, .arguments: line += " " + argument(parameter)
      case .clause:
        line += " \(parameter.name) \(argument(parameter))"
        if let joiner = parameter.joiner, random.once(in: 2) { line += " \(joiner) \(value())" }
      case .option: options.append("\(parameter.name) = \(argument(parameter))")
      }
    }
    if random.once(in: 20) { options.append("\(name()) = \(value())") }
    if !options.isEmpty { line += " with \(options.joined(separator: ", "))" }
    if random.once(in: 20) { line += " \(random.pick(words.clauses)) \(expression())" }
    return line
  }

  private mutating func argument(_ parameter: ParameterInfo) -> String {
    guard !random.once(in: 12) else { return expression() }
    switch parameter.form {
    case .newName: return name()
    case .thing, .anything: return random.once(in: 4) ? random.pick(words.variables) : random.pick(words.things)
    case .thingOrValue: return random.once(in: 3) ? record() : random.pick(words.things)
    case .tableOrColumn where random.once(in: 3): return name()
    case .table, .tableOrColumn:
      return random.once(in: 4) && room > 0 ? "(\(pipeline()))" : random.pick(words.datasets)
    case .tableOrThings:
      return random.once(in: 2) ? random.pick(words.datasets) : list(upTo: 3) { $0.random.pick($0.words.things) }
    case .value: return random.once(in: 4) ? "\"\(random.pick(words.paths))\"" : value()
    case .word(let choices): return random.pick(choices)
    case .wordOrValue(let choices): return random.once(in: 2) ? random.pick(choices) : value()
    case .names: return list(upTo: 3) { $0.name() + $0.random.pick(["", "", " desc"]) }
    case .rowExpressions: return list(upTo: 3) { $0.rowExpression() }
    case .block: return random.once(in: 2) ? record() : "{ \(list(upTo: 3) { $0.rowExpression() }) }"
    }
  }

  private mutating func rowExpression() -> String { (random.once(in: 2) ? "\(name()) = " : "") + expression() }
}
