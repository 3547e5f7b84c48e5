import RiskDiagnostics
import RiskExpressions
import RiskKernel

extension HelpPage {
  /// The page of a command.
  init(command spec: CommandSpec) {
    let entries = spec.parameters.filter { $0.topic == nil }.map { parameter in
      Entry(parameter.name, parameter.summary + (parameter.place == .option ? " (\(HelpPage.domain(parameter)))" : ""))
    }
    let list: [Block] = entries.isEmpty ? [] : [.entries(entries)]
    let topics = Set(spec.parameters.compactMap(\.topic)).sorted()
    let elsewhere: [Block] = topics.map { .paragraph("More options: help \($0).") }
    let examples = HelpPage.examples(spec.examples)
    self.init(
      .command, spec.name, spec.summary, [.usage([spec.usage])] + list + elsewhere + examples,
      synonyms: Synonyms.words(for: spec.name))
  }

  /// The page of a command and function of the user's own.
  init(own: OwnCommand) {
    let entries = own.definition.parameters.map { parameter in
      Entry(
        parameter.name.text,
        (parameter.documentation.map { "\($0) " } ?? "")
          + (parameter.fallback.map { "(default \($0.span.text))" } ?? "(must be given)"))
    }
    let more = own.definition.documentation?.split(separator: "\n").dropFirst().joined(separator: " ") ?? ""
    self.init(
      .command, own.definition.name.text, own.spec.summary,
      [.usage([own.spec.usage, own.usage])] + (entries.isEmpty ? [] : [.entries(entries)])
        + (more.isEmpty ? [] : [.paragraph(more)]))
  }

  private static func domain(_ parameter: ParameterInfo) -> String {
    parameter.wording + (parameter.defaultText.map { ", default \(Words.short($0))" } ?? "")
  }

  private static func examples(_ examples: [Example]) -> [Block] {
    guard !examples.isEmpty else { return [] }
    return [.heading(examples.count > 1 ? "Examples" : "Example")]
      + examples.map { .code("# \($0.summary)\n\($0.text)", after: $0.setup) }
  }

  /// The page of a statement of the language.
  init(statement: LanguageStatement) {
    self.init(
      .statement, statement.name, statement.summary,
      [.usage([statement.usage]), .paragraph(statement.explanation)] + HelpPage.examples([statement.example]),
      synonyms: statement.synonyms)
  }

  /// The page of all functions of one name.
  init(functions: [Function]) {
    let name = functions.first?.name ?? ""
    let blocks = functions.enumerated().flatMap { place, function -> [Block] in
      let types = function.parameters.map { parameter in
        Entry(parameter.name, parameter.accepts.wording + (parameter.isOptional ? "; may be left out" : ""))
      }
      let about: [Block] = place > 0 ? [.paragraph(function.summary)] : []
      let results = function.examples.map { "\($0.expression)   is \($0.result)" }.joined(separator: "\n")
      let note: [Block] = function.note.map { [.paragraph($0)] } ?? []
      return about + [.usage([function.usage])] + (types.isEmpty ? [] : [.entries(types)]) + note
        + (results.isEmpty ? [] : [.plain(results)])
    }
    let summary = functions.map(\.summary).first ?? ""
    self.init(.function, name, summary, blocks, synonyms: FunctionTable.synonyms(for: name))
  }

  /// The page of a setting, with what it is now where that is not its default.
  init(setting: Setting, in settings: Settings) {
    let standard = setting.get(Settings()).plainText
    let current = setting.get(settings).plainText
    let now = current == standard ? "" : ", now \(current)"
    self.init(
      .setting, setting.name, setting.summary,
      [
        .usage(["set \(setting.name) VALUE"]),
        .paragraph("It is \(setting.domain.wording); default \(standard)\(now)."),
        .code("set \(setting.name) \(standard)", after: .nothing),
      ])
  }

  /// The page of a fault.
  init(fault page: FaultPage) {
    let shown: [Block] =
      switch page.demonstration {
      case .lines(let example, let remedy, let setup):
        [.heading("For instance"), .faulty(example), .heading("Instead"), .code(remedy, after: setup)]
      case .words(let reason, let advice):
        [.heading("What to do"), .paragraph(advice), .paragraph("(No line shows it: \(reason).)")]
      }
    self.init(.fault, page.code, page.title + ".", [.paragraph(page.explanation)] + shown)
  }
}
