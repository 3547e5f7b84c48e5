public import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// A command as everyone sees it: the binder, help, completion, the reference and the tests.
public struct CommandSpec: Sendable {
  /// The word it is called by.
  public let name: String
  /// Where help lists it.
  public let group: CommandGroup
  /// What it does, in one sentence.
  public let summary: String
  /// What it takes, in the order of a line that uses all of it.
  public let parameters: [ParameterInfo]
  /// Whether it may stand after a `|`, and whether it must.
  public let input: InputRule
  /// Lines that run.
  public let examples: [Example]
  /// What is known of its rows before it runs.
  public let outline: OutlineRule
  /// The things a call makes, with what is known of them; nil where its text does not tell their names.
  let makes: (@Sendable (BoundPhrase, OutlookReader) throws -> [ThingName]?)?
  /// The kinds of the things it makes, for where nobody can look at the call.
  let madeKinds: [String]
  /// The parameter that names a file it writes.
  let writes: ParameterInfo?
  /// The word behind its name with which it may stand in front of a whole pipeline rather than behind it.
  public let frontWord: String?

  /// Declares a command.
  public init(
    _ name: String, group: CommandGroup, _ summary: String, input: InputRule = .none, parameters: [ParameterInfo],
    outline: OutlineRule = .unknown, examples: [Example], writes: ParameterInfo? = nil, frontWord: String? = nil,
    madeKinds: [String] = ["dataset"],
    makes: (@Sendable (BoundPhrase, OutlookReader) throws -> [ThingName]?)? = nil
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.input = input
    self.parameters = parameters
    self.outline = outline
    self.examples = examples
    self.writes = writes
    self.frontWord = frontWord
    self.makes = makes
    self.madeKinds = madeKinds
  }

  /// How it is written, in one line.
  public var usage: String {
    let options = parameters.filter { $0.place == .option }
    let parts = parameters.filter { $0.place != .option }.map(\.usage)
    let names = options.count > 3 ? ["OPTION"] : options.map(\.name)
    let with = names.isEmpty ? [] : ["[with " + names.map { "\($0) = …" }.joined(separator: ", ") + "]"]
    return ([name] + parts + with).joined(separator: " ")
  }

  /// The words of its clauses.
  public var clauseWords: [String] {
    parameters.filter { $0.place == .clause }.flatMap { [$0.name, $0.joiner].compactMap { $0 } }
      + (hasOptions ? ["with"] : [])
  }

  /// Whether it has options.
  public var hasOptions: Bool { parameters.contains { $0.place == .option } }
}

/// The name of a thing and what kind of thing it is.
public struct ThingName: Sendable {
  let kind: String
  let name: String
  /// The columns of a dataset, where they are known.
  let schema: Schema?
  /// What it computes from the rows it is used on.
  let reads: [Expression]

  /// Names a thing of a kind.
  public init<Item>(_ kind: ThingKind<Item>, _ name: String, schema: Schema? = nil, reads: [Expression] = []) {
    self.init(kind: kind.name, name: name, schema: schema, reads: reads)
  }

  init(kind: String, name: String, schema: Schema? = nil, reads: [Expression] = []) {
    self.kind = kind
    self.name = name
    self.schema = schema
    self.reads = reads
  }
}

/// Whether a command takes rows from the stage before it.
public enum InputRule: Sendable {
  /// It begins a line.
  case none
  /// It stands after a `|` or begins a line.
  case optional
  /// It stands after a `|`.
  case required
}

/// Where help lists a command.
public enum CommandGroup: String, Sendable, CaseIterable {
  case data = "Data"
  case explore = "Exploration"
  case pipelines = "Pipelines"
  case models = "Models"
  case customers = "Customers"
  case session = "Session"
  case own = "Your own"
}

/// A line that shows a command at work; the tests run it.
public struct Example: Sendable {
  /// The line.
  public let text: String
  /// What it does.
  public let summary: String
  /// What must be there before it runs.
  public let setup: Setup

  /// Declares an example.
  public init(_ text: String, _ summary: String, setup: Setup = .nothing) {
    self.text = text
    self.summary = summary
    self.setup = setup
  }

  /// What an example starts from.
  public typealias Setup = ExampleSetup
}

/// A command: its declaration and what it does.
public protocol Command: SendableMetatype {
  /// The declaration.
  static var spec: CommandSpec { get }
  /// Does it.
  static func run(_ call: Call, in session: Session) throws -> Output
}

/// The commands a session knows.
public struct Catalogue: Sendable {
  /// The commands in the order help lists them.
  public let commands: [any Command.Type]
  private let byName: [String: any Command.Type]

  /// Gathers commands.
  public init(_ commands: [any Command.Type]) {
    self.commands = commands
    byName = Dictionary(commands.map { ($0.spec.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The command of a name, or nil.
  public subscript(name: String) -> (any Command.Type)? { byName[name] }

  /// The name a user most likely meant, by habit or by spelling.
  public func nearest(to name: String, stagesOnly: Bool) -> String? {
    let names = commands.map { $0.spec }.filter { !stagesOnly || $0.input != .none }.map(\.name)
    if let synonym = Synonyms.commands[name.lowercased()], names.contains(synonym) { return synonym }
    return Suggestion.nearest(to: name, among: names)
  }
}
