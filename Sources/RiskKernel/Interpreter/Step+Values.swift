import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// A value that stands by itself, which is shown.
final class ValueStep: Step {
  private let value: Computation

  init(_ value: Computation, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    let result = try value.value(in: frame)
    // An own function that returns nothing has shown what it had to show.
    let isNothing = value is OwnCall && result.isNull
    try session.present(isNothing ? .silent() : Output(result), of: "show", at: span)
    return .on
  }
}

/// A pipeline, whose result is shown.
final class PipelineStep: Step {
  private let pipeline: Pipeline

  init(_ pipeline: Pipeline, _ span: Span) {
    self.pipeline = pipeline
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    let (output, command) = try session.run(pipeline)
    try session.present(output, of: command, at: span)
    return .on
  }
}

/// `let x = …` of a value.
final class BindingStep: Step {
  private let place: Int
  private let value: Computation

  init(_ place: Int, _ value: Computation, _ span: Span) {
    self.place = place
    self.value = value
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    if session.interruption.isRequested { throw KernelFault.interrupted.at(span) }
    try value.bind(to: place, in: frame)
    return .on
  }
}

/// `let x = …` of a pipeline.
final class PipelineBindingStep: Step {
  private let place: Int
  private let pipeline: Pipeline

  init(_ place: Int, _ pipeline: Pipeline, _ span: Span) {
    self.place = place
    self.pipeline = pipeline
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    frame[place] = try session.run(pipeline).output.value
    return .on
  }
}

/// `set`, `param`, `assert` and `include`, which are rare enough to be looked at anew each time.
final class SessionStep: Step {
  private let action: (Session) throws -> Void

  init(_ span: Span, _ action: @escaping (Session) throws -> Void) {
    self.action = action
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    if session.interruption.isRequested { throw KernelFault.interrupted.at(span) }
    try action(session)
    return .on
  }
}
