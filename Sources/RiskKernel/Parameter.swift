public import RiskExpressions

/// What a command takes in one place, as everyone but the command sees it.
public struct ParameterInfo: Sendable {
  /// Where it stands in a line.
  public enum Place: Sendable {
    /// Behind the command's name.
    case argument
    /// Behind the command's name, all that is left, with commas between.
    case arguments
    /// Behind a clause word, which is its name.
    case clause
    /// In the clause `with`, as name = value.
    case option
  }

  /// Its name: the clause word, the option's name, or what usage calls the argument.
  public let name: String
  /// What it is for, in one sentence.
  public let summary: String
  /// Where it stands.
  public let place: Place
  /// Whether it must be given.
  public let isRequired: Bool
  /// What it accepts, in words.
  public let wording: String
  /// What it is when it is not given, as it would be written.
  public private(set) var defaultText: String?
  /// What usage shows in its place: `DATASET`, `NAME SHARE, …`.
  let placeholder: String
  /// What the checker does with what was written.
  public let form: ArgumentForm
  /// What Tab offers; nil where the form tells.
  public let offers: [Offer]?
  /// The words that may follow what was written, such as `desc`.
  public let followers: [String]
  /// The topic of help that explains it; nil where the command's own page does.
  public var topic: String?
  /// The word that may stand between the parts of a group, as `over` in `vary util over 0..1, age over 20..60`.
  public var joiner: String?
  /// What others call it: who types one of these names is told the right one.
  public var synonyms: [String] = []

  /// Whether it names a dataset, or a column of the rows that are there already.
  public var isTableOrColumn: Bool { if case .tableOrColumn = form { true } else { false } }

  /// The same with a default as text.
  func usually(_ text: String) -> ParameterInfo {
    var copy = self
    copy.defaultText = text
    return copy
  }

  /// How usage shows it.
  public var usage: String {
    let body =
      switch place {
      case .argument: name.uppercased()
      case .arguments: name.uppercased() + ", …"
      case .clause: "\(name) \(placeholder)"
      case .option: "\(name) = …"
      }
    return isRequired ? body : "[\(body)]"
  }
}

/// What was written, as far as it matters before anything runs.
public indirect enum ArgumentForm: Sendable {
  /// A name for a new thing of a kind.
  case newName(kind: String)
  /// A thing of a kind that must be there.
  case thing(kind: String)
  /// A dataset's name, a variable with a table, or a pipeline in parentheses.
  case table
  /// The same, or the bare name of a column where the rows are given by another parameter or the stage before.
  case tableOrColumn
  /// Rows by themselves, or several things of a kind with commas between them.
  case tableOrThings(kind: String)
  /// A thing of one of several kinds, or a value that stands for one, such as a record of inputs.
  case thingOrValue(kinds: [String])
  /// A value, or a dataset's name.
  case anything
  /// A value that can be computed without any row; constants are checked before the script runs.
  case value(check: @Sendable (Value) throws(KernelFault) -> Void)
  /// One of several words.
  case word([String])
  /// Bare names, such as columns.
  case names
  /// One of some words, or a value.
  case wordOrValue([String])
  /// Expressions over rows, each with a name or without.
  case rowExpressions
  /// A block or a record whose entries are read by the command.
  case block
}

/// How an argument is read into a typed value.
public struct ArgumentType<Content>: Sendable {
  /// What it accepts, in words.
  let wording: String
  /// What usage shows in its place.
  let placeholder: String
  let form: ArgumentForm
  let read: @Sendable (Slot, Session) throws -> Content
  /// What Tab offers, and what may follow what was written.
  var offers: [Offer]?, followers: [String] = []

  /// Declares a type of argument.
  public init(
    _ wording: String, placeholder: String, form: ArgumentForm,
    read: @escaping @Sendable (Slot, Session) throws -> Content
  ) {
    self.wording = wording
    self.placeholder = placeholder
    self.form = form
    self.read = read
  }
}

/// What a command takes in one place, with the type it gets it in.
public struct Parameter<Content>: Sendable {
  /// The declaration without its type.
  public private(set) var info: ParameterInfo
  let read: @Sendable (Slot?, Session) throws -> Content

  /// A parameter that must be given.
  public init(
    _ name: String, _ type: ArgumentType<Content>, at place: ParameterInfo.Place, _ summary: String
  ) {
    let info = ParameterInfo(
      name: name, summary: summary, place: place, isRequired: true, wording: type.wording, defaultText: nil,
      placeholder: type.placeholder, form: type.form, offers: type.offers, followers: type.followers)
    self.info = info
    read = { slot, session in
      guard let slot else { throw KernelFault.missingArgument(info.usage, command: "this", usage: info.usage) }
      return try type.read(slot, session)
    }
  }

  /// A parameter with a value of its own where none is given.
  public init(
    _ name: String, _ type: ArgumentType<Content>, at place: ParameterInfo.Place, default fallback: Content,
    _ summary: String
  ) where Content: Sendable {
    info = ParameterInfo(
      name: name, summary: summary, place: place, isRequired: false, wording: type.wording,
      defaultText: (fallback as? Double).map(Value.shortest) ?? "\(fallback)", placeholder: type.placeholder,
      form: type.form, offers: type.offers, followers: type.followers)
    read = { slot, session in try slot.map { try type.read($0, session) } ?? fallback }
  }

  /// The same parameter, explained on a topic of help and not on the command's page.
  public func explained(on topic: String, synonyms: [String] = [], usually defaultText: String) -> Parameter {
    var copy = self
    copy.info = info.usually(defaultText)
    copy.info.topic = topic
    copy.info.synonyms = synonyms
    return copy
  }

  /// The same parameter with a word between the parts of a group.
  public func joined(by word: String) -> Parameter {
    var copy = self
    copy.info.joiner = word
    return copy
  }

  /// A parameter that may be left out.
  public init<Given>(
    optional name: String, _ type: ArgumentType<Given>, at place: ParameterInfo.Place, _ summary: String
  ) where Content == Given? {
    info = ParameterInfo(
      name: name, summary: summary, place: place, isRequired: false, wording: type.wording, defaultText: nil,
      placeholder: type.placeholder, form: type.form, offers: type.offers, followers: type.followers)
    read = { slot, session in try slot.map { try type.read($0, session) } }
  }
}
