import RiskDiagnostics
import RiskExpressions
import RiskSyntax

extension Session {
  /// How deep calls of own functions may be nested.
  static let callLimit = 200

  /// The user's own commands in the order of their names.
  public var ownCommands: [OwnCommand] {
    let known = definitions.merging(outlook?.definitions ?? [:]) { _, new in new }
    return known.values.sorted { $0.definition.name.text < $1.definition.name.text }
  }

  /// The user's own command of a name, or nil.
  public func ownCommand(named name: String) -> OwnCommand? { outlook?.definitions[name] ?? definitions[name] }

  /// Whatever a word begins: a command of the program or one of the user's own.
  func command(named name: String) -> Runnable? {
    catalogue[name].map(Runnable.built) ?? ownCommand(named: name).map(Runnable.own)
  }

  /// Keeps a definition; one that had its name is forgotten.
  func define(_ definition: Definition) throws {
    let name = definition.name
    if let taken = nameFault(name) { throw taken.at(name.span) }
    definitions[name.text] = OwnCommand(definition)
    revision += 1
  }

  /// Why a definition cannot have a name, if it cannot.
  func nameFault(_ name: Identifier) -> KernelFault? {
    if catalogue[name.text] != nil { return .nameTaken(name.text, by: "a command") }
    if !FunctionTable.functions(named: name.text).isEmpty { return .nameTaken(name.text, by: "a function") }
    return name.isQuoted || LanguageWords.all.contains(name.text)
      ? .nameTaken(name.text, by: "a word of the language") : nil
  }

  /// Calls a function of the user's own.
  func call(_ name: Identifier, with arguments: [OwnArgument], at span: Span) throws -> Value {
    guard let own = ownCommand(named: name.text) else {
      throw FunctionTable.unknownFunction(name.text, own: environment.definitionNames).at(name.span)
    }
    return try call(own, with: arguments, at: span)
  }

  /// Calls an own command or function in variables of its own.
  func call(_ own: OwnCommand, with arguments: [OwnArgument], at span: Span) throws -> Value {
    if interruption.isRequested { throw KernelFault.interrupted.at(span) }
    if calls.isEmpty { stack = StackRoom() }
    guard calls.count < Session.callLimit, stack.isLeft else {
      throw KernelFault.tooManyCalls(Session.callLimit).at(span)
    }
    let frame = try own.frame(for: arguments, at: span, in: self)
    calls.append(frame)
    defer { calls.removeLast() }
    do { return try own.run(in: frame, self) } catch let diagnostic as Diagnostic {
      throw calls.count > 3 ? diagnostic : diagnostic.noting("called from here", at: span)
    }
  }
}

/// What a line or a stage runs.
enum Runnable {
  case built(any Command.Type)
  case own(OwnCommand)

  /// The declaration, at the beginning of a line or behind a `|`.
  func spec(asStage: Bool) -> CommandSpec {
    switch self {
    case .built(let type): type.spec
    case .own(let own): asStage ? own.stageSpec : own.spec
    }
  }
}

/// Words that mean something to the language: those of its statements, and those of expressions.
enum LanguageWords {
  static let all = expressions.union(LanguageStatement.all.flatMap { [$0.name] + $0.followers })

  private static let expressions: Set<String> = [
    "and", "or", "not", "in", "like", "between", "is", "null", "true", "false", "case", "when", "then", "else", "end",
    "mod",
  ]
}
