/// Writes pages of help for a terminal.
enum HelpText {
  /// How many columns sentences take.
  private static let width = 80
  /// How wide the terms of a list may be before their texts are no longer put below each other.
  private static let termWidth = 28

  /// A page: its name and summary, then what it says, indented.
  static func text(_ page: HelpPage) -> String {
    let title = page.kind == .topic ? page.summary : "\(page.name): \(page.summary)"
    return page.blocks.reduce(into: (text: title, followsHeading: false)) { page, block in
      let next = text(block)
      // What is indented shows by itself that it belongs to the heading above it.
      page.text += (page.followsHeading && next.hasPrefix(" ") ? "\n" : "\n\n") + next
      if case .heading = block { page.followsHeading = true } else { page.followsHeading = false }
    }.text
  }

  /// Several pages of one name.
  static func text(_ pages: [HelpPage]) -> String { pages.map { text($0) }.joined(separator: "\n\n") }

  /// A list of entries, the texts below each other.
  static func list(_ entries: [HelpPage.Entry]) -> String {
    let width = min(termWidth, entries.map(\.term.count).max() ?? 0)
    return entries.map { entry in
      let blanks = String(repeating: " ", count: max(2, width - entry.term.count + 2))
      let indent = String(repeating: " ", count: width + 4)
      return wrapped(plain(entry.text), after: "  \(entry.term)\(blanks)", indent: indent)
    }.joined(separator: "\n")
  }

  private static func text(_ block: HelpPage.Block) -> String {
    switch block {
    case .heading(let text): text
    case .paragraph(let text): wrapped(plain(text))
    case .usage(let lines):
      lines.map { wrapped($0, after: "  ", indent: "    ") }.joined(separator: "\n")
    case .entries(let entries): list(entries)
    case .code(let text, _), .faulty(let text), .plain(let text): indented(text)
    }
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
      .joined(separator: "\n")
  }

  /// Text without marks of code.
  private static func plain(_ text: String) -> String { text.replacing("`", with: "") }

  /// Sentences in lines of a readable length, behind a beginning and then indented.
  private static func wrapped(_ text: String, after beginning: String = "", indent: String = "") -> String {
    var lines: [String] = []
    var (line, isFresh) = (beginning, true)
    for word in text.split(separator: " ") {
      if !isFresh, line.count + word.count + 1 > width {
        lines.append(line)
        (line, isFresh) = (indent, true)
      }
      line += (isFresh ? "" : " ") + word
      isFresh = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
