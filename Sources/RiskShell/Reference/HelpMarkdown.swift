import RiskCommands

/// Writes pages of help as Markdown for a DocC catalogue.
enum HelpMarkdown {
  /// A page with its title.
  static func text(_ page: HelpPage) -> String {
    let title = page.kind == .topic ? page.name.capitalized : page.name
    return (["# \(escaped(title))", escaped(page.summary)] + page.blocks.map(text)).joined(separator: "\n\n") + "\n"
  }

  /// The name of a page's file, without its ending: letters and digits stay, signs become their numbers.
  static func fileName(_ reference: HelpPage.Reference) -> String {
    let name = reference.name.unicodeScalars.map { scalar in
      scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
        ? String(scalar) : "u" + String(scalar.value, radix: 16)
    }
    return "\(reference.kind.rawValue)-\(name.joined())"
  }

  private static func text(_ block: HelpPage.Block) -> String {
    switch block {
    case .heading(let text): "## \(escaped(text))"
    case .paragraph(let text): escaped(text)
    case .usage(let lines): fenced(lines.joined(separator: "\n"), as: "")
    case .entries(let entries): entries.map(item).joined(separator: "\n")
    case .code(let text, _): fenced(text, as: "risk")
    case .faulty(let text): fenced(text, as: "risk fault")
    case .plain(let text): fenced(text, as: "")
    }
  }

  private static func item(_ entry: HelpPage.Entry) -> String {
    let term = code(entry.term)
    let link = entry.page.map { "[\(term)](doc:\(fileName($0)))" } ?? term
    return "- \(link): \(escaped(entry.text))"
  }

  private static func code(_ text: String) -> String { text.contains("`") ? "`` \(text) ``" : "`\(text)`" }

  private static func fenced(_ text: String, as language: String) -> String { "```\(language)\n\(text)\n```" }

  /// Text in which signs that mean something to Markdown stand for themselves; stretches of code stay as they are.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { place, part in
      place.isMultiple(of: 2)
        ? String(part).replacing(/[*_<\[\]\\|#]/) { "\\\($0.0)" } : String(part)
    }.joined(separator: "`")
  }
}
