import RiskDiagnostics
import RiskKernel
import RiskSyntax

/// An example of a command cut into its parts, to be written again with one of them broken.
struct WrittenCommand {
  let spec: CommandSpec
  let setup: Example.Setup
  private let text: String
  private let phrase: Phrase

  /// Takes the first example in which the command stands with all it needs.
  init?(_ spec: CommandSpec) {
    for example in spec.examples {
      let tree = Parser.parse(Source(example.text))
      for statement in tree.statements {
        guard case .pipeline(let pipeline) = statement.kind,
          let phrase = pipeline.stages.first(where: { WrittenCommand.name(of: $0) == spec.name })
        else { continue }
        (self.spec, setup, text, self.phrase) = (spec, example.setup, example.text, phrase)
        return
      }
    }
    return nil
  }

  /// The text up to the command's name, the name included.
  private var head: String { cut(0..<(phrase.groups[0].arguments[0].span.range.upperBound)) }

  /// The text behind the command.
  private var tail: String { cut(phrase.span.range.upperBound..<text.utf8.count) }

  /// What was written for the arguments, those without commas between them one by one.
  var arguments: [String] {
    let groups = phrase.groups
    guard groups.count == 1 else {
      guard let last = groups.last?.span.range.upperBound else { return [] }
      let start = phrase.groups[0].arguments[0].span.range.upperBound
      return [cut(start..<last)]
    }
    return groups[0].arguments.dropFirst().map(\.span.text)
  }

  /// The clauses with what was written for each, `with` for options left out.
  var clauses: [(word: String, text: String)] {
    phrase.clauses.filter { !(spec.hasOptions && $0.word.text == "with") }.map { clause in
      (clause.word.text, cut(clause.word.span.range.upperBound..<clause.span.range.upperBound))
    }
  }

  /// The command with other arguments, clauses or options.
  func text(
    arguments: [String]? = nil, clauses: [(word: String, text: String)]? = nil, options: String? = nil,
    end: String = ""
  ) -> String {
    let clauses = (clauses ?? self.clauses).map { " \($0.word) \($0.text)" }.joined()
    let words = (arguments ?? self.arguments).map { " " + $0 }.joined()
    return head + words + clauses + (options.map { " with " + $0 } ?? "") + end + " " + tail
  }

  /// The command with something else in the place of one parameter.
  func text(_ parameter: ParameterInfo, being written: String) -> String {
    switch parameter.place {
    case .option: return text(options: "\(parameter.name) = \(written)")
    case .clause:
      let others = clauses.filter { $0.word != parameter.name }
      return text(clauses: others + [(parameter.name, written)])
    case .arguments: return text(arguments: leading(parameter) + [written])
    case .argument:
      let place = leading(parameter).count
      return text(arguments: leading(parameter) + [written] + arguments.dropFirst(place + 1))
    }
  }

  /// The arguments before a parameter's.
  private func leading(_ parameter: ParameterInfo) -> [String] {
    let places = spec.parameters.filter { $0.place == .argument || $0.place == .arguments }
    return Array(arguments.prefix(places.firstIndex { $0.name == parameter.name } ?? 0))
  }

  private func cut(_ range: Range<Int>) -> String { String(decoding: Array(text.utf8)[range], as: UTF8.self) }

  private static func name(of phrase: Phrase) -> String? {
    guard let argument = phrase.groups.first?.arguments.first, case .name(let name) = argument.value.kind else {
      return nil
    }
    return name.text
  }
}
