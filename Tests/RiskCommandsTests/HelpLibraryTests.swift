public import RiskCommands
import RiskExpressions
import RiskKernel
public import Testing

/// What stands on the pages of help is there to be found, and runs.
@Suite struct HelpLibraryTests {
  private static let library = HelpLibrary(catalogue: .all)
  private static let blocks = library.pages.flatMap { page in
    page.blocks.enumerated().compactMap { place, block in RunnableBlock(page, place, block) }
  }

  @Test(arguments: Self.blocks) func whatIsShownRuns(_ block: RunnableBlock) throws {
    let bench = try Bench(block.setup)
    try bench.addData()
    // A statement may ask to leave, which is no fault.
    #expect(bench.faults(of: block.text)?.map(\.fault.message) ?? [] == [], "\(block.text)")
  }

  @Test func everyChapterShowsSomethingThatRuns() {
    let shown = Set(Self.blocks.map(\.page))
    for name in ["language", "values", "expressions", "pipelines", "windows", "control", "settings", "scripts"] {
      #expect(shown.contains(name), "\(name)")
    }
  }

  @Test(arguments: Self.library.pages) func speaksInSentences(_ page: HelpPage) {
    expectSentence(page.summary, page.name)
    for case .paragraph(let text) in page.blocks {
      #expect(text.hasSuffix(".") || text.hasSuffix(":") || text.hasSuffix(")") || page.kind == .fault, "\(text)")
    }
  }

  @Test func pagesOfOneKindHaveNamesOfTheirOwn() {
    let references = Self.library.pages.map(\.reference)
    #expect(Set(references).count == references.count)
  }

  @Test func entriesLeadToPages() {
    let references = Set(Self.library.pages.map(\.reference))
    for case .entries(let entries) in Self.library.pages.flatMap(\.blocks) {
      for reference in entries.compactMap(\.page) { #expect(references.contains(reference), "\(reference)") }
    }
  }

  @Test(arguments: [
    ("filter", "where"), ("avg", "mean"), ("predict", "score"), ("missing", "values"), ("threads", "threads"),
    ("unknown-col", "unknown-column"), ("ctrl", "prompt"), ("seed", "seed"), ("groupby", "summarize"),
  ])
  func findsWhatAWordIsAbout(_ word: String, _ name: String) {
    let found = Self.library[word] + Self.library.search(word)
    #expect(found.prefix(5).map(\.name).contains(name), "\(found.prefix(5).map(\.name))")
  }

  @Test func findsNothingForNonsense() {
    #expect(Self.library.search("xyzzy").isEmpty)
  }

  @Test(arguments: Self.library.pages) func helpShowsThePage(_ page: HelpPage) throws {
    let bench = try Bench()
    try bench.run("help \(page.kind == .fault ? "fault " : "")\(Self.written(page.name))")
    #expect(bench.shown.contains(page.summary))
  }

  /// Operators and words of the grammar stand in quotes.
  private static func written(_ name: String) -> String {
    let isPlain = name.wholeMatch(of: /[a-z][a-z0-9_-]*/) != nil
    let words = ["if", "case", "not", "and", "or", "in", "is", "between", "like", "mod", "null", "true", "false"]
    return isPlain && !words.contains(name) ? name : "\"\(name)\""
  }
}

/// Lines on a page of help, with what must be there before they run.
struct RunnableBlock: CustomTestStringConvertible, Sendable {
  let page: String
  let text: String
  let setup: Example.Setup
  private let place: Int

  init?(_ page: HelpPage, _ place: Int, _ block: HelpPage.Block) {
    guard case .code(let text, let setup) = block else { return nil }
    (self.page, self.text, self.setup, self.place) = (page.name, text, setup, place)
  }

  var testDescription: String { "\(page) \(place)" }
}

extension HelpPage: CustomTestStringConvertible {
  public var testDescription: String { "\(kind.rawValue) \(name)" }
}
