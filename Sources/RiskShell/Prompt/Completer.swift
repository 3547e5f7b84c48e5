import RiskCommands
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// Finds what a word at the prompt can become, from the declaration of the command in the line.
struct Completer {
  let session: Session

  /// The candidates for the word before an offset in bytes.
  func complete(_ text: String, _ offset: Int) -> Completion {
    let bytes = Array(text.utf8)
    let end = min(max(0, offset), bytes.count)
    let line = String(decoding: bytes[..<end], as: UTF8.self)
    if let quote = line.openQuote { return FileCompletion(session).complete(bytes[..<end], from: quote) }
    var start = end
    while start > 0, Completer.isWordByte(bytes[start - 1]) { start -= 1 }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    let candidates = candidates(after: String(decoding: bytes[..<start], as: UTF8.self))
    return Completion(replacing: start..<end, with: candidates.filter { $0.text.hasPrefix(word) })
  }

  private func candidates(after before: String) -> [Completion.Candidate] {
    if before.hasSuffix("$") { return session.variableNames.map { Completion.Candidate($0, description: "variable") } }
    let stage = before.split(omittingEmptySubsequences: false) { "|;\n(".contains($0) }.last ?? ""
    let words = stage.split { $0.isWhitespace || $0 == "," }.map(String.init)
    if words.first == "let" { return words.contains("=") ? openings(afterPipe: false) : [] }
    guard let command = words.first else {
      return before.last { !$0.isWhitespace } == "(" ? functions() : openings(afterPipe: before.endsInPipe)
    }
    guard let spec = session.catalogue[command]?.spec else { return columns(in: before) + functions() }
    return candidates(for: spec, words: Array(words.dropFirst()), before: before)
  }

  /// What begins a line or a stage.
  private func openings(afterPipe: Bool) -> [Completion.Candidate] {
    let commands = session.catalogue.commands.map { $0.spec }
      .filter { afterPipe ? $0.input != .none : $0.input != .required }
      .map { Completion.Candidate($0.name, description: $0.summary) }
    guard !afterPipe else { return commands }
    let statements = ["let", "set", "param", "assert", "include"].map { Completion.Candidate($0) }
    return commands + statements + things(of: "dataset")
  }

  // The command in the line

  private func candidates(
    for spec: CommandSpec, words: [String], before: String
  ) -> [Completion.Candidate] {
    let clauses = spec.parameters.filter { $0.place == .clause && !words.contains($0.name) }
      .map { Completion.Candidate($0.name, description: $0.summary) }
    let with = spec.hasOptions && !words.contains("with") ? [Completion.Candidate("with", description: "Options.")] : []
    guard let place = words.lastIndex(where: spec.clauseWords.contains) else {
      let parameter = spec.argument(at: words.count)
      let arguments = parameter.map { candidates(for: $0.form, before) } ?? []
      return parameter?.isRequired ?? false ? arguments : arguments + clauses + with
    }
    if words[place] == "with", spec.hasOptions { return options(of: spec, before) }
    guard let parameter = spec.parameters.first(where: { $0.place == .clause && $0.name == words[place] }) else {
      return []
    }
    let isEmpty = place == words.count - 1
    return isEmpty || before.endsInComma || parameter.form.isOpen
      ? candidates(for: parameter.form, before) + (isEmpty ? [] : clauses + with) : clauses + with
  }

  private func options(of spec: CommandSpec, _ before: String) -> [Completion.Candidate] {
    guard before.last(where: { !$0.isWhitespace }) != "=" else { return [] }
    return spec.parameters.filter { $0.place == .option }.map { option in
      let fallback = option.defaultText.map { ", default \($0)" } ?? ""
      return Completion.Candidate(option.name, description: "\(option.summary) \(option.wording)\(fallback)")
    }
  }

  private func candidates(for form: ArgumentForm, _ before: String) -> [Completion.Candidate] {
    switch form {
    case .newName: []
    case .thing(let kind): things(of: kind)
    case .table: things(of: "dataset")
    case .value: functions()
    case .word(let words): words.map { Completion.Candidate($0) }
    case .names: columns(in: before)
    case .rowExpressions: columns(in: before) + functions()
    case .block: session.thingNames.map { Completion.Candidate($0.name, description: $0.kind) } + columns(in: before)
    }
  }

  private func things(of kind: String) -> [Completion.Candidate] {
    session.thingNames.filter { $0.kind == kind }.map { Completion.Candidate($0.name, description: kind) }
  }

  /// The columns of the datasets that are named in the line.
  private func columns(in before: String) -> [Completion.Candidate] {
    let words = Set(before.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    return session.schemas(of: words).flatMap { name, schema in
      schema.columns.map { Completion.Candidate($0.name, description: "\($0.type.rawValue) column of \(name)") }
    }
  }

  private func functions() -> [Completion.Candidate] {
    FunctionTable.all.filter { !$0.isOperator && $0.name != "is null" }
      .map { Completion.Candidate($0.name + "(", description: $0.summary, endsWord: false) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
  }
}

extension CommandSpec {
  /// The parameter that the next argument is for.
  fileprivate func argument(at place: Int) -> ParameterInfo? {
    let arguments = parameters.filter { $0.place == .argument || $0.place == .arguments }
    return arguments.indices.contains(place) ? arguments[place] : arguments.last { $0.place == .arguments }
  }
}

extension ArgumentForm {
  /// Whether what was written may go on: an expression has no end of its own.
  fileprivate var isOpen: Bool {
    switch self {
    case .rowExpressions, .block, .names: true
    case .newName, .thing, .table, .value, .word: false
    }
  }
}

extension String {
  fileprivate var endsInPipe: Bool { last { !$0.isWhitespace } == "|" }

  fileprivate var endsInComma: Bool { last { !$0.isWhitespace } == "," }

  /// Where the text in quotes begins that is still open at the end, in bytes.
  fileprivate var openQuote: Int? {
    var open: (quote: UInt8, start: Int)?
    for (place, byte) in utf8.enumerated() {
      if let current = open {
        if byte == current.quote { open = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        open = (byte, place + 1)
      }
    }
    return open?.start
  }
}
