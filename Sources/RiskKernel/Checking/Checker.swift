import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// Finds what is wrong with a script before any of it runs.
struct Checker {
  let session: Session
  let outlook: Outlook
  /// What was found, each with the place in the outermost script that it belongs to.
  private var found: [(anchor: Int, diagnostic: Diagnostic)] = []
  private var anchor = 0
  private var including: [String] = []
  /// The included scripts that were looked at: once is enough.
  private var included: Set<String> = []
  /// Where the statement stands that is looked at.
  var place = Place()
  /// The parameters met so far.
  private var parameters: [String: Span] = [:]
  /// The bodies of definitions, which are looked at when all other names are known.
  private var bodies: [(anchor: Int, definition: Definition)] = []
  /// How many faults are gathered; what comes behind them is mostly noise.
  private static let faultLimit = 100

  /// What a statement stands in.
  struct Place {
    var loops = 0
    var blocks = 0
    var isInDefinition = false
  }

  /// Faults with all that is wrong, in the order of the text.
  static func check(_ tree: SyntaxTree, in session: Session) throws {
    var checker = Checker(session)
    // A script that a script includes by a path only running tells is checked then, on its own.
    let outer = session.outlook
    session.outlook = checker.outlook
    defer { session.outlook = outer }
    if let name = tree.source.name { checker.including.append(ScriptFile.canonical(name)) }
    checker.check(tree)
    checker.checkBodies()
    let all = checker.found.enumerated().sorted { ($0.element.anchor, $0.offset) < ($1.element.anchor, $1.offset) }
    guard !all.isEmpty else { return }
    let datasets = checker.outlook.things["dataset"] ?? []
    throw Diagnostics(Habits.recognised(in: all.map(\.element.diagnostic), datasets: datasets))
  }

  /// The columns of the rows a pipeline will give, where its text tells.
  static func schema(of pipeline: Pipeline, in session: Session) -> Schema? {
    var checker = Checker(session)
    let outer = session.outlook
    session.outlook = checker.outlook
    defer { session.outlook = outer }
    return checker.check(pipeline)
  }

  private init(_ session: Session) {
    self.session = session
    outlook = Outlook(
      things: Dictionary(uniqueKeysWithValues: session.kinds.map { ($0.name, Set(session.names(of: $0))) }),
      variables: Set(session.variableNames).union(["_"]))
  }

  private mutating func check(_ tree: SyntaxTree) {
    declare(tree)
    var faults = tree.diagnostics[...]
    for statement in tree.statements where found.count < Checker.faultLimit {
      if including.count <= 1 { anchor = statement.span.range.lowerBound }
      let end = statement.span.range.upperBound
      let own = faults.prefix { ($0.span?.range.lowerBound ?? 0) < end }
      faults = faults.dropFirst(own.count)
      own.forEach { add($0) }
      checkReadable(statement, isBroken: own.contains { $0.span.map(statement.span.contains) ?? false })
    }
    faults.forEach { add($0) }
  }

  /// Makes known what a text binds and defines.
  private mutating func declare(_ tree: SyntaxTree) {
    let names = tree.statements.flatMap(\.boundNames)
    for name in names where !outlook.assigned.insert(name).inserted { outlook.constants[name] = nil }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    boundOnce.formUnion(counts.filter { $0.value == 1 }.keys)
    for definition in tree.definitions {
      let name = definition.name
      if including.count <= 1 { anchor = name.span.range.lowerBound }
      if let fault = session.nameFault(name) { report(fault, name.span) }
      // Of several the first is there from the start; the others come when their turn does.
      if outlook.definitions[name.text] == nil { outlook.definitions[name.text] = OwnCommand(definition) }
    }
  }

  /// The names that are bound in one place only, so that a constant stays what it is.
  private var boundOnce: Set<String> = []

  /// Checks a statement; one that cannot be read whole only tells which names it makes.
  private mutating func checkReadable(_ statement: Statement, isBroken: Bool) {
    let before = found
    check(statement)
    if isBroken { found = before }
  }

  mutating func check(_ statement: Statement) {
    switch statement.kind {
    case .pipeline(let pipeline): check(pipeline)
    case .binding(let name, let pipeline):
      let schema = check(pipeline)
      bind(name, to: pipeline.constant, schema)
    case .setting(let name, let expression): check(setting: name, expression)
    case .parameter(let name, let expression): check(parameter: name, expression)
    case .assertion(let condition, let message):
      check(condition)
      if let message { check(message) }
    case .inclusion(let expression): check(inclusion: expression)
    default: check(control: statement)
    }
  }

  private mutating func bind(_ name: Identifier, to constant: Expression?, _ schema: Schema? = nil) {
    outlook.variables.insert(name.text)
    outlook[.variable(name.text)] = .some(schema)
    guard place.blocks == 0, boundOnce.contains(name.text), let constant else { return }
    outlook.constants[name.text] = self.constant(constant)
  }

  private mutating func check(parameter name: Identifier, _ expression: Expression) {
    check(expression)
    bind(name, to: nil)
    if place.blocks > 0 {
      report(KernelFault.unreachableParameter(name.text, reason: "it stands in a block"), name.span)
    } else if ["help", "h"].contains(name.text) {
      report(KernelFault.unreachableParameter(name.text, reason: "--\(name.text) asks for help"), name.span)
    } else if name.text.contains(where: { $0.isWhitespace || $0 == "=" }) {
      report(KernelFault.unreachableParameter(name.text, reason: "its name is no single word"), name.span)
    } else if let first = parameters.updateValue(name.span, forKey: name.text) {
      add(KernelFault.definedTwice(name.text).at(name.span).noting("first defined here", at: first))
    }
    guard boundOnce.contains(name.text), let fallback = constant(expression) else { return }
    outlook.constants[name.text] = try? session.parameterValue(name, fallback: fallback)
  }

  private mutating func check(setting name: Identifier, _ expression: Expression) {
    var value: Value?
    if case .name(let word) = expression.kind {
      value = .text(word.text)
    } else {
      check(expression)
      value = constant(expression)
    }
    guard Settings.all.contains(where: { $0.name == name.text }) else {
      let near = Suggestion.nearest(to: name.text, among: Settings.all.map(\.name))
      return report(KernelFault.unknownSetting(name.text, near: near), name.span)
    }
    guard let value else { return }
    var settings = session.settings
    do { try settings.set(name.text, to: value) } catch { report(error, expression.span) }
  }

  private mutating func check(inclusion expression: Expression) {
    check(expression)
    guard let path = reader.text(expression) else { return outlook.open(kinds: session.kinds.map(\.name)) }
    do {
      let tree = try session.includedTree(path, from: expression.span)
      let name = ScriptFile.canonical(tree.source.name ?? path)
      guard !including.contains(name), including.count < Parser.depthLimit else {
        return report(KernelFault.includeCycle(path), expression.span)
      }
      guard included.insert(name).inserted else { return }
      let before = found.count
      let outer = (place, parameters)
      (place, parameters) = (Place(), [:])
      including.append(name)
      check(tree)
      including.removeLast()
      (place, parameters) = outer
      for index in found.indices.dropFirst(before) {
        found[index].diagnostic = found[index].diagnostic.noting("included from here", at: expression.span)
      }
    } catch { report(error, expression.span) }
  }

  // Definitions

  mutating func postpone(_ definition: Definition) { bodies.append((anchor, definition)) }

  private mutating func checkBodies() {
    // All columns may have changed by the time a definition is called.
    for (anchor, definition) in bodies where found.count < Checker.faultLimit {
      self.anchor = anchor
      place = Place(loops: 0, blocks: 1, isInDefinition: true)
      check(body: definition)
    }
  }

  // Faults

  mutating func report(_ error: any Error, _ span: Span) {
    if let diagnostic = error as? Diagnostic {
      add(diagnostic)
    } else if let fault = error as? any Fault {
      add(fault.at(span))
    }
  }

  /// Whether a fault at the same place was found already.
  func isReported(_ diagnostic: Diagnostic) -> Bool {
    guard let span = diagnostic.span else { return false }
    return found.contains { known in
      known.diagnostic.span.map { $0.source === span.source && $0.range.overlaps(span.range) } ?? false
    }
  }

  mutating func add(_ diagnostic: Diagnostic) { found.append((anchor, diagnostic)) }

  /// How many faults there are so far.
  var faultCount: Int { found.count }

  /// The value of an expression without variables, or nil.
  func constant(_ expression: Expression) -> Value? {
    guard expression.isConstant else { return nil }
    return try? Evaluator(EmptyEnvironment()).evaluate(expression)
  }
}

extension Pipeline {
  /// The constant it is, if it is nothing else.
  fileprivate var constant: Expression? {
    guard stages.count == 1, stages[0].isSoleArgument, let argument = stages[0].groups[0].arguments.first,
      argument.label == nil, argument.value.isConstant
    else { return nil }
    return argument.value
  }
}
