public import RiskDiagnostics
import RiskExpressions
import RiskSyntax

extension Session {
  /// Checks a text whole and then runs its statements in order, up to the first that fails.
  ///
  /// - Throws: `Diagnostics` with all that the check found, a `Diagnostic` of the statement that failed, or an
  ///   `ExitRequest`.
  public func run(_ source: Source, parameters: [String: String] = [:]) throws {
    try run(Script(source), parameters: parameters)
  }

  /// Checks a script that was read already, and then runs it.
  public func run(_ script: Script, parameters: [String: String] = [:]) throws {
    defer { work = nil }
    try check(script.tree, parameters: parameters)
    try run(script.tree)
  }

  /// Reads and checks a text without running any of it.
  ///
  /// - Throws: `Diagnostics` with all that is wrong.
  public func check(_ source: Source) throws { try check(Parser.parse(source), parameters: [:]) }

  private func check(_ tree: SyntaxTree, parameters: [String: String]) throws {
    self.parameters = parameters
    try Checker.check(tree, in: self)
    inclusions = 0
  }

  /// Runs a tree that was checked.
  func run(_ tree: SyntaxTree) throws {
    try running(tree.source) {
      try defineAll(of: tree)
      for statement in tree.statements { try run(statement) }
    }
  }

  /// Does something while a source counts as running, so that it cannot include itself.
  func running(_ source: Source, _ body: () throws -> Void) rethrows {
    running.append(source.name.map(ScriptFile.canonical) ?? "")
    defer { running.removeLast() }
    try body()
  }

  /// Makes the definitions of a text known before its first statement, so that they may use each other; of several with
  /// one name the first, the others come when their turn does.
  func defineAll(of tree: SyntaxTree) throws {
    var seen: Set<String> = []
    for definition in tree.definitions where seen.insert(definition.name.text).inserted { try define(definition) }
  }

  func run(_ statement: Statement) throws {
    if interruption.isRequested { throw KernelFault.interrupted.at(statement.span) }
    do {
      // What a call includes binds the call's own variables.
      let own = calls.last?.names
      for name in own == nil ? [] : statement.boundNames { _ = own?.declare(name) }
      _ = try StepBuilder(self, own: own).build(statement).run(in: frame, self)
    } catch let fault as any Fault { throw fault.at(statement.span) }
  }

  /// Shows what a statement found, and keeps it for `$_`.
  func present(_ output: Output, of command: String, at span: Span) throws {
    if interruption.isRequested { throw KernelFault.interrupted.at(span) }
    lastResult = output.value
    guard !output.isSilent else { return }
    do { try show(output, command) } catch let fault as any Fault { throw fault.at(span) }
  }

  // Statements that concern the session

  func change(_ name: Identifier, to expression: Expression) throws {
    let value = try settingValue(expression)
    do { try settings.set(name.text, to: value) } catch {
      guard case .unknownSetting = error else { throw error.at(expression.span) }
      throw error.at(name.span)
    }
  }

  /// A setting's value; words such as `json` may stand without quotes.
  private func settingValue(_ expression: Expression) throws -> Value {
    if case .name(let word) = expression.kind { return .text(word.text) }
    return try evaluate(expression)
  }

  func assert(_ condition: Expression, _ message: Expression?) throws {
    switch try evaluate(condition) {
    case .boolean(true): return
    case .boolean(false), .null:
      let text = try message.map { try evaluate($0).plainText } ?? "\(condition.span.text) does not hold"
      throw KernelFault.assertionFailed(text).at(condition.span)
    default:
      throw KernelFault.wrongArgument("what is asserted", expected: "a condition").at(condition.span)
    }
  }

  func take(parameter name: Identifier, _ fallback: Expression) throws {
    bind(name.text, to: try parameterValue(name, fallback: try evaluate(fallback)))
  }

  /// What was given for a script's parameter, or its default.
  func parameterValue(_ name: Identifier, fallback: Value) throws -> Value {
    guard let text = parameters[name.text] else { return fallback }
    guard let value = ScriptParameter.value(of: text, like: fallback) else {
      throw KernelFault.badParameter(name.text, expected: fallback.kindName).at(name.span)
    }
    return value
  }

  func exitRequest(_ expression: Expression?) throws -> ExitRequest {
    guard let expression else { return ExitRequest(status: .done) }
    guard case .integer(let number) = try evaluate(expression), (0...255).contains(number) else {
      throw KernelFault.outOfRange("the status", range: "a whole number from 0 to 255").at(expression.span)
    }
    return ExitRequest(status: ExitStatus(rawValue: Int32(number)))
  }

  func include(_ expression: Expression) throws {
    guard case .text(let path) = try evaluate(expression) else {
      throw KernelFault.wrongArgument("what is included", expected: "a file's path in quotes").at(expression.span)
    }
    let tree = try includedTree(path, from: expression.span)
    // A path in quotes was followed by the check of the whole script.
    if case .text = expression.kind {} else { try Checker.check(tree, in: self) }
    inclusions += 1
    guard inclusions <= Session.inclusionLimit else {
      throw KernelFault.tooManyInclusions(Session.inclusionLimit).at(expression.span)
    }
    do { try run(tree) } catch let diagnostic as Diagnostic {
      throw diagnostic.noting("included from here", at: expression.span)
    }
  }

  /// The tree of an included script, found beside the script that includes it.
  func includedTree(_ path: String, from span: Span) throws -> SyntaxTree {
    let full = span.source.name == nil ? resolve(path) : ScriptFile.path(path, beside: span.source)
    guard !running.contains(ScriptFile.canonical(full)) else { throw KernelFault.includeCycle(path).at(span) }
    do { return Parser.parse(try ScriptFile.read(full)) } catch { throw error.at(span) }
  }
}
