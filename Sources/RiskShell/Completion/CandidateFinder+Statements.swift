import RiskKernel

// What begins and goes on in statements, pipelines and settings.
extension CandidateFinder {
  /// What can go on a statement.
  func statement(_ stages: [[LineItem]], _ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    guard stages.count == 1, let first = stages[0].first?.word, isKeyword(first, stages[0]) else {
      return pipeline(stages, stretches)
    }
    let items = stages[0]
    switch first {
    case "let", "param": return items.count == 1 ? [] : items.count == 2 ? [.word("=")] : opening
    case "set": return setting(items)
    case "for": return items.count == 1 ? [] : items.count == 2 ? [.word("in")] : expression(items, stretches)
    case "else": return items.count == 1 ? [.word("if")] : expression(items, stretches)
    case "return" where items.count == 1: return opening
    case "if", "while", "assert", "return", "exit": return expression(Array(items.dropFirst()), stretches)
    default: return []
    }
  }

  /// What can go on a pipeline.
  func pipeline(_ stages: [[LineItem]], _ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    guard let items = stages.last else { return [] }
    if stages.count > 1 { return stage(items, stretches) }
    let rest = withoutAssignment(items)
    guard let first = rest.first else { return opening }
    if let spec = command(first), spec.input != .required {
      return phrase(PhrasePrefix(spec, rest.dropFirst()), stretches)
    }
    let isRows = rest.count == 1 && (first.name.map(isDataset) ?? true)
    let pipe = isRows ? [Completion.Candidate("|", description: "go on with a stage")] : []
    return pipe + (first.name.map(isDataset) ?? false ? [] : expression(rest, stretches))
  }

  private func stage(_ items: [LineItem], _ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    guard let first = items.first else {
      return commands { $0.input != .none }
    }
    guard let spec = command(first), spec.input != .none else { return [] }
    return phrase(PhrasePrefix(spec, items.dropFirst()), stretches)
  }

  /// What begins a line.
  private var opening: [Completion.Candidate] {
    let isStatement = stretches.last?.items.isEmpty ?? true
    let words = LanguageStatement.all.map { Completion.Candidate($0.name, description: "\($0.usage)   \($0.summary)") }
    return commands { $0.input != .required } + (isStatement ? words : []) + things(of: ["dataset"])
      + (isWordBegun ? functions : [])
  }

  private func commands(where isFit: (CommandSpec) -> Bool) -> [Completion.Candidate] {
    (session.catalogue.commands.map { $0.spec } + session.ownCommands.map(\.spec)).filter(isFit)
      .map { Completion.Candidate($0.name, description: $0.summary) }
  }

  private func setting(_ items: [LineItem]) -> [Completion.Candidate] {
    guard let name = items.dropFirst().first?.word else {
      return Settings.all.map { setting in
        let now = setting.get(session.settings).plainText
        return Completion.Candidate(
          setting.name, description: "\(setting.summary) Now \(now); \(setting.domain.wording).")
      }
    }
    guard items.count == 2 || items.count == 3 && items[2].symbol == "=",
      let setting = Settings.all.first(where: { $0.name == name })
    else { return [] }
    let fallback = setting.get(Settings()).plainText
    let now = setting.get(session.settings).plainText
    func value(_ text: String) -> Completion.Candidate {
      let notes = [text == now ? "as it is now" : nil, text == fallback ? "the default" : nil].compactMap { $0 }
      return Completion.Candidate(text, description: notes.joined(separator: ", "), endsWord: false)
    }
    if case .word(let words) = setting.domain { return words.map(value) }
    return now == fallback ? [value(now)] : [value(fallback), value(now)]
  }

  // The parts of a line

  /// The beginning of the command at the end of a stretch.
  func phrase(of stretches: ArraySlice<OpenStretch>) -> PhrasePrefix? {
    guard let stages = stretches.last?.stages, let last = stages.last else { return nil }
    let items = stages.count == 1 ? withoutAssignment(last) : last
    guard let spec = command(items.first) else { return nil }
    return PhrasePrefix(spec, items.dropFirst())
  }

  /// The command a word calls.
  func command(_ item: LineItem?) -> CommandSpec? {
    item?.word.flatMap { session.catalogue[$0]?.spec ?? session.ownCommand(named: $0)?.spec }
  }

  /// What stands behind `let name =`, or all there is.
  func withoutAssignment(_ items: [LineItem]) -> [LineItem] {
    guard items.count >= 3, items[0].word == "let" || items[0].word == "param", items[2].symbol == "=" else {
      return items.first?.word == "return" ? Array(items.dropFirst()) : items
    }
    return Array(items.dropFirst(3))
  }

  private func isKeyword(_ word: String, _ items: [LineItem]) -> Bool {
    guard word == "else" || LanguageStatement.all.contains(where: { $0.name == word }) else { return false }
    if word == "let" || word == "param" { return items.count < 4 }
    if word == "return" { return items.count < 2 || command(items[1]) == nil }
    return items.count < 2 || !["=", ",", "."].contains(items[1].symbol)
  }

  func isDataset(_ name: String) -> Bool {
    session.thingNames.contains { $0.kind == "dataset" && $0.name == name }
  }
}
