import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// Finds what is wrong with a script before any of it runs.
struct Checker {
  let session: Session
  var diagnostics: [Diagnostic] = []
  /// Names of things by kind: those there are, and those the statements so far will make.
  private var known: [String: Set<String>]
  private var variables: Set<String>
  private var including: [String] = []
  /// The included scripts that were looked at: once is enough.
  private var included: Set<String> = []
  /// Whether a dataset was loaded whose name only running tells.
  private var hasUnknownDatasets = false
  /// How many faults are gathered; what comes behind them is mostly noise.
  private static let faultLimit = 100

  /// Faults with all that is wrong, in the order of the text.
  static func check(_ tree: SyntaxTree, in session: Session) throws {
    var checker = Checker(session)
    if let name = tree.source.name { checker.including.append(ScriptFile.canonical(name)) }
    checker.check(tree)
    if !checker.diagnostics.isEmpty { throw Diagnostics(checker.diagnostics) }
  }

  private init(_ session: Session) {
    self.session = session
    known = Dictionary(uniqueKeysWithValues: session.kinds.map { ($0.name, Set(session.names(of: $0))) })
    variables = Set(session.variableNames).union(["_"])
  }

  private mutating func check(_ tree: SyntaxTree) {
    var faults = tree.diagnostics[...]
    for statement in tree.statements where diagnostics.count < Checker.faultLimit {
      let end = statement.span.range.upperBound
      let own = faults.prefix { ($0.span?.range.lowerBound ?? 0) < end }
      faults = faults.dropFirst(own.count)
      diagnostics += own
      checkReadable(statement, isBroken: own.contains { $0.span.map(statement.span.contains) ?? false })
    }
    diagnostics += faults
  }

  /// Checks a statement; one that cannot be read whole only tells which names it makes.
  private mutating func checkReadable(_ statement: Statement, isBroken: Bool) {
    let before = diagnostics
    check(statement)
    if isBroken { diagnostics = before }
  }

  private mutating func check(_ statement: Statement) {
    switch statement.kind {
    case .pipeline(let pipeline): check(pipeline)
    case .binding(let name, let pipeline):
      check(pipeline)
      variables.insert(name.text)
    case .setting(let name, let expression): check(setting: name, expression)
    case .parameter(let name, let expression):
      check(expression)
      variables.insert(name.text)
    case .assertion(let condition, let message):
      check(condition)
      if let message { check(message) }
    case .inclusion(let expression): check(inclusion: expression)
    }
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
    guard case .text(let path) = expression.kind else { return check(expression) }
    do {
      let tree = try session.includedTree(path, from: expression.span)
      let name = ScriptFile.canonical(tree.source.name ?? path)
      guard !including.contains(name), including.count < Parser.depthLimit else {
        return report(KernelFault.includeCycle(path), expression.span)
      }
      guard included.insert(name).inserted else { return }
      including.append(name)
      check(tree)
      including.removeLast()
    } catch { report(error, expression.span) }
  }

  // Pipelines

  mutating func check(_ pipeline: Pipeline) {
    let phrase = pipeline.stages[0]
    do {
      let opening = try phrase.opening(
        of: pipeline, isCommand: { session.catalogue[$0] != nil },
        isDataset: { known["dataset"]?.contains($0) ?? false })
      switch opening {
      case .command(let name): check(phrase, command: name)
      case .dataset(let name): check(thing: "dataset", name)
      case .value(let expression): check(statement: expression)
      }
    } catch { report(error, phrase.span) }
    for stage in pipeline.stages.dropFirst() {
      do { check(stage, spec: try stage.stageCommand(in: session.catalogue).spec) } catch { report(error, stage.span) }
    }
  }

  private mutating func check(_ phrase: Phrase, command name: Identifier) {
    guard let type = session.catalogue[name.text] else {
      if hasUnknownDatasets, phrase.isSoleName { return }
      diagnostics.append(session.catalogue.unknownCommand(name, datasets: known["dataset"]?.sorted() ?? []))
      return
    }
    if type.spec.input == .required { return report(KernelFault.needsInput(name.text), phrase.span) }
    check(phrase, spec: type.spec)
  }

  private mutating func check(_ phrase: Phrase, spec: CommandSpec) {
    do {
      let bound = try PhraseBinder.bind(phrase, to: spec)
      for slot in bound.filled { check(slot, of: spec) }
      hasUnknownDatasets = hasUnknownDatasets || spec.makesUnknown(in: bound)
      for definition in spec.definitions(in: bound) { known[definition.kind, default: []].insert(definition.name) }
    } catch { report(error, phrase.span) }
  }

  private mutating func check(_ slot: Slot, of spec: CommandSpec) {
    do {
      switch slot.parameter.form {
      case .newName: _ = try slot.soleName()
      case .thing(let kind):
        for argument in slot.arguments {
          let expression = try argument.asExpression()
          if case .text = expression.kind { throw slot.textForName(Synonyms.commands[spec.name]).at(expression.span) }
          guard case .name(let name) = expression.kind else { throw slot.wrong }
          check(thing: kind, name)
        }
      case .table: check(table: try slot.soleExpression())
      case .value(let accepts): try check(slot, accepts)
      case .word(let words):
        if spec.input == .optional, try slot.soleExpression().standsForTable { return check(try slot.soleExpression()) }
        let name = try slot.soleName()
        guard words.contains(name.text) else {
          return report(KernelFault.notAllowed(slot.title, allowed: words), name.span)
        }
      case .names: break
      case .rowExpressions:
        for group in slot.groups { check(group) }
        for argument in slot.arguments { check(rowExpression: argument.value) }
      case .block: for argument in slot.arguments { check(rowExpression: argument.value) }
      }
    } catch { report(error, slot.span) }
  }

  /// Checks that expressions have commas between them.
  private mutating func check(_ group: ArgumentGroup) {
    guard group.arguments.count > 1 else { return }
    let surplus = group.arguments[1]
    if let name = group.arguments[0].functionCalled(with: surplus) {
      report(KernelFault.functionApart(name), surplus.span)
    } else {
      report(KernelFault.oneOnly("expression between commas"), surplus.span)
    }
  }

  private mutating func check(_ slot: Slot, _ accepts: (Value) throws(KernelFault) -> Void) throws {
    let expression = try slot.soleExpression()
    check(expression)
    guard let value = constant(expression) else { return }
    do { try accepts(value) } catch {
      guard case .outOfRange(_, let range) = error else { return report(error, slot.span) }
      report(KernelFault.outOfRange(slot.title, range: range), slot.span)
    }
  }

  private mutating func check(table expression: Expression) {
    if case .name(let name) = expression.kind { return check(thing: "dataset", name) }
    check(expression)
  }

  private mutating func check(thing kindName: String, _ name: Identifier) {
    guard let kind = session.kinds.first(where: { $0.name == kindName }) else { return }
    if kindName == "dataset", hasUnknownDatasets { return }
    let names = known[kindName] ?? []
    guard !names.contains(name.text) else { return }
    diagnostics.append(session.unknownThing(kind, name, known: names.sorted()))
  }

  // Expressions

  /// Checks a value that is a statement of its own; a call of no function was meant to be a command.
  private mutating func check(statement expression: Expression) {
    guard case .call(let name, _) = expression.kind, FunctionTable.functions(named: name.text).isEmpty else {
      return check(expression)
    }
    let near = session.catalogue.nearest(to: name.text, stagesOnly: false)
    report(KernelFault.unknownCommand(name.text, near: near), name.span)
  }

  /// Checks an expression outside of any row.
  private mutating func check(_ expression: Expression) {
    visit(expression, inRow: false)
  }

  private mutating func check(rowExpression expression: Expression) {
    visit(expression, inRow: true)
  }

  private mutating func visit(_ expression: Expression, inRow: Bool) {
    switch expression.kind {
    case .variable(let name):
      guard !variables.contains(name.text) else { return }
      let near = Suggestion.nearest(to: name.text, among: variables.sorted())
      report(ExpressionFault.unknownVariable(name.text, near: near), name.span)
    case .name(let name) where !inRow:
      report(ExpressionFault.nameOutsideRow(name.text, isVariable: variables.contains(name.text)), name.span)
    case .call(let name, let arguments):
      do { _ = try FunctionTable.function(named: name.text, argumentCount: arguments.count) } catch {
        return report(error, name.span)
      }
    case .pipeline(let pipeline): check(pipeline)
    default: break
    }
    for child in expression.children { visit(child, inRow: inRow) }
  }

  /// The value of an expression without variables, or nil.
  private func constant(_ expression: Expression) -> Value? {
    guard expression.isConstant else { return nil }
    return try? Evaluator(EmptyEnvironment()).evaluate(expression)
  }

  private mutating func report(_ error: any Error, _ span: Span) {
    if let diagnostic = error as? Diagnostic {
      diagnostics.append(diagnostic)
    } else if let fault = error as? any Fault {
      diagnostics.append(fault.at(span))
    }
  }
}

extension Expression {
  /// Whether rows can be given in this way besides by their name: `plot $monthly`.
  fileprivate var standsForTable: Bool {
    switch kind {
    case .variable, .pipeline: true
    default: false
    }
  }
}

extension CommandSpec {
  /// Whether a call makes something whose name its text does not tell.
  func makesUnknown(in bound: BoundPhrase) -> Bool { makes.map { $0(bound) == nil } ?? false }

  /// The things a call will make: those it is given a name for, and those the command itself tells of.
  func definitions(in bound: BoundPhrase) -> [ThingName] {
    let named = parameters.compactMap { parameter -> ThingName? in
      guard case .newName(let kind) = parameter.form, let name = try? bound[parameter]?.soleName() else { return nil }
      return ThingName(kind: kind, name: name.text)
    }
    return named + (makes?(bound).flatMap { $0 } ?? [])
  }
}
