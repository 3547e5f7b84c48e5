import RiskKernel

/// The beginning of a command's line, matched against its declaration as far as it goes.
struct PhrasePrefix {
  /// What the cursor stands in.
  enum Place {
    case arguments
    case clause(ParameterInfo)
    case options
  }

  let spec: CommandSpec
  /// What the cursor stands in.
  private(set) var place = Place.arguments
  /// What stands there before the cursor.
  private(set) var items: [LineItem] = []
  /// The words of the clauses that were given.
  private(set) var givenClauses: Set<String> = []
  /// The options that were given a value.
  private(set) var givenOptions: Set<String> = []
  /// The rows that were named, as they are written.
  private(set) var tables: [LineItem] = []

  /// Reads what stands behind the command's name.
  init(_ spec: CommandSpec, _ items: some Sequence<LineItem>) {
    self.spec = spec
    for item in items {
      if let word = item.word, spec.clauseWords.contains(word), isAtBoundary {
        begin(word)
      } else {
        append(item)
      }
    }
  }

  /// Whether what stands before the cursor is complete, so that a clause may begin.
  var isAtBoundary: Bool {
    if case .arguments = place, items.isEmpty { return true }
    return items.last?.isOperand ?? false
  }

  /// Whether nothing has been written that the cursor could go on with.
  var isAtStart: Bool { items.isEmpty || items.last?.symbol == "," }

  /// The parameter that the cursor stands in, where a value for it may begin or go on.
  var parameter: ParameterInfo? {
    switch place {
    case .clause(let parameter): return parameter
    case .options: return option
    case .arguments:
      let count = arguments.count
      return argument(at: isAtStart || isAtBoundary ? count : count - 1)
    }
  }

  /// Whether an argument of its own may begin at the cursor.
  var takesArgument: Bool {
    switch place {
    case .arguments:
      guard let parameter else { return false }
      return isAtStart || isAtBoundary && (parameter.place == .argument || arguments.isEmpty || startsParameter)
    case .clause: return isAtStart
    case .options: return false
    }
  }

  /// Whether what comes next is for another parameter than what stands before it.
  private var startsParameter: Bool {
    let count = arguments.count
    return count > 0 && argument(at: count)?.name != argument(at: count - 1)?.name
  }

  /// The option whose value the cursor stands in or behind.
  var option: ParameterInfo? {
    let group = items.split { $0.symbol == "," }.last ?? []
    guard items.last?.symbol != ",", let name = group.first?.word else { return nil }
    return spec.parameters.first { $0.place == .option && $0.name == name }
  }

  /// What stands behind the name of the option at the cursor.
  var optionValue: ArraySlice<LineItem> { (items.split { $0.symbol == "," }.last ?? []).dropFirst() }

  /// Whether all arguments are there that must be.
  var hasRequiredArguments: Bool {
    guard case .arguments = place else { return true }
    let required = spec.arguments.count { $0.isRequired }
    return arguments.count >= required
  }

  private func argument(at place: Int) -> ParameterInfo? {
    let all = spec.arguments.dropFirst(leavesWordOut ? 1 : 0)
    let index = all.startIndex + place
    return all.indices.contains(index) ? all[index] : all.last { $0.place == .arguments }
  }

  /// Whether the first argument is no word that it may be, and so what follows that: in `join accounts`, no kind of join.
  private var leavesWordOut: Bool {
    guard let words = spec.leadingWords, let first = arguments.first?.first else { return false }
    return !(first.word.map(words.contains) ?? false) && (arguments.count > 1 || first.isOperand)
  }

  /// Whether rows can stand at the cursor.
  var takesTable: Bool {
    if case .table = parameter?.form { return true }
    return spec.leadingWords != nil && arguments.isEmpty
  }

  /// The arguments, cut where one operand follows the other and at commas.
  private var arguments: [[LineItem]] {
    var arguments: [[LineItem]] = []
    var startsNew = true
    for item in items {
      if item.symbol == "," {
        startsNew = true
      } else if startsNew || item.isOperand && arguments[arguments.count - 1].last?.isOperand ?? true {
        arguments.append([item])
        startsNew = false
      } else {
        arguments[arguments.count - 1].append(item)
      }
    }
    return arguments
  }

  private mutating func begin(_ word: String) {
    givenClauses.insert(word)
    items = []
    let clause = spec.parameters.first { $0.place == .clause && $0.name == word }
    place = clause.map { .clause($0) } ?? .options
  }

  private mutating func append(_ item: LineItem) {
    if item.isOperand, takesArgument, let parameter, case .table = parameter.form { tables.append(item) }
    if case .options = place, item.symbol == "=", let name = items.last?.word { givenOptions.insert(name) }
    items.append(item)
  }
}

extension CommandSpec {
  /// What stands behind the command's name without a clause word.
  fileprivate var arguments: [ParameterInfo] {
    parameters.filter { $0.place == .argument || $0.place == .arguments }
  }

  /// The words that may stand before the rows, which stand there without them too.
  fileprivate var leadingWords: [String]? {
    guard arguments.count > 1, case .word(let words) = arguments[0].form, !arguments[0].isRequired,
      arguments[1].isRequired, case .table = arguments[1].form
    else { return nil }
    return words
  }
}
