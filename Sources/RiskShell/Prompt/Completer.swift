import RiskCommands
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// Finds what a word at the prompt can become: commands, the clauses of the command in the line, names and functions.
final class Completer {
  private let session: Session

  init(session: Session) { self.session = session }

  /// The candidates for the word before an offset in bytes.
  func complete(_ text: String, _ offset: Int) -> Completion {
    let bytes = Array(text.utf8)
    let end = min(max(0, offset), bytes.count)
    var start = end
    while start > 0, Completer.isWordByte(bytes[start - 1]) { start -= 1 }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    let candidates = candidates(after: before).filter { $0.text.hasPrefix(word) }
    return Completion(replacing: start..<end, with: candidates)
  }

  private func candidates(after before: String) -> [Completion.Candidate] {
    let stage = before.split(omittingEmptySubsequences: false) { "|;\n(".contains($0) }.last.map(String.init) ?? ""
    let words = stage.split(whereSeparator: \.isWhitespace)
    guard let command = words.first.map(String.init) else { return openings(afterPipe: endsInPipe(before)) }
    if before.hasSuffix("$") { return variables() }
    guard let spec = session.catalogue[command]?.spec else { return functions() }
    return clauses(of: spec, given: words.map(String.init)) + things(before) + functions()
  }

  private func endsInPipe(_ before: String) -> Bool {
    before.last { !$0.isWhitespace } == "|"
  }

  private func openings(afterPipe: Bool) -> [Completion.Candidate] {
    let commands = session.catalogue.commands.map { $0.spec }
      .filter { afterPipe ? $0.input != .none : $0.input != .required }
      .map { Completion.Candidate($0.name, description: $0.summary) }
    guard !afterPipe else { return commands }
    let statements = ["let", "set", "param", "assert", "include"].map { Completion.Candidate($0) }
    return commands + statements + session.thingNames.filter { $0.kind == "dataset" }.map(Completer.candidate)
  }

  private func variables() -> [Completion.Candidate] {
    session.variableNames.map { Completion.Candidate($0, description: "variable") }
  }

  private func clauses(of spec: CommandSpec, given: [String]) -> [Completion.Candidate] {
    let clauses = spec.parameters.filter { $0.place == .clause && !given.contains($0.name) }
      .map { Completion.Candidate($0.name, description: $0.summary) }
    let options = spec.parameters.filter { $0.place == .option }
    guard !options.isEmpty else { return clauses }
    guard given.contains("with") else { return clauses + [Completion.Candidate("with", description: "Options.")] }
    return clauses
      + options.map { option in
        Completion.Candidate(
          option.name, description: "\(option.summary) \(option.wording), default \(option.defaultText ?? "none")")
      }
  }

  private func things(_ before: String) -> [Completion.Candidate] {
    session.thingNames.map(Completer.candidate) + columns(before)
  }

  /// The columns of the datasets that are named in the line.
  private func columns(_ before: String) -> [Completion.Candidate] {
    let words = Set(before.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    return session.schemas(of: words).flatMap { name, schema in
      schema.columns.map { Completion.Candidate($0.name, description: "\($0.type.rawValue) column of \(name)") }
    }
  }

  private func functions() -> [Completion.Candidate] {
    FunctionTable.all.filter { !$0.isOperator }
      .map { Completion.Candidate($0.name + "(", description: $0.summary, endsWord: false) }
  }

  private static func candidate(_ thing: (kind: String, name: String)) -> Completion.Candidate {
    Completion.Candidate(thing.name, description: thing.kind)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
  }
}
