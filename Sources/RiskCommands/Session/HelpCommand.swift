import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Explains whatever has a name, from its declaration; what has none is searched for.
enum HelpCommand: Command {
  private static let topic = Parameter(
    optional: "topic",
    .block("a command, a function, a setting, a fault, or a topic such as language").offering(.topics), at: .argument,
    "What to explain, or a word to search for; an overview if not given.")
  private static let code = Parameter(
    optional: "code", .block("a fault's code").offering(.words(FaultPages.all.map(\.code))), at: .argument,
    "Behind fault: the code in brackets.")

  static let spec = CommandSpec(
    "help", group: .session, "Explain a command, a function, a fault or anything else that has a name.",
    parameters: [topic.info, code.info],
    examples: [
      Example("help", "Every command in a line."), Example("help load", "One command, with examples."),
      Example("help functions", "Every function in a line."), Example("help clip", "One function."),
      Example("help fault unknown-column", "What a fault means, and what to type."),
      Example("help missing", "Whatever mentions a word."),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let library = HelpLibrary(session)
    guard let expression = try call[topic] else { return output(HelpOverview.text(library, session)) }
    if let code = try call[code] { return try fault(code, behind: expression, in: library) }
    let word = word(expression)
    let pages = library[word]
    if !pages.isEmpty { return output(HelpText.text(pages)) }
    if let thing = session.thingNames.first(where: { $0.name == word }) {
      let article = "aeiou".contains(thing.kind.prefix(1)) ? "an" : "a"
      return output("\(word) is \(article) \(thing.kind): show \(word)")
    }
    let found = library.search(word)
    if !found.isEmpty { return output(HelpOverview.found(found, for: word)) }
    throw CommandFault.noHelp(word, near: near(word, library, session.catalogue)).at(expression.span)
  }

  private static func fault(
    _ code: Expression, behind first: Expression, in library: HelpLibrary
  ) throws -> Output {
    guard ["fault", "faults", "error"].contains(word(first)) else {
      throw KernelFault.surplusArgument(command: spec.name, usage: spec.usage).at(code.span)
    }
    let word = word(code)
    if let page = library.page(.fault, word) { return output(HelpText.text(page)) }
    let near = Suggestion.nearest(to: word, among: FaultPages.all.map(\.code))
    throw CommandFault.noHelp(word, near: near).at(code.span)
  }

  /// What was asked for, as it was written; words that mean something to the language may stand in quotes.
  private static func word(_ expression: Expression) -> String {
    switch expression.kind {
    case .text(let text): text
    case .name(let name): name.text
    default: expression.span.text
    }
  }

  private static func near(_ word: String, _ library: HelpLibrary, _ catalogue: Catalogue) -> String? {
    catalogue.nearest(to: word, stagesOnly: false) ?? Suggestion.nearest(to: word, among: library.names)
  }

  private static func output(_ text: String) -> Output { Output(.text(text), views: [.text(text)]) }
}
