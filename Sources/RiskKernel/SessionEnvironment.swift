import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// A session as expressions see it: variables, pipelines and own functions.
struct SessionEnvironment: Environment {
  // The session's own variables hold one of these.
  private unowned let session: Session

  init(_ session: Session) { self.session = session }

  func value(ofVariable name: String) -> Value? {
    if let outlook = session.outlook, outlook.assigned.contains(name) { return outlook.constants[name] }
    return name == "_" ? session.lastResult : session.frame[name]
  }

  func sharedValue(ofVariable name: String) -> Value? {
    session.outlook == nil ? session.globals[name] : value(ofVariable: name)
  }

  var variableNames: [String] {
    let frames = [session.globals] + session.calls.suffix(1)
    let bound = frames.flatMap { frame in frame.names.all.filter { frame[$0] != nil } }
    return Set(bound + (session.outlook?.assigned ?? []) + (session.lastResult == nil ? [] : ["_"])).sorted()
  }

  func value(of pipeline: Pipeline) throws -> Value {
    guard !isOutline else { throw OpenValue() }
    return try session.run(pipeline).output.value
  }

  func table(named name: Identifier) throws -> any Table { try session.thing(.dataset, named: name) }

  func definition(named name: String) -> Definition? { session.ownCommand(named: name)?.definition }

  var definitionNames: [String] { session.ownCommands.map(\.definition.name.text) }

  func call(_ name: Identifier, with arguments: [OwnArgument], at span: Span) throws -> Value {
    guard !isOutline else { throw OpenValue() }
    return try session.call(name, with: arguments, at: span)
  }

  var isOutline: Bool { session.outlook != nil }
}
