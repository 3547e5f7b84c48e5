import RiskCommands
import RiskKernel
import RiskSyntax

/// Finds what can stand at the cursor: from the language's own tokens, the commands' declarations and the session.
struct Completer {
  let session: Session
  private static let longestText = 1 << 14

  /// The candidates for the piece before an offset in bytes.
  ///
  /// What is longer than anybody types was pasted, and is not looked through at each Tab.
  func complete(_ text: String, _ offset: Int) -> Completion {
    guard text.utf8.count <= Completer.longestText else { return .none }
    let cursor = CursorText(text, cursor: offset)
    let finder = CandidateFinder(session, text, cursor)
    let range = cursor.start..<max(cursor.start, min(offset, text.utf8.count))
    if let completion = hyphenated(finder, text, range) { return completion }
    switch cursor.piece {
    case .whole: return .none
    case .text(let written, let quote): return Completion(replacing: range, with: finder.texts(written, quote))
    case .variable(let written):
      return Completion(replacing: range, with: finder.variables.beginning(with: written))
    case .quotedName(let written):
      let names = finder.candidates.filter(\.isName)
      return Completion(replacing: range, with: names.beginning(with: written))
    case .word(let written): return Completion(replacing: range, with: finder.candidates.beginning(with: written))
    case .nothing: return Completion(replacing: range, with: finder.candidates)
    }
  }
}

extension Completer {
  /// The candidates for a word with hyphens in it, as codes of faults have them; to the language these are signs.
  private func hyphenated(_ finder: CandidateFinder, _ text: String, _ range: Range<Int>) -> Completion? {
    let before = Array(text.utf8.prefix(range.upperBound))
    let start = before.lastIndex { !($0 == UInt8(ascii: "-") || (97...122).contains($0)) }.map { $0 + 1 } ?? 0
    let word = String(decoding: before[start...], as: UTF8.self)
    guard word.contains("-"), !word.hasPrefix("-") else { return nil }
    let earlier = CandidateFinder(session, text, CursorText(text, cursor: start))
    let candidates = earlier.candidates.beginning(with: word)
    return candidates.isEmpty ? nil : Completion(replacing: start..<range.upperBound, with: candidates)
  }
}

extension [Completion.Candidate] {
  /// Those that begin with what was written, each once; where none does, those that do but for small and capital letters.
  fileprivate func beginning(with written: String) -> [Completion.Candidate] {
    let exact = filter { $0.key.hasPrefix(written) }
    guard exact.isEmpty else { return exact }
    let folded = written.lowercased()
    return filter { $0.key.lowercased().hasPrefix(folded) }
  }
}

/// What the language offers in one place of a line.
struct CandidateFinder {
  let session: Session
  let text: String
  let cursor: CursorText
  let stretches: [OpenStretch]

  init(_ session: Session, _ text: String, _ cursor: CursorText) {
    self.session = session
    self.text = text
    self.cursor = cursor
    stretches = OpenLine(cursor.tokens).stretches
  }

  /// Whether something of a word is written.
  var isWordBegun: Bool { cursor.piece != .nothing }

  /// What can stand at the cursor where no text in quotes is open.
  var candidates: [Completion.Candidate] {
    var seen: Set<String> = []
    return (cursor.isInText ? fields ?? functions : at(stretches[...])).filter { seen.insert($0.text).inserted }
  }

  private func at(_ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    guard let inner = stretches.last else { return [] }
    if let fields { return fields }
    let outer = stretches.dropLast()
    switch inner.opener {
    case .start: return statement(inner.stages, stretches)
    case .brace where outer.last?.opensBlock ?? false: return statement(inner.stages, stretches)
    case .brace: return entry(inner.items, stretches)
    case .call, .bracket: return expression(inner.items, stretches)
    case .parenthesis:
      let isPipeline = inner.stages.count > 1 || takesPipeline(outer) || command(inner.items.first) != nil
      return isPipeline ? pipeline(inner.stages, stretches) : expression(inner.items, stretches)
    }
  }

  /// Whether a pipeline can stand in parentheses at the end of a stretch.
  private func takesPipeline(_ outer: ArraySlice<OpenStretch>) -> Bool {
    guard let phrase = phrase(of: outer), phrase.parameter != nil else {
      return outer.last?.opener == .start
    }
    return phrase.takesTable
  }
}

extension OpenStretch {
  /// Whether a brace at its end opens a block of statements.
  fileprivate var opensBlock: Bool {
    ["if", "else", "for", "while", "def", "try", "catch"].contains(items.first?.word)
  }
}
