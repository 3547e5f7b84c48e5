public import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// What a prompt or a script works in: its names, settings and services.
///
/// It is used from one thread.
public final class Session {
  /// What `set` changed.
  public var settings: Settings { didSet { revision += 1 } }
  /// The folder that relative paths start from and models are kept in.
  public let workspace: String
  /// Whether the program was started in that folder, so that paths can stay as they were typed.
  private let startsInWorkspace: Bool
  /// The commands it knows.
  public let catalogue: Catalogue
  /// Where Ctrl-C is noticed.
  public let interruption: Interruption
  /// Told how far long work is; nil where nobody watches.
  public var progress: ((WorkProgress) -> Void)?
  /// What only a prompt can do; nil where there is none.
  public var prompt: PromptActions?
  /// Writes a chart as the text of a file; nil where nothing draws.
  public var chartText: ((_ chart: Chart, _ kind: ChartFile) throws -> String)?
  /// The pipeline that runs, the innermost where one runs in another; nil between statements.
  public internal(set) var pipeline: Span?
  /// The command at work, for whoever watches.
  var work: Work?
  /// Gets what statements show.
  public var show: (_ output: Output, _ command: String) throws -> Void = { _, _ in }
  /// The things bare names stand for, by kind and name.
  var things: [String: [String: Any]] = [:]
  /// What commands remember from one line to the next, by its type; `undo` takes it back too.
  var states: [ObjectIdentifier: Any] = [:]
  /// The commands and functions of the user's own.
  var definitions: [String: OwnCommand] = [:]
  /// What commands share and no line changes, such as the database, by its type.
  private var services: [ObjectIdentifier: Any] = [:]
  /// The variables of scripts and the prompt.
  private(set) lazy var globals = Frame(environment: SessionEnvironment(self))
  /// The variables of the calls that run, the innermost last.
  var calls: [Frame] = []
  /// The room that calls have.
  var stack = StackRoom()
  /// The last result, which `$_` stands for.
  var lastResult: Value?
  /// Goes up with each change of the names, so that a change is noticed.
  var revision = 0
  /// What was typed and ran, and how to take it back.
  var journal = Journal()
  /// What is known while a text is checked, when nothing has run yet; nil at all other times.
  var outlook: Outlook?
  let kinds: [AnyThingKind]
  /// The values of script parameters given from outside.
  var parameters: [String: String] = [:]
  /// The scripts being run, the innermost last.
  var running: [String] = []
  /// How many scripts were included since the outermost one began.
  var inclusions = 0
  /// How many scripts may be included in one run.
  static let inclusionLimit = 1000

  /// Starts a session.
  public init(
    catalogue: Catalogue, kinds: [AnyThingKind], workspace: String, startsInWorkspace: Bool = false,
    settings: Settings = Settings(), interruption: Interruption = Interruption()
  ) {
    self.catalogue = catalogue
    self.kinds = kinds
    self.workspace = workspace
    self.startsInWorkspace = startsInWorkspace
    self.settings = settings
    self.interruption = interruption
  }

  // Things

  /// The thing of a name.
  public func thing<Item>(_ kind: ThingKind<Item>, named name: Identifier) throws -> Item {
    if let item = try existing(kind, named: name.text) { return item }
    throw unknownThing(kind.erased, name, known: names(of: kind.erased))
  }

  /// The thing of a name, or nil.
  public func existing<Item>(_ kind: ThingKind<Item>, named name: String) throws -> Item? {
    if let item = things[kind.name]?[name] as? Item { return item }
    return try kind.find?(name, self)
  }

  /// Gives a thing a name; a thing that had it is forgotten.
  public func put<Item>(_ item: Item, as name: String, _ kind: ThingKind<Item>) {
    things[kind.name, default: [:]][name] = item
    revision += 1
  }

  /// Takes names away from things of a kind; what is on disk is found again.
  public func forget<Item>(_ kind: ThingKind<Item>, where isForgotten: (String) -> Bool) {
    for name in (things[kind.name] ?? [:]).keys where isForgotten(name) { things[kind.name]?[name] = nil }
    revision += 1
  }

  /// The names of a kind, those on disk among them, in order.
  public func names<Item>(of kind: ThingKind<Item>) -> [String] { names(of: kind.erased) }

  func names(of kind: AnyThingKind) -> [String] {
    Set((things[kind.name]?.keys).map(Array.init) ?? []).union(kind.namesOnDisk?(self) ?? []).sorted()
  }

  func unknownThing(_ kind: AnyThingKind, _ name: Identifier, known: [String]) -> Diagnostic {
    let near = Suggestion.nearest(to: name.text, among: known)
    return KernelFault.unknownThing(name.text, kind: kind.name, near: near, hint: kind.hint).at(name.span)
  }

  /// State of a type that commands share, made when it is first asked for.
  public func service<Service>(_ make: () throws -> Service) rethrows -> Service {
    let key = ObjectIdentifier(Service.self)
    if let service = services[key] as? Service { return service }
    let service = try make()
    services[key] = service
    return service
  }

  /// What commands remember under a type, made where there is nothing yet; `undo` takes changes back.
  public func state<State>(_ fallback: State) -> State { states[ObjectIdentifier(State.self)] as? State ?? fallback }

  /// Remembers something under its type.
  public func remember<State>(_ state: State) {
    states[ObjectIdentifier(State.self)] = state
    revision += 1
  }

  // Values

  /// The variables of the call that runs, or the session's.
  var frame: Frame { calls.last ?? globals }

  /// Binds a variable.
  func bind(_ name: String, to value: Value) {
    let frame = frame
    frame[frame.names.declare(name)] = value
  }

  /// The value of an expression outside of any row.
  public func evaluate(_ expression: Expression) throws -> Value { try Evaluator(environment).evaluate(expression) }

  /// Where expressions look up what they name.
  public var environment: any Environment { SessionEnvironment(self) }

  /// The value of a variable, or nil; `$_` is the last result.
  public func value(ofVariable name: String) -> Value? { environment.value(ofVariable: name) }

  /// The names of all variables in order.
  public var variableNames: [String] { environment.variableNames }

  /// The name an expression gives: a bare one, or the text that a variable or a text with `{…}` holds; nil for the
  /// rest.
  public func name(of expression: Expression) throws -> Identifier? {
    switch expression.kind {
    case .name(let name): return name
    case .variable, .interpolation:
      guard case .text(let text) = try evaluate(expression), !text.isEmpty else { return nil }
      return Identifier(text, isQuoted: true, span: expression.span)
    default: return nil
    }
  }

  /// The rows an expression stands for: a dataset's name, a variable with a table, a pipeline in parentheses.
  ///
  /// While a text is checked there are no rows yet, only what is known of their columns.
  public func table(of expression: Expression) throws -> Call.InputTable {
    if let outlook {
      let schema = OutlookReader(outlook: outlook, session: self).schema(of: expression)
      guard let schema else { throw OpenValue() }
      return Call.InputTable(TableOutline(schema), name: expression.rowsName)
    }
    if case .name(let name) = expression.kind {
      return Call.InputTable(try thing(.dataset, named: name), name: name.text)
    }
    let value = try evaluate(expression)
    guard let table = value.rows else {
      throw KernelFault.emptyPipeline(value.kindName).at(expression.span)
    }
    if case .variable(let name) = expression.kind { return Call.InputTable(table, name: "$\(name.text)") }
    return Call.InputTable(table, name: nil)
  }

  /// A path of the workspace as the program can open it.
  public func resolve(_ path: String) -> String {
    if path.hasPrefix("/") || path.hasPrefix("~/") || startsInWorkspace { return path }
    return workspace + (workspace.hasSuffix("/") ? "" : "/") + path
  }
}
