import RiskExpressions
import RiskKernel

/// Pages of help, written from the declarations.
enum HelpPages {
  /// Every command in a line, by groups.
  static func overview(_ catalogue: Catalogue) -> String {
    let groups = CommandGroup.allCases.compactMap { group -> String? in
      let specs = catalogue.commands.map { $0.spec }.filter { $0.group == group }
      return specs.isEmpty ? nil : group.rawValue + "\n" + list(specs.map { ($0.name, $0.summary) })
    }
    let language = "Language\n" + list(statements)
    let more = "help NAME explains one of them; help functions, help pipelines, help settings."
    return (groups + [language, more]).joined(separator: "\n\n")
  }

  /// The statements that are no commands.
  private static let statements = [
    ("let x = …", "Bind a value or a pipeline to $x."), ("set NAME VALUE", "Change a setting."),
    ("param x = …", "Take a value from the command line: --x."), ("assert …, \"…\"", "Stop where a condition fails."),
    ("include \"…\"", "Run another script here."),
  ]

  /// A statement that is no command, by its first word.
  static func statement(_ word: String) -> String? {
    statements.first { $0.0.hasPrefix(word + " ") }.map { "\(word): \($0.1)\n\n  \($0.0)" }
  }

  /// One command.
  static func page(of spec: CommandSpec) -> String {
    var parts = ["\(spec.name): \(spec.summary)", "  " + spec.usage]
    let parameters = spec.parameters.map { parameter in
      (parameter.name, parameter.summary + (parameter.place == .option ? " " + options(parameter) : ""))
    }
    if !parameters.isEmpty { parts.append(list(parameters)) }
    if !spec.examples.isEmpty {
      parts.append("Examples\n" + spec.examples.map { "  # \($0.summary)\n  \($0.text)" }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private static func options(_ parameter: ParameterInfo) -> String {
    "(\(parameter.wording)\(parameter.defaultText.map { ", default \(Words.short($0))" } ?? ""))"
  }

  /// One function.
  static func page(of function: Function) -> String {
    let examples = function.examples.map { "  \($0.expression)   is \($0.result)" }
    return (["\(function.usage): \(function.summary)"] + examples).joined(separator: "\n")
  }

  /// Every function in a line.
  static func functions() -> String {
    let all = FunctionTable.all
    let sections = [
      ("Operators", all.filter(\.isOperator)), ("Functions of a row", all.filter { !$0.isOperator && $0.isOfOneRow }),
      ("Aggregates", all.filter(\.isAggregate)),
      ("Functions of other rows, before over (by … sort …)", all.filter(\.isWindow)),
    ]
    return sections.map { $0.0 + "\n" + list($0.1.map { ($0.usage, $0.summary) }) }.joined(separator: "\n\n")
  }

  /// The stages of pipelines.
  static func pipelines(_ catalogue: Catalogue) -> String {
    let stages = catalogue.commands.map { $0.spec }.filter { $0.input != .none }
    let intro = "dataset | stage | stage: the stages become one query, and nothing runs until rows are needed."
    return intro + "\n\n" + list(stages.map { ($0.name, $0.summary) })
      + "\n\n  # For instance\n  portfolio | where age < 30 | summarize n = count(), bad = mean(default) by num_90"
  }

  /// The settings with their values.
  static func settings(_ settings: Settings) -> String {
    list(Settings.all.map { ($0.name, "\($0.summary) \($0.domain.wording); now \($0.get(settings).plainText).") })
  }

  private static func list(_ entries: [(String, String)]) -> String {
    let width = min(28, entries.map(\.0.count).max() ?? 0)
    return entries.map { name, text in
      let blanks = String(repeating: " ", count: max(2, width - name.count + 2))
      return "  \(name)\(blanks)\(text)"
    }.joined(separator: "\n")
  }
}
