import RiskDiagnostics
import RiskExpressions
public import RiskSyntax

/// A command and function of the user's own, made with `def`.
public final class OwnCommand {
  /// What was written.
  public let definition: Definition
  /// How it is declared as a command: parameters without a default are arguments, the others options.
  public let spec: CommandSpec
  /// How it is declared as a stage, whose rows are its first argument.
  let stageSpec: CommandSpec
  private var prepared: (names: VariableNames, fallbacks: [Computation?], body: Steps)?

  /// Declares what a definition says.
  init(_ definition: Definition) {
    self.definition = definition
    let parameters = definition.parameters.map(OwnCommand.info)
    let hasInput = parameters.contains { $0.place == .argument }
    spec = OwnCommand.spec(definition, parameters, hasInput ? .optional : .none)
    stageSpec = OwnCommand.spec(definition, OwnCommand.withoutInput(parameters), .required)
  }

  /// How it is written as a function.
  public var usage: String {
    let parameters = definition.parameters.map { parameter in
      parameter.fallback.map { "\(parameter.name.text) = \($0.span.text)" } ?? parameter.name.text
    }
    return "\(definition.name.text)(\(parameters.joined(separator: ", ")))"
  }

  private static func info(_ parameter: Definition.Parameter) -> ParameterInfo {
    ParameterInfo(
      name: parameter.name.text, summary: parameter.documentation ?? "",
      place: parameter.fallback == nil ? .argument : .option,
      isRequired: parameter.fallback == nil, wording: "a value or a dataset",
      defaultText: parameter.fallback?.span.text,
      placeholder: "VALUE", form: .anything, offers: [.things(["dataset"]), .functions], followers: [])
  }

  private static func withoutInput(_ parameters: [ParameterInfo]) -> [ParameterInfo] {
    guard let first = parameters.firstIndex(where: { $0.place == .argument }) else { return parameters }
    return parameters.enumerated().filter { $0.offset != first }.map(\.element)
  }

  private static func spec(_ definition: Definition, _ parameters: [ParameterInfo], _ input: InputRule) -> CommandSpec {
    let summary = definition.documentation?.split(separator: "\n").first.map(String.init) ?? "A command of your own."
    return CommandSpec(
      definition.name.text, group: .own, summary, input: input, parameters: parameters, examples: [])
  }

  // Running

  /// The values of one call: those given, and the defaults of the others.
  func frame(for arguments: [OwnArgument], at span: Span, in session: Session) throws -> Frame {
    let prepared = try prepare(session)
    let frame = Frame(names: prepared.names, globals: session.globals, environment: session.environment)
    let places = try places(of: arguments.map { ($0.label, $0.span) }, at: span)
    for (place, argument) in zip(places, arguments) { frame[place] = argument.value }
    for (place, fallback) in prepared.fallbacks.enumerated() where frame[place] == nil {
      if let fallback { frame[place] = try fallback.value(in: frame) }
    }
    return frame
  }

  /// Runs the body, and gives what it returns.
  func run(in frame: Frame, _ session: Session) throws -> Value {
    guard case .result(let value) = try prepare(session).body.run(in: frame, session) else { return .null }
    return value
  }

  /// The parameter each argument is for, by its label or by its place.
  func places(of arguments: [(label: Identifier?, span: Span)], at span: Span) throws -> [Int] {
    let name = definition.name.text
    var next = 0
    var places: [Int] = []
    for (label, argumentSpan) in arguments {
      let named = label.flatMap { label in definition.parameters.firstIndex { $0.name.text == label.text } }
      if let label, named == nil {
        throw defined(ExpressionFault.unknownLabel(function: name, label: label.text, usage: usage).at(label.span))
      }
      let place = named ?? next
      if label == nil { next += 1 }
      guard definition.parameters.indices.contains(place) else {
        throw defined(KernelFault.ownArgumentSurplus(name, usage: usage).at(argumentSpan))
      }
      guard !places.contains(place) else {
        let parameter = definition.parameters[place].name.text
        throw defined(
          ExpressionFault.argumentTwice(function: name, parameter: parameter, usage: usage).at(argumentSpan))
      }
      places.append(place)
    }
    for (place, parameter) in definition.parameters.enumerated()
    where parameter.fallback == nil && !places.contains(place) {
      throw defined(KernelFault.ownArgumentMissing(parameter.name.text, of: name, usage: usage).at(span))
    }
    return places
  }

  /// A fault of a call, with the place of the definition.
  private func defined(_ diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.noting("defined here", at: definition.name.span)
  }

  /// Makes the body ready at the first call.
  private func prepare(
    _ session: Session
  ) throws -> (names: VariableNames, fallbacks: [Computation?], body: Steps) {
    if let prepared { return prepared }
    let names = VariableNames()
    for parameter in definition.parameters { _ = names.declare(parameter.name.text) }
    for name in definition.body.boundNames { _ = names.declare(name) }
    let builder = StepBuilder(session, own: names)
    let made = (
      names, try definition.parameters.map { try $0.fallback.map(builder.value) }, try builder.build(definition.body)
    )
    prepared = made
    return made
  }
}

extension SyntaxTree {
  /// Its definitions in order.
  var definitions: [Definition] {
    statements.compactMap { if case .definition(let definition) = $0.kind { definition } else { nil } }
  }
}

extension Block {
  /// The names of the variables that are bound in it, its inner blocks included.
  var boundNames: [String] { statements.flatMap(\.boundNames) }
}

extension Statement {
  /// The names of the variables that it binds, its blocks included.
  var boundNames: [String] {
    switch kind {
    case .binding(let name, _), .parameter(let name, _): [name.text]
    case .choice(let branches, let otherwise):
      branches.flatMap(\.block.boundNames) + (otherwise?.boundNames ?? [])
    case .loop(let name, _, let body): [name.text] + body.boundNames
    case .repetition(_, let body): body.boundNames
    case .attempt(let body, let name, let rescue):
      body.boundNames + (name.map { [$0.text] } ?? []) + rescue.boundNames
    case .pipeline, .setting, .assertion, .inclusion, .definition, .result, .leave, .next, .exit: []
    }
  }
}
