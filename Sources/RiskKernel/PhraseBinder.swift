import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// Matches what was written against a command's declaration.
struct PhraseBinder {
  private let spec: CommandSpec
  private let phrase: Phrase
  private var slots: [String: Slot] = [:]
  /// The clause that was bound last, into which its joiner may lead.
  private var open: ParameterInfo?

  /// Binds a phrase whose first argument is the command's name.
  static func bind(_ written: Phrase, to spec: CommandSpec) throws -> BoundPhrase {
    var phrase = written.partingLeadingClause(of: spec)
    if spec.input == .required { phrase = phrase.readingFirstClauseAsName(unless: spec.clauseWords) }
    var binder = PhraseBinder(spec: spec, phrase: phrase)
    var groups = phrase.groups.droppingFirstArgument()
    let split = try binder.splitOperatorClause(&groups)
    try binder.bindArguments(groups)
    if let split { try binder.bindClause(split.word, split.groups, split.span) }
    for clause in phrase.clauses { try binder.bindClause(clause.word, clause.groups, clause.span) }
    try binder.checkRequired()
    return BoundPhrase(spec: spec, slots: binder.slots, span: phrase.span)
  }

  private init(spec: CommandSpec, phrase: Phrase) {
    self.spec = spec
    self.phrase = phrase
  }

  // Arguments

  private mutating func bindArguments(_ groups: [ArgumentGroup]) throws {
    var remaining = groups[...]
    let places = spec.parameters.filter { $0.place == .argument || $0.place == .arguments }
    for (place, parameter) in places.enumerated() {
      guard let group = remaining.first else { return }
      let following = place + 1 < places.count ? places[place + 1] : nil
      if parameter.isLeftOut(of: group, before: following) { continue }
      if parameter.place == .arguments {
        slots[parameter.key] = Slot(parameter: parameter, groups: Array(remaining), span: remaining.span ?? phrase.span)
        return
      }
      let argument = group.arguments[0]
      let own = ArgumentGroup(arguments: [argument], span: argument.span)
      slots[parameter.key] = Slot(parameter: parameter, groups: [own], span: argument.span)
      remaining = remaining.droppingFirstArgument()[...]
    }
    if let surplus = remaining.first?.arguments.first {
      if let name = slots.values.lazy.flatMap(\.arguments).compactMap({ $0.functionCalled(with: surplus) }).first {
        throw KernelFault.functionApart(name).at(surplus.span)
      }
      let tight = phrase.groups.lazy.compactMap(\.tightMinus).first
      throw (tight ?? .surplusArgument(command: spec.name, usage: spec.usage)).at(surplus.span)
    }
  }

  /// Takes a clause out of an operator: in `customer bad like good`, `like` is the command's clause.
  private func splitOperatorClause(
    _ groups: inout [ArgumentGroup]
  ) throws -> (word: Identifier, groups: [ArgumentGroup], span: Span)? {
    guard let group = groups.last, let argument = group.arguments.last, argument.label == nil,
      case .binary(let symbol, let left, let right) = argument.value.kind, symbol == .like || symbol == .in,
      spec.clauseWords.contains(symbol.rawValue)
    else { return nil }
    let kept = Argument(label: nil, value: left)
    groups[groups.count - 1] = ArgumentGroup(arguments: group.arguments.dropLast() + [kept], span: group.span)
    let word = Identifier(symbol.rawValue, span: argument.span)
    let moved = ArgumentGroup(arguments: [Argument(label: nil, value: right)], span: right.span)
    return (word, [moved], right.span)
  }

  // Clauses

  private mutating func bindClause(_ word: Identifier, _ groups: [ArgumentGroup], _ span: Span) throws {
    if let parameter = spec.parameters.first(where: { $0.place == .clause && $0.name == word.text }) {
      guard slots[parameter.key] == nil else { throw KernelFault.clauseTwice(word.text).at(word.span) }
      slots[parameter.key] = Slot(parameter: parameter, groups: groups, span: groups.span ?? span)
      open = parameter
      return
    }
    if let open, open.joiner == word.text, let slot = slots[open.key] {
      slots[open.key] = slot.joining(groups)
      return
    }
    guard word.text == "with", spec.hasOptions else {
      throw KernelFault.unknownClause(word.text, command: spec.name, allowed: spec.clauseWords).at(word.span)
    }
    for argument in groups.flatMap(\.arguments) { try bindOption(argument) }
  }

  private mutating func bindOption(_ argument: Argument) throws {
    let options = spec.parameters.filter { $0.place == .option }
    guard let label = argument.label else {
      let usual = options.first { $0.defaultText != nil } ?? options[0]
      let example = "\(usual.name) = \(usual.defaultText ?? "…")"
      throw KernelFault.optionWithoutValue(command: spec.name, example: example).at(argument.span)
    }
    guard let option = options.first(where: { $0.name == label.text }) else {
      let names = options.map(\.name)
      let known = options.first { $0.synonyms.contains(label.text) && !names.contains(label.text) }?.name
      let near = known ?? Suggestion.nearest(to: label.text, among: names)
      throw KernelFault.unknownOption(label.text, command: spec.name, near: near, allowed: names).at(label.span)
    }
    guard slots[option.key] == nil else { throw KernelFault.optionTwice(label.text).at(label.span) }
    let group = ArgumentGroup(arguments: [argument], span: argument.span)
    slots[option.key] = Slot(parameter: option, groups: [group], span: argument.value.span)
  }

  private func checkRequired() throws {
    for parameter in spec.parameters where parameter.isRequired && slots[parameter.key] == nil {
      let name =
        switch parameter.place {
        case .argument, .arguments: parameter.wording
        case .clause: "the clause '\(parameter.name)'"
        case .option: "the option '\(parameter.name)'"
        }
      throw KernelFault.missingArgument(name, command: spec.name, usage: spec.usage).at(phrase.span)
    }
  }
}

extension ParameterInfo {
  /// Whether it is not given where a single argument stands that is none of its words, and so the next parameter's: in
  /// `join accounts on id`, no kind of join is.
  fileprivate func isLeftOut(of group: ArgumentGroup, before following: ParameterInfo?) -> Bool {
    guard case .word(let words) = form, !isRequired, following?.isRequired == true, group.arguments.count == 1 else {
      return false
    }
    guard case .name(let name) = group.arguments[0].value.kind, !name.isQuoted else { return true }
    return !words.contains(name.text)
  }
}

extension Argument {
  /// The function's name this is, where the next argument in parentheses was meant to be what it is called with.
  func functionCalled(with next: Argument) -> String? {
    guard case .name(let name) = value.kind, !FunctionTable.functions(named: name.text).isEmpty,
      value.span.range.upperBound < next.span.range.lowerBound, next.span.text.hasPrefix("(")
    else { return nil }
    return name.text
  }
}

extension Phrase {
  /// The phrase with `like` or `in` right behind the command's name read as the command's clause: `history like "x"`.
  func partingLeadingClause(of spec: CommandSpec) -> Phrase {
    guard let first = groups.first?.arguments.first, first.label == nil,
      case .binary(let symbol, let left, let right) = first.value.kind, case .name = left.kind,
      spec.clauseWords.contains(symbol.rawValue)
    else { return self }
    let name = Argument(label: nil, value: left)
    let rest = [Argument(label: nil, value: right)] + groups[0].arguments.dropFirst()
    let own = ArgumentGroup(arguments: rest, span: right.span)
    let clause = Clause(
      word: Identifier(symbol.rawValue, span: first.span), groups: [own] + groups.dropFirst(), span: first.span)
    return Phrase(
      groups: [ArgumentGroup(arguments: [name], span: left.span)], clauses: [clause] + clauses, span: span)
  }

  /// The phrase with its first clause word taken for a name where the stage, which has no arguments yet, knows no such
  /// clause: in `sort top desc`, `top` is a column.
  fileprivate func readingFirstClauseAsName(unless known: [String]) -> Phrase {
    guard let first = clauses.first, !known.contains(first.word.text), groups.count == 1,
      groups[0].arguments.count == 1, let group = first.groups.first
    else { return self }
    let name = Argument(label: nil, value: Expression(name: first.word))
    let joined = ArgumentGroup(
      arguments: groups[0].arguments + [name] + group.arguments, span: groups[0].span.joined(group.span))
    return Phrase(groups: [joined] + first.groups.dropFirst(), clauses: Array(clauses.dropFirst()), span: span)
  }
}

extension ArgumentGroup {
  /// What to say where a minus with a blank before it and none after it has cut an expression in two.
  var tightMinus: KernelFault? {
    for (left, right) in zip(arguments, arguments.dropFirst()) {
      guard let operand = right.value.leadingNegation else { continue }
      return .tightMinus(left.value.span.text, operand.span.text)
    }
    return nil
  }
}

extension Expression {
  /// What is negated where the expression begins with a minus.
  fileprivate var leadingNegation: Expression? {
    switch kind {
    case .unary(.negate, let operand): operand
    case .binary(_, let left, _), .between(let left, _, _), .isNull(let left, _): left.leadingNegation
    default: nil
    }
  }
}

extension RandomAccessCollection where Element == ArgumentGroup {
  /// The groups without their very first argument.
  func droppingFirstArgument() -> [ArgumentGroup] {
    guard let first else { return [] }
    guard first.arguments.count > 1 else { return Array(dropFirst()) }
    let kept = Array(first.arguments.dropFirst())
    return [ArgumentGroup(arguments: kept, span: first.span)] + Array(dropFirst())
  }

  /// Where the groups stand, from the first to the last.
  var span: Span? {
    guard let start = first?.arguments.first?.span, let end = last?.arguments.last?.span else { return nil }
    return start.joined(end)
  }
}
