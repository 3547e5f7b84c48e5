public import RiskDiagnostics
import RiskExpressions
import RiskSyntax

extension Session {
  /// Checks a text whole and then runs its statements in order, up to the first that fails.
  ///
  /// - Throws: `Diagnostics` with all that the check found, or a `Diagnostic` of the statement that failed.
  public func run(_ source: Source, parameters: [String: String] = [:]) throws {
    let tree = Parser.parse(source)
    try Checker.check(tree, in: self)
    self.parameters = parameters
    inclusions = 0
    defer { work = nil }
    try run(tree)
  }

  /// Runs a tree that was checked.
  func run(_ tree: SyntaxTree) throws {
    running.append(tree.source.name.map(ScriptFile.canonical) ?? "")
    defer { running.removeLast() }
    for statement in tree.statements {
      do { try run(statement) } catch let fault as any Fault { throw fault.at(statement.span) }
    }
  }

  private func run(_ statement: Statement) throws {
    if interruption.isRequested { throw KernelFault.interrupted.at(statement.span) }
    switch statement.kind {
    case .pipeline(let pipeline):
      let (output, command) = try run(pipeline)
      bind("_", to: output.value)
      if !output.isSilent {
        do { try show(output, command) } catch let fault as any Fault { throw fault.at(statement.span) }
      }
    case .binding(let name, let pipeline):
      bind(name.text, to: try run(pipeline).output.value)
    case .setting(let name, let expression):
      let value = try settingValue(expression)
      try set(name, to: value, from: expression.span)
    case .parameter(let name, let expression):
      bind(name.text, to: try parameter(name, fallback: try evaluate(expression)))
    case .assertion(let condition, let message):
      try assert(condition, message)
    case .inclusion(let expression):
      try include(expression)
    }
  }

  private func set(_ name: Identifier, to value: Value, from span: Span) throws {
    do { try settings.set(name.text, to: value) } catch {
      guard case .unknownSetting = error else { throw error.at(span) }
      throw error.at(name.span)
    }
  }

  /// A setting's value; words such as `json` may stand without quotes.
  private func settingValue(_ expression: Expression) throws -> Value {
    if case .name(let word) = expression.kind { return .text(word.text) }
    return try evaluate(expression)
  }

  private func assert(_ condition: Expression, _ message: Expression?) throws {
    switch try evaluate(condition) {
    case .boolean(true): return
    case .boolean(false), .null:
      let text = try message.map { try evaluate($0).plainText } ?? "\(condition.span.text) does not hold"
      throw KernelFault.assertionFailed(text).at(condition.span)
    default:
      throw KernelFault.wrongArgument("what is asserted", expected: "a condition").at(condition.span)
    }
  }

  private func parameter(_ name: Identifier, fallback: Value) throws -> Value {
    guard let text = parameters[name.text] else { return fallback }
    guard let value = ScriptParameter.value(of: text, like: fallback) else {
      throw KernelFault.badParameter(name.text, expected: fallback.kindName).at(name.span)
    }
    return value
  }

  private func include(_ expression: Expression) throws {
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
    try run(tree)
  }

  /// The tree of an included script, found beside the script that includes it.
  func includedTree(_ path: String, from span: Span) throws -> SyntaxTree {
    let full = includedPath(path, from: span)
    guard !running.contains(ScriptFile.canonical(full)) else { throw KernelFault.includeCycle(path).at(span) }
    do { return Parser.parse(try ScriptFile.read(full)) } catch { throw error.at(span) }
  }

  private func includedPath(_ path: String, from span: Span) -> String {
    guard !path.hasPrefix("/"), let name = span.source.name, let slash = name.lastIndex(of: "/") else { return path }
    return String(name[...slash]) + path
  }
}
