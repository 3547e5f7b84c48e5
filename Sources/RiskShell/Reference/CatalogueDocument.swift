import Foundation
import RiskCommands
import RiskDiagnostics
import RiskExpressions
public import RiskKernel
import RiskSyntax

/// Everything that is declared, as one document for other programs; fields are added, and keep their meanings.
public struct CatalogueDocument: Encodable {
  let version: String
  let commands: [CommandEntry]
  let statements: [StatementEntry]
  let functions: [FunctionEntry]
  let settings: [SettingEntry]
  let faults: [FaultEntry]
  let clauseWords: [String]

  /// Gathers what is declared.
  public init(catalogue: Catalogue) {
    version = Version.current
    commands = catalogue.commands.map { CommandEntry($0.spec) }
    statements = LanguageStatement.all.map(StatementEntry.init)
    functions = FunctionTable.all.map(FunctionEntry.init)
    settings = Settings.all.map(SettingEntry.init)
    faults = FaultPages.all.map(FaultEntry.init)
    clauseWords = ClauseWord.all.sorted()
  }

  /// The document as JSON.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

/// A line with what it shows.
struct ExampleEntry: Encodable {
  let text, summary, setup: String

  init(_ example: Example) {
    text = example.text
    summary = example.summary
    setup = example.setup.rawValue
  }
}

/// A command with all it takes.
struct CommandEntry: Encodable {
  let name, group, summary, usage, input: String
  let parameters: [Parameter]
  let examples: [ExampleEntry]
  let synonyms: [String]

  /// What a command takes in one place.
  struct Parameter: Encodable {
    let name, place, summary, accepts: String
    let required: Bool
    let `default`: String?
    let words: [String]?
  }

  init(_ spec: CommandSpec) {
    name = spec.name
    group = spec.group.rawValue
    summary = spec.summary
    usage = spec.usage
    input = "\(spec.input)"
    parameters = spec.parameters.map { parameter in
      var words: [String]?
      if case .word(let allowed) = parameter.form { words = allowed }
      return Parameter(
        name: parameter.name, place: "\(parameter.place)", summary: parameter.summary, accepts: parameter.wording,
        required: parameter.isRequired, default: parameter.defaultText, words: words)
    }
    examples = spec.examples.map(ExampleEntry.init)
    synonyms = Synonyms.words(for: spec.name)
  }
}

/// A statement of the language.
struct StatementEntry: Encodable {
  let name, usage, summary, explanation: String
  let example: ExampleEntry
  let synonyms, followers: [String]

  init(_ statement: LanguageStatement) {
    name = statement.name
    usage = statement.usage
    summary = statement.summary
    explanation = statement.explanation
    example = ExampleEntry(statement.example)
    synonyms = statement.synonyms
    followers = statement.followers
  }
}

/// A function or an operator.
struct FunctionEntry: Encodable {
  let name, usage, summary: String
  let note: String?
  let isOperator, isAggregate, isWindow, repeats: Bool
  let parameters: [Parameter]
  let examples: [Result]
  let synonyms: [String]

  /// What a function takes in one place.
  struct Parameter: Encodable {
    let name, accepts: String
    let optional: Bool
  }

  /// A call and what it gives.
  struct Result: Encodable {
    let expression, result: String
  }

  init(_ function: Function) {
    name = function.name
    usage = function.usage
    summary = function.summary
    isOperator = function.isOperator
    isAggregate = function.isAggregate
    isWindow = function.isWindow
    note = function.note
    repeats = function.repeats
    parameters = function.parameters.map {
      Parameter(name: $0.name, accepts: $0.accepts.wording, optional: $0.isOptional)
    }
    examples = function.examples.map { Result(expression: $0.expression, result: $0.result) }
    synonyms = FunctionTable.synonyms(for: function.name)
  }
}

/// A setting with its range or its words.
struct SettingEntry: Encodable {
  let name, summary, accepts, `default`: String
  var minimum, maximum: Int64?
  var words: [String]?

  init(_ setting: Setting) {
    name = setting.name
    summary = setting.summary
    accepts = setting.domain.wording
    `default` = setting.get(Settings()).plainText
    switch setting.domain {
    case .whole(let range): (minimum, maximum) = (range.lowerBound, range.upperBound)
    case .word(let allowed): words = allowed
    case .size(let range): (minimum, maximum, words) = (range.lowerBound, range.upperBound, ["auto"])
    }
  }
}

/// A fault with its page.
struct FaultEntry: Encodable {
  let code, group, title, explanation: String
  var example, remedy, advice, setup: String?

  init(_ page: FaultPage) {
    code = page.code
    group = page.group.rawValue
    title = page.title
    explanation = page.explanation
    switch page.demonstration {
    case .lines(let line, let other, let after): (example, remedy, setup) = (line, other, after.rawValue)
    case .words(_, let words): advice = words
    }
  }
}
