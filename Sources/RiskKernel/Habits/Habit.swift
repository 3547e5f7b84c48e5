/// A line as another language writes it, and what to write here.
public struct Habit: Sendable {
  /// The language it comes from.
  public let language: String
  /// Such a line; the tests try it.
  public let example: String
  private let advise: @Sendable (_ line: String, _ dataset: String) -> String?

  /// Declares a habit: lines of a pattern, and what to do instead; `dataset` is a name that rows have.
  init<Match>(
    _ language: String, _ example: String, _ pattern: () -> Regex<Match>,
    _ advice: @escaping @Sendable (_ match: Match, _ dataset: String) -> String?
  ) {
    self.language = language
    self.example = example
    // A pattern is read once: that takes longer than all the matching of a check. It never changes afterwards.
    nonisolated(unsafe) let compiled = pattern().ignoresCase()
    advise = { line, dataset in
      line.wholeMatch(of: compiled).flatMap { advice($0.output, dataset) }
    }
  }

  /// What to do in place of a line; nil where the line is no such one.
  func advice(on line: String, dataset: String) -> String? { advise(line, dataset) }
}
