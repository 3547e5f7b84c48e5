public import RiskDiagnostics

/// Draws diagnostics; nothing else does.
public struct DiagnosticRenderer: Sendable {
  private let style: Style
  /// How many further places are shown: the innermost ones of a long chain say enough.
  private static let shownNotes = 8

  /// Creates a renderer for a place.
  public init(style: Style) { self.style = style }

  /// The diagnostic as lines: what is wrong, where, what to type, and the other places that explain it.
  public func text(_ diagnostic: Diagnostic) -> String {
    let colour: Style.Colour = diagnostic.severity == .error ? .red : .yellow
    let label = style.paint("\(diagnostic.severity.rawValue)[\(diagnostic.fault.code)]", colour)
    let hint = diagnostic.fault.hint.map(DisplayWidth.printable)
    var lines = ["\(label): \(DisplayWidth.printable(diagnostic.fault.message))"]
    guard let span = diagnostic.span, !span.source.bytes.isEmpty else {
      lines += hint.map { ["  \($0)"] } ?? []
      return (lines + text(of: diagnostic.notes, gutter: gutter(diagnostic.notes.map(\.span))))
        .joined(separator: "\n") + "\n"
    }
    let own = SourceExcerpt(span, text: hint, mark: .fault)
    let beside = diagnostic.notes.filter { own.shows($0.span) }
    let others = diagnostic.notes.filter { !own.shows($0.span) }
    let width = gutter([span] + others.map(\.span))
    lines += own.lines(style, gutter: width, following: beside.map { SourceExcerpt($0) })
    return (lines + text(of: others, gutter: width)).joined(separator: "\n") + "\n"
  }

  /// The lines of further places.
  private func text(of notes: [Diagnostic.Note], gutter: Int) -> [String] {
    let lines = notes.prefix(DiagnosticRenderer.shownNotes).flatMap { note in
      note.span.source.bytes.isEmpty
        ? ["  \(DisplayWidth.printable(note.text))"] : SourceExcerpt(note).lines(style, gutter: gutter, following: [])
    }
    let more = notes.count - DiagnosticRenderer.shownNotes
    return more > 0 ? lines + ["  …and \(more) more places"] : lines
  }

  /// How many digits the longest line number has, so that excerpts stand below each other.
  private func gutter(_ spans: [Span]) -> Int {
    spans.prefix(DiagnosticRenderer.shownNotes + 1)
      .map { String($0.source.place(of: $0.range.lowerBound).line).count }.max() ?? 1
  }
}
