public import RiskKernel
import RiskDiagnostics
import RiskExpressions

/// Every page of help there is, written from the declarations.
public struct HelpLibrary: Sendable {
  /// The pages, those on the language as a whole first.
  public let pages: [HelpPage]
  private let byName: [String: [Int]]

  /// Writes the pages for what a session knows and how it is set.
  public init(_ session: Session) {
    self.init(catalogue: session.catalogue, settings: session.settings, own: session.ownCommands)
  }

  /// Writes the pages for commands, and for those that a user has added.
  public init(catalogue: Catalogue, settings: Settings = Settings(), own: [OwnCommand] = []) {
    let commands = own.map { HelpPage(own: $0) } + catalogue.commands.map { HelpPage(command: $0.spec) }
    let statements = LanguageStatement.all.map { HelpPage(statement: $0) }
    let functions = FunctionTable.names.map { HelpPage(functions: FunctionTable.functions(named: $0)) }
    let settings = Settings.all.map { HelpPage(setting: $0, in: settings) }
    let faults = FaultPages.all.map { HelpPage(fault: $0) }
    let explained = commands + statements + functions + settings + faults
    pages = Chapters.all(explaining: explained, catalogue: catalogue) + explained
    byName = Dictionary(grouping: pages.indices) { [pages] in pages[$0].name }
  }

  /// The pages of a name: a topic and a command may share one.
  public subscript(name: String) -> [HelpPage] { (byName[name] ?? []).map { pages[$0] } }

  /// The page of a kind and a name.
  public func page(_ kind: HelpPage.Kind, _ name: String) -> HelpPage? { self[name].first { $0.kind == kind } }

  /// The names that `help` takes, for completion and suggestions.
  public var names: [String] { pages.map(\.name) }

  /// The pages that mention a word, the nearest first: by name, by another language's name, by summary, by text.
  public func search(_ word: String) -> [HelpPage] {
    let word = word.lowercased()
    let ranked = pages.enumerated().compactMap { place, page in page.rank(of: word).map { ($0, place) } }
    return ranked.sorted { $0 < $1 }.map { pages[$0.1] }
  }
}

extension HelpPage {
  /// Whether a list of everything should name the page: functions and faults are too many.
  public var isWorthListing: Bool { kind != .function && kind != .fault }

  /// How well the page answers to a word, the less the better; nil where it does not mention it.
  fileprivate func rank(of word: String) -> Int? {
    // Faults have long names, and stand behind what one would rather look for.
    rankByText(word).map { kind == .fault ? $0 + 10 : $0 }
  }

  private func rankByText(_ word: String) -> Int? {
    let name = name.lowercased()
    if name == word || synonyms.contains(word) { return 0 }
    if name.hasPrefix(word) { return 1 }
    if word.count > 2, name.contains(word) { return 2 }
    guard word.count > 2 else { return nil }
    if summary.mentions(word) { return 3 }
    return kind != .fault && blocks.contains { $0.words.mentions(word) } ? 4 : nil
  }
}

extension HelpPage.Block {
  /// What a search looks through; examples are left out, as they all mention the same few columns.
  fileprivate var words: String {
    switch self {
    case .heading(let text), .paragraph(let text): text
    case .entries(let entries): entries.map { "\($0.term) \($0.text)" }.joined(separator: " ")
    case .usage, .code, .faulty, .plain: ""
    }
  }
}

extension String {
  /// Whether a word begins with the letters of another somewhere in the text.
  fileprivate func mentions(_ word: String) -> Bool {
    let text = lowercased()
    return text.ranges(of: word).contains { range in
      range.lowerBound == text.startIndex || !text[text.index(before: range.lowerBound)].isLetter
    }
  }
}
