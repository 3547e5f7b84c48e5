public import RiskDiagnostics

/// Draws diagnostics; nothing else does.
public struct DiagnosticRenderer: Sendable {
  private let style: Style
  /// How many characters of a source line are shown.
  private static let window = 110

  /// Creates a renderer for a place.
  public init(style: Style) { self.style = style }

  /// The diagnostic as lines: what is wrong, where, and what to type.
  public func text(_ diagnostic: Diagnostic) -> String {
    let colour: Style.Colour = diagnostic.severity == .error ? .red : .yellow
    let label = style.paint("\(diagnostic.severity.rawValue)[\(diagnostic.fault.code)]", colour)
    let headline = "\(label): \(DisplayWidth.printable(diagnostic.fault.message))"
    guard let span = diagnostic.span, !span.source.bytes.isEmpty else {
      return headline + (diagnostic.fault.hint.map { "\n  \(DisplayWidth.printable($0))" } ?? "") + "\n"
    }
    return headline + "\n" + excerpt(span, hint: diagnostic.fault.hint) + "\n"
  }

  private func excerpt(_ span: Span, hint: String?) -> String {
    let place = span.source.place(of: span.range.lowerBound)
    let line = span.source.line(place.line)
    let (shown, column) = window(of: line, around: place.column)
    let blanks = String(repeating: " ", count: DisplayWidth.of(shown.prefix(column - 1)))
    let marked = shown.dropFirst(column - 1).prefix(max(1, span.text.prefix { $0 != "\n" && $0 != "\r\n" }.count))
    let carets = String(repeating: "^", count: max(1, DisplayWidth.of(marked)))
    let pointer = blanks + style.paint(carets + (hint.map { " \(DisplayWidth.printable($0))" } ?? ""), .red)
    guard let name = span.source.name else { return "  \(shown)\n  \(pointer)" }
    let number = String(place.line)
    let gutter = String(repeating: " ", count: number.count)
    let bar = style.paint("|", .blue)
    return "\(gutter)\(style.paint("-->", .blue)) \(name):\(place.line):\(place.column)\n"
      + "\(style.paint(number, .blue)) \(bar) \(shown)\n\(gutter) \(bar) \(pointer)"
  }

  /// The part of a long line that holds a column, and the column's place in it.
  private func window(of line: String, around column: Int) -> (text: String, column: Int) {
    guard line.utf8.count > DiagnosticRenderer.window else { return (DisplayWidth.printable(line), column) }
    let start = max(0, column - 1 - DiagnosticRenderer.window / 2)
    let rest = line.dropFirst(start)
    let shown = rest.prefix(DiagnosticRenderer.window)
    let text = (start > 0 ? "…" : "") + DisplayWidth.printable(shown) + (shown.endIndex < rest.endIndex ? "…" : "")
    return (text, column - start + (start > 0 ? 1 : 0))
  }
}
