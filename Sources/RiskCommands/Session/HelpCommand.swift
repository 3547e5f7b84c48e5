import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Explains commands, functions and settings, from their declarations.
enum HelpCommand: Command {
  private static let topic = Parameter(
    optional: "topic", .block("a command, a function, or: functions, pipelines, settings").offering(.topics),
    at: .argument,
    "What to explain; an overview if not given.")

  static let spec = CommandSpec(
    "help", group: .session, "Explain the commands, a command, a function or the settings.", parameters: [topic.info],
    examples: [
      Example("help", "Every command in a line."), Example("help load", "One command, with examples."),
      Example("help functions", "Every function in a line."), Example("help clip", "One function."),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    guard let expression = try call[topic] else { return output(HelpPages.overview(session.catalogue)) }
    let word = expression.span.text
    if let type = session.catalogue[word] { return output(HelpPages.page(of: type.spec)) }
    if let page = HelpPages.statement(word) { return output(page) }
    switch word {
    case "functions": return output(HelpPages.functions())
    case "pipelines": return output(HelpPages.pipelines(session.catalogue))
    case "settings": return output(HelpPages.settings(session.settings))
    default: break
    }
    let functions = FunctionTable.functions(named: word)
    guard functions.isEmpty else { return output(functions.map(HelpPages.page).joined(separator: "\n\n")) }
    throw CommandFault.noHelp(word, near: near(word, session)).at(expression.span)
  }

  private static func near(_ word: String, _ session: Session) -> String? {
    session.catalogue.nearest(to: word, stagesOnly: false)
      ?? Suggestion.nearest(to: word, among: FunctionTable.callableNames + ["functions", "pipelines", "settings"])
  }

  private static func output(_ text: String) -> Output { Output(.text(text), views: [.text(text)]) }
}
