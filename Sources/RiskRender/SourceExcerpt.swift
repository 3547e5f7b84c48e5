import RiskDiagnostics

/// A line of a source with a stretch of it underlined.
struct SourceExcerpt {
  /// What an underline stands for.
  enum Mark {
    case fault, note
  }

  private let span: Span
  private let text: String?
  private let mark: Mark
  private let place: (line: Int, column: Int)
  /// How many characters of a source line are shown.
  private static let window = 110

  /// The line of a span, and what to write behind the underline.
  init(_ span: Span, text: String?, mark: Mark) {
    self.span = span
    self.text = text
    self.mark = mark
    place = span.source.place(of: span.range.lowerBound)
  }

  init(_ note: Diagnostic.Note) { self.init(note.span, text: DisplayWidth.printable(note.text), mark: .note) }

  /// Whether another span begins on the line, and in the part of it, that is shown.
  func shows(_ other: Span) -> Bool {
    guard other.source === span.source else { return false }
    let start = other.source.place(of: other.range.lowerBound)
    let line = span.source.line(place.line)
    let (shown, column) = SourceExcerpt.window(of: line, around: place.column)
    return start.line == place.line && (1...shown.count + 1).contains(start.column + column - place.column)
  }

  /// The excerpt as lines, with the underlines of others that it shows below its own; line numbers take `gutter`
  /// columns, and a text without a name has none.
  func lines(_ style: Style, gutter: Int, following others: [SourceExcerpt]) -> [String] {
    let line = span.source.line(place.line)
    let (shown, column) = SourceExcerpt.window(of: line, around: place.column)
    let pointers = ([self] + others).map { excerpt in
      excerpt.pointer(under: shown, at: excerpt.place.column + column - place.column, style)
    }
    guard let name = span.source.name else { return ["  \(shown)"] + pointers.map { "  \($0)" } }
    let digits = String(place.line)
    let number = String(repeating: " ", count: max(0, gutter - digits.count)) + digits
    let blanks = String(repeating: " ", count: max(gutter, digits.count))
    let bar = style.paint("|", .blue)
    let arrow = style.paint(mark == .fault ? "-->" : ":::", .blue)
    return ["\(blanks)\(arrow) \(name):\(place.line):\(place.column)", "\(style.paint(number, .blue)) \(bar) \(shown)"]
      + pointers.map { "\(blanks) \(bar) \($0)" }
  }

  private func pointer(under shown: String, at column: Int, _ style: Style) -> String {
    let blanks = String(repeating: " ", count: DisplayWidth.of(shown.prefix(max(0, column - 1))))
    let length = span.text.prefix { $0 != "\n" && $0 != "\r\n" }.count
    let marked = shown.dropFirst(max(0, column - 1)).prefix(max(1, length))
    let underline = String(repeating: mark == .fault ? "^" : "-", count: max(1, DisplayWidth.of(marked)))
    return blanks + style.paint(underline + (text.map { " \($0)" } ?? ""), mark == .fault ? .red : .blue)
  }

  /// The part of a long line that holds a column, and the column's place in it.
  private static func window(of line: String, around column: Int) -> (text: String, column: Int) {
    guard line.utf8.count > window else { return (DisplayWidth.printable(line), column) }
    let start = max(0, column - 1 - window / 2)
    let rest = line.dropFirst(start)
    let shown = rest.prefix(window)
    let text = (start > 0 ? "…" : "") + DisplayWidth.printable(shown) + (shown.endIndex < rest.endIndex ? "…" : "")
    return (text, column - start + (start > 0 ? 1 : 0))
  }
}
