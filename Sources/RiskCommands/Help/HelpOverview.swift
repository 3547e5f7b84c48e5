import RiskKernel

/// The pages of help that list others.
enum HelpOverview {
  /// How many pages that mention a word are listed.
  private static let shown = 15

  /// Every command in a line, by groups, then the language and the topics.
  static func text(_ library: HelpLibrary, _ session: Session) -> String {
    let all = session.catalogue.commands.map { $0.spec } + session.ownCommands.map(\.spec)
    let groups = CommandGroup.allCases.compactMap { group -> String? in
      let specs = all.filter { $0.group == group }
      return specs.isEmpty ? nil : section(group.rawValue, specs.map { HelpPage.Entry($0.name, $0.summary) })
    }
    let language = section("Language", library.pages.entries(of: .statement))
    let topics = section("Topics", library.pages.entries(of: .topic))
    let more = "help NAME explains one of them, or lists what mentions a word."
    return (groups + [language, topics, more]).joined(separator: "\n\n")
  }

  /// The pages that mention a word.
  static func found(_ pages: [HelpPage], for word: String) -> String {
    let entries = pages.prefix(shown).map { page in
      HelpPage.Entry(page.kind == .fault ? "fault \(page.name)" : page.name, page.summary)
    }
    let more = pages.count > shown ? "\n  …and \(pages.count - shown) more" : ""
    return "Nothing is called '\(word)' here. What has to do with it:\n" + HelpText.list(entries) + more
  }

  private static func section(_ title: String, _ entries: [HelpPage.Entry]) -> String {
    title + "\n" + HelpText.list(entries)
  }
}
