import RiskDiagnostics

/// The habits from other languages that are recognised, in one table.
public enum Habits {
  /// All of them; where several fit a line, the first one counts.
  public static let all: [Habit] = sql + python + r + stata + general

  /// Diagnostics with those on lines of other languages said in the words of these; a line is faulted once for it.
  static func recognised(in diagnostics: [Diagnostic], datasets: Set<String>) -> [Diagnostic] {
    let dataset = datasets.contains("portfolio") ? "portfolio" : datasets.min() ?? "portfolio"
    // A line may have many faults, and is looked at once.
    var known: [ObjectIdentifier: [Int: Diagnostic?]] = [:]
    return diagnostics.compactMap { diagnostic in
      guard let span = diagnostic.span else { return diagnostic }
      let (source, number) = (ObjectIdentifier(span.source), span.source.lineNumber(of: span.range.lowerBound))
      if let habit = known[source]?[number] { return habit == nil ? diagnostic : nil }
      // A text with more is no script, and the patterns take their time.
      guard known[source, default: [:]].count < lineLimit else { return diagnostic }
      let habit = fault(on: span, dataset: dataset).map { $0.fault.at($0.line) }
      known[source, default: [:]][number] = .some(habit)
      return habit ?? diagnostic
    }
  }

  /// How many lines with faults are looked at.
  private static let lineLimit = 100

  /// The fault of the line that a span begins on, if it is one of another language.
  private static func fault(on span: Span, dataset: String) -> (line: Span, fault: HabitFault)? {
    let place = span.source.place(of: span.range.lowerBound)
    let text = span.source.line(place.line)
    // Long lines are data by mistake, and patterns take their time with them.
    guard text.utf8.count <= 400 else { return nil }
    let written = text.trimming { $0 == " " || $0 == "\t" || $0 == ";" }
    guard
      let habit = all.lazy.compactMap({ habit in
        habit.advice(on: written, dataset: dataset).map {
          HabitFault.foreignPhrase(language: habit.language, advice: $0)
        }
      }).first
    else { return nil }
    let start = span.range.lowerBound - text.prefix(place.column - 1).utf8.count
    let indent = text.prefix { $0 == " " || $0 == "\t" }.utf8.count
    return (Span(span.source, start + indent..<start + indent + written.utf8.count), habit)
  }

  /// A list of names with commas between them, whatever stood between them before.
  static func names(_ text: some StringProtocol) -> String {
    text.split { " ,\t\"'[]()".contains($0) }.joined(separator: ", ")
  }

  /// An expression as it is written here: what Python, R and Stata write for and, or, not and missing values.
  static func expression(_ text: some StringProtocol) -> String {
    String(text)
      .replacing(/\s*&&?\s*/, with: " and ").replacing(/\s*\|\|?\s*/, with: " or ").replacing("<>", with: "!=")
      .replacing(/(!|~)(?!=)\s*/, with: "not ").replacing("count(*)", with: "count()")
      .replacing(/(?:!=|==?) *(?:None|NA|NULL|nan|\.)(?!\w)/) { $0.0.hasPrefix("!") ? "is not null" : "is null" }
  }
}

extension String {
  /// The text without characters of a kind at its beginning and its end.
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
  }
}
