import RiskCommands
import RiskKernel

// What a command's declaration lets stand at the cursor.
extension CandidateFinder {
  /// What can go on a command's line.
  func phrase(_ phrase: PhrasePrefix, _ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    if case .options = phrase.place { return options(phrase, stretches) }
    guard phrase.takesArgument else { return continuation(phrase, stretches) }
    // What stands before an argument that begins is no part of it.
    let own = phrase.parameter.map { offered(for: $0, phrase.isAtBoundary ? [] : phrase.items, stretches) } ?? []
    // Right behind a clause word, or where an argument must come, a clause cannot begin.
    let mayEnd = phrase.isAtBoundary && phrase.hasRequiredArguments
    return own + (mayEnd ? clauses(phrase) : [])
  }

  /// What goes on an argument that was begun, or follows one that is whole.
  private func continuation(_ phrase: PhrasePrefix, _ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    guard phrase.isAtBoundary else {
      return phrase.parameter.map { offered(for: $0, phrase.items, stretches) } ?? []
    }
    let followers = phrase.parameter?.followers ?? []
    let isFollowed = phrase.items.last?.word.map(followers.contains) ?? false
    let words = isFollowed ? [] : followers.map { Completion.Candidate.word($0) }
    return words + clauses(phrase) + (phrase.parameter?.isOverRows ?? false && !isFollowed ? connectives : [])
  }

  /// The clauses that were not given yet, those that must be first.
  private func clauses(_ phrase: PhrasePrefix) -> [Completion.Candidate] {
    let open = phrase.spec.parameters.filter { $0.place == .clause && !phrase.givenClauses.contains($0.name) }
    let ordered = open.filter(\.isRequired) + open.filter { !$0.isRequired }
    let with = phrase.spec.hasOptions && !phrase.givenClauses.contains("with")
    let names = phrase.spec.parameters.filter { $0.place == .option }.map(\.name)
    return ordered.map {
      Completion.Candidate($0.name, description: $0.isRequired ? "\($0.summary) Needed." : $0.summary)
    }
      + (with ? [Completion.Candidate("with", description: "options: \(names.joined(separator: ", "))")] : [])
  }

  private func options(_ phrase: PhrasePrefix, _ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    guard let option = phrase.option else {
      return phrase.isAtStart ? optionNames(phrase) : []
    }
    let value = phrase.optionValue
    guard value.first?.symbol == "=" else { return value.isEmpty ? [.word("=")] : [] }
    guard !phrase.isAtBoundary else { return clauses(phrase) }
    guard value.count == 1 else { return expression(Array(value.dropFirst()), stretches) }
    let fallback = option.defaultText.map {
      [Completion.Candidate($0, description: "the default; \(option.wording)", endsWord: false)]
    }
    return (fallback ?? []) + offered(for: option, Array(value.dropFirst()), stretches)
  }

  /// The options that were not given yet, each with what it can be.
  private func optionNames(_ phrase: PhrasePrefix) -> [Completion.Candidate] {
    phrase.spec.parameters.filter { $0.place == .option && !phrase.givenOptions.contains($0.name) }.map { option in
      let fallback = option.defaultText.map { "default \($0), " } ?? ""
      let description = "\(fallback)\(option.wording). \(option.summary)"
      return Completion.Candidate("\(option.name) =", description: description)
    }
  }

  /// What an argument can be.
  private func offered(
    for parameter: ParameterInfo, _ items: [LineItem], _ stretches: ArraySlice<OpenStretch>
  ) -> [Completion.Candidate] {
    if let offers = parameter.offers { return offers.flatMap { offered($0, stretches) } }
    switch parameter.form {
    case .newName: return []
    case .thing(let kind): return things(of: [kind])
    case .thingOrValue(let kinds): return things(of: kinds) + expression(items, stretches)
    case .table, .anything: return things(of: ["dataset"]) + tableVariables
    case .tableOrThings(let kind): return things(of: ["dataset", kind]) + tableVariables
    case .tableOrColumn: return things(of: ["dataset"]) + tableVariables + columns(rows(of: stretches))
    case .value: return value(items)
    case .word(let words): return words.map { .word($0) }
    case .wordOrValue(let words): return words.map { .word($0) } + value(items)
    case .names: return columns(rows(of: stretches))
    case .rowExpressions: return expression(items, stretches)
    case .block: return things(of: nil) + expression(items, stretches)
    }
  }

  /// What can go on a value that is computed without any row.
  private func value(_ items: [LineItem]) -> [Completion.Candidate] {
    if let last = items.last, last.isOperand { return connectives }
    return isWordBegun ? functions + literals : []
  }

  private func offered(_ offer: Offer, _ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    switch offer {
    case .things(let kinds): things(of: kinds)
    case .columns: columns(rows(of: stretches))
    case .functions: isWordBegun ? functions : []
    case .files: [Completion.Candidate("\"", description: "a file's path in quotes", endsWord: false)]
    case .words(let words): words.map { .word($0) }
    case .topics:
      HelpLibrary(session).pages.filter { isWordBegun || $0.isWorthListing }
        .map { Completion.Candidate($0.name, description: $0.summary) }
    }
  }

  /// What stands in a command's braces: names, with what they stand for behind a colon or `=`.
  func entry(_ items: [LineItem], _ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    let entry = Array(items.split { $0.symbol == "," }.last ?? [])
    if items.isEmpty || items.last?.symbol == "," {
      return columns(rows(of: stretches)) + (isWordBegun ? functions : [])
    }
    return expression(entry, stretches)
  }
}

extension ParameterInfo {
  /// Whether an expression over rows stands there, whose columns comparisons may follow.
  fileprivate var isOverRows: Bool {
    if case .rowExpressions = form { true } else { false }
  }
}
