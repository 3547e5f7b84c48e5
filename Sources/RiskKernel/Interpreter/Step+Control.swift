import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// `if … { } else { }`.
final class ChoiceStep: Step {
  private let branches: [(condition: Computation, steps: Steps)]
  private let otherwise: Steps?

  init(_ branches: [(condition: Computation, steps: Steps)], otherwise: Steps?, _ span: Span) {
    self.branches = branches
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    for branch in branches where try branch.condition.holds(in: frame, of: "if") {
      return try branch.steps.run(in: frame, session)
    }
    return try otherwise?.run(in: frame, session) ?? .on
  }
}

/// `while … { }`.
final class RepetitionStep: Step {
  private let condition: Computation
  private let steps: Steps

  init(_ condition: Computation, _ steps: Steps, _ span: Span) {
    self.condition = condition
    self.steps = steps
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    var passes = LoopPasses(of: "while", at: span, session)
    while try condition.holds(in: frame, of: "while") {
      try passes.count()
      switch try steps.run(in: frame, session) {
      case .on, .next: continue
      case .leave: return .on
      case .result(let value): return .result(value)
      }
    }
    return .on
  }
}

/// `for x in … { }`.
final class LoopStep: Step {
  private let place: Int
  private let items: (Frame, Session) throws -> LoopItems
  private let steps: Steps

  init(_ place: Int, _ items: @escaping (Frame, Session) throws -> LoopItems, _ steps: Steps, _ span: Span) {
    self.place = place
    self.items = items
    self.steps = steps
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    let items = try items(frame, session)
    var passes = LoopPasses(of: "for", at: span, session, total: items.count)
    for place in 0..<items.count {
      try passes.count()
      frame[self.place] = items[place]
      switch try steps.run(in: frame, session) {
      case .on, .next: continue
      case .leave: return .on
      case .result(let value): return .result(value)
      }
    }
    return .on
  }
}

/// Counts the passes of a loop, heeds Ctrl-C, and tells how far it is.
private struct LoopPasses {
  private let owner: String
  private let span: Span
  private let session: Session
  private let total: Int?
  private let limit: Int
  private let started = ContinuousClock.now
  private var done = 0
  /// Progress is told every so many passes: a loop over commands leaves it to them.
  private static let stride = 1 << 12

  init(of owner: String, at span: Span, _ session: Session, total: Int? = nil) {
    self.owner = owner
    self.span = span
    self.session = session
    self.total = total
    limit = session.settings.loopLimit
  }

  mutating func count() throws {
    if session.interruption.isRequested { throw KernelFault.interrupted.at(span) }
    guard done < limit else { throw KernelFault.endlessLoop(owner, limit: limit).at(span) }
    done += 1
    guard let total, done % LoopPasses.stride == 0, let progress = session.progress else { return }
    progress(WorkProgress(owner, .steps(done, of: total), elapsed: ContinuousClock.now - started))
  }
}

/// `break`, `continue` and `return`.
final class LeavingStep: Step {
  private let flow: Flow

  init(_ flow: Flow, _ span: Span) {
    self.flow = flow
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow { flow }
}

/// `return …` of a value.
final class ResultStep: Step {
  private let value: Computation

  init(_ value: Computation, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow { .result(try value.value(in: frame)) }
}

/// `return …` of a pipeline.
final class PipelineResultStep: Step {
  private let pipeline: Pipeline

  init(_ pipeline: Pipeline, _ span: Span) {
    self.pipeline = pipeline
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    .result(try session.run(pipeline).output.value)
  }
}

/// `try { } catch e { }`.
final class AttemptStep: Step {
  private let steps: Steps
  private let place: Int?
  private let rescue: Steps

  init(_ steps: Steps, catching place: Int?, _ rescue: Steps, _ span: Span) {
    self.steps = steps
    self.place = place
    self.rescue = rescue
    super.init(span)
  }

  override func run(in frame: Frame, _ session: Session) throws -> Flow {
    do { return try steps.run(in: frame, session) } catch {
      guard let diagnostic = AttemptStep.caught(error) else { throw error }
      if let place { frame[place] = diagnostic.record }
      return try rescue.run(in: frame, session)
    }
  }

  /// What can be caught; Ctrl-C and `exit` go their way.
  private static func caught(_ error: any Error) -> Diagnostic? {
    let diagnostic: Diagnostic?
    switch error {
    case let one as Diagnostic: diagnostic = one
    case let several as Diagnostics: diagnostic = several.all.first
    case let fault as any Fault: diagnostic = fault.at(nil)
    default: diagnostic = nil
    }
    return diagnostic?.fault.status == .interrupted ? nil : diagnostic
  }
}

extension Diagnostic {
  /// What `catch` binds: the code, the words, and the place.
  fileprivate var record: Value {
    let place = span.map { $0.source.place(of: $0.range.lowerBound) }
    return .record(
      Record([
        Record.Field("code", .text(fault.code)), Record.Field("message", .text(fault.message)),
        Record.Field("hint", fault.hint.map(Value.text) ?? .null),
        Record.Field("file", span?.source.name.map(Value.text) ?? .null),
        Record.Field("line", place.map { .integer(Int64($0.line)) } ?? .null),
      ]))
  }
}
