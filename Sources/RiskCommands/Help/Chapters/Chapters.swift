import RiskKernel

/// The pages on the language as a whole: prose, with lists from the declarations.
enum Chapters {
  /// Every chapter, the overview first.
  static func all(explaining pages: [HelpPage], catalogue: Catalogue) -> [HelpPage] {
    [
      LanguageChapter.page(statements: pages.entries(of: .statement)), ValuesChapter.page, ExpressionsChapter.page,
      SourcesChapter.page, PipelinesChapter.page(stages: stages(of: catalogue)), WindowsChapter.page,
      ExploringChapter.page, ChildrenChapter.page, ModellingChapter.page,
    ] + LearnersChapter.pages + [
      ValidationChapter.page, RegistryChapter.page, WhatIfChapter.page, DecisionsChapter.page,
      ControlChapter.page, functions(pages),
      settings(pages), faults(pages), PromptChapter.page, ScriptsChapter.page, EditorsChapter.page,
    ]
  }

  private static func stages(of catalogue: Catalogue) -> [HelpPage.Entry] {
    catalogue.commands.map { $0.spec }.filter { $0.input != .none }.map {
      HelpPage.Entry($0.name, $0.summary, page: HelpPage.Reference(kind: .command, name: $0.name))
    }
  }

  private static func settings(_ pages: [HelpPage]) -> HelpPage {
    let entries = pages.filter { $0.kind == .setting }.map { page in
      let domain = page.blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }.first
      return HelpPage.Entry(page.name, "\(page.summary) \(domain ?? "")", page: page.reference)
    }
    return HelpPage(
      .topic, "settings", "What set changes, and what it is now.",
      [.entries(entries), .heading("For instance"), .code("set digits 4\nset format markdown", after: .nothing)])
  }

  private static func faults(_ pages: [HelpPage]) -> HelpPage {
    let lists = FaultPages.all.reduce(into: [(group: String, entries: [HelpPage.Entry])]()) { lists, page in
      let entry = HelpPage.Entry(
        page.code, page.title + ".", page: HelpPage.Reference(kind: .fault, name: page.code))
      if lists.last?.group != page.group.rawValue { lists.append((page.group.rawValue, [])) }
      lists[lists.count - 1].entries.append(entry)
    }
    let introduction = """
      A fault says what is wrong, where, and what to type instead. Its code, in brackets, is the same for ever: \
      `help fault unknown-column` tells more.
      """
    return HelpPage(
      .topic, "faults", "What can go wrong, by its code.",
      [.paragraph(introduction)] + lists.flatMap { [.heading($0.group), .entries($0.entries)] },
      synonyms: ["fault", "errors", "error", "exceptions", "warnings"])
  }

  private static func functions(_ pages: [HelpPage]) -> HelpPage {
    HelpPage(
      .topic, "functions", "What expressions can compute.", FunctionList.blocks,
      synonyms: ["function", "operators", "aggregates"])
  }
}

extension [HelpPage] {
  /// The entries of the pages of a kind.
  func entries(of kind: HelpPage.Kind) -> [HelpPage.Entry] { filter { $0.kind == kind }.map(\.entry) }
}
