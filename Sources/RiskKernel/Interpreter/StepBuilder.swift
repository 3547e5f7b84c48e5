import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// Makes statements ready to run.
struct StepBuilder {
  private let session: Session
  /// The names of a call's own variables; nil where the session's are the only ones.
  private let own: VariableNames?

  /// Creates a builder; `own` are the names of a definition's variables, its parameters among them.
  init(_ session: Session, own: VariableNames? = nil) {
    self.session = session
    self.own = own
  }

  /// Makes the statements of a block ready.
  func build(_ block: Block) throws -> Steps { Steps(try block.statements.map(build)) }

  /// Makes a statement ready.
  func build(_ statement: Statement) throws -> Step {
    let span = statement.span
    do {
      switch statement.kind {
      case .pipeline(let pipeline): return try step(pipeline, span)
      case .binding(let name, let pipeline): return try step(binding: name, pipeline, span)
      case .setting(let name, let value): return SessionStep(span) { try $0.change(name, to: value) }
      case .parameter(let name, let fallback): return SessionStep(span) { try $0.take(parameter: name, fallback) }
      case .assertion(let condition, let message): return SessionStep(span) { try $0.assert(condition, message) }
      case .inclusion(let path): return SessionStep(span) { try $0.include(path) }
      case .definition(let definition): return SessionStep(span) { try $0.define(definition) }
      case .choice, .loop, .repetition, .attempt: return try block(statement)
      case .leave: return LeavingStep(.leave, span)
      case .next: return LeavingStep(.next, span)
      case .result(let pipeline): return try step(result: pipeline, span)
      case .exit(let status): return SessionStep(span) { throw try $0.exitRequest(status) }
      }
    } catch let fault as any Fault { throw fault.at(span) }
  }

  private func block(_ statement: Statement) throws -> Step {
    let span = statement.span
    switch statement.kind {
    case .choice(let branches, let otherwise):
      return ChoiceStep(
        try branches.map { (try value($0.condition), try build($0.block)) }, otherwise: try otherwise.map(build), span)
    case .loop(let name, let items, let body):
      let place = place(of: name)
      return LoopStep(place, try self.items(items), try build(body), span)
    case .repetition(let condition, let body): return RepetitionStep(try value(condition), try build(body), span)
    case .attempt(let body, let name, let rescue):
      return AttemptStep(try build(body), catching: name.map(place), try build(rescue), span)
    default: return LeavingStep(.on, span)
    }
  }

  // Pipelines and values

  private func step(_ pipeline: Pipeline, _ span: Span) throws -> Step {
    guard let expression = try soleValue(pipeline) else { return PipelineStep(pipeline, span) }
    return ValueStep(try value(expression), span)
  }

  private func step(binding name: Identifier, _ pipeline: Pipeline, _ span: Span) throws -> Step {
    guard let expression = try soleValue(pipeline) else { return PipelineBindingStep(place(of: name), pipeline, span) }
    let value = try value(expression)
    return BindingStep(place(of: name), value, span)
  }

  private func step(result pipeline: Pipeline?, _ span: Span) throws -> Step {
    guard let pipeline else { return LeavingStep(.result(.null), span) }
    guard let expression = try soleValue(pipeline) else { return PipelineResultStep(pipeline, span) }
    return ResultStep(try value(expression), span)
  }

  /// The value a pipeline is, where it is nothing else; a bare name is looked up when its turn comes.
  private func soleValue(_ pipeline: Pipeline) throws -> Expression? {
    guard pipeline.stages.count == 1 else { return nil }
    let opening = try pipeline.stages[0].opening(
      of: pipeline, command: { session.command(named: $0)?.spec(asStage: false) }, isDataset: { _ in false })
    guard case .value(let expression) = opening else { return nil }
    return expression
  }

  /// What a loop goes through; a bare name is a dataset's.
  private func items(_ expression: Expression) throws -> (Frame, Session) throws -> LoopItems {
    let span = expression.span
    let value: (Frame, Session) throws -> Value
    if case .name = expression.kind {
      value = { .table(try $1.table(of: expression).table) }
    } else {
      let computation = try self.value(expression)
      let range = computation as? RangeMaking
      value = { frame, _ in try range?.items(in: frame) ?? computation.value(in: frame) }
    }
    return { frame, session in
      do { return try LoopItems(try value(frame, session)) } catch let fault as any Fault { throw fault.at(span) }
    }
  }

  /// Makes an expression ready, its variables in their places.
  func value(_ expression: Expression) throws -> Computation {
    let shared = session.globals.names
    return try ComputationBuilder(
      place: { name in
        // The last result is no variable of anybody's.
        guard name != "_" else { return (nil, nil) }
        guard let own, let place = own.place(of: name) else { return (nil, shared.declare(name)) }
        return (place, shared.declare(name))
      }, isVariable: { session.value(ofVariable: $0) != nil }
    ).build(expression)
  }

  private func place(of name: Identifier) -> Int { (own ?? session.globals.names).declare(name.text) }
}
