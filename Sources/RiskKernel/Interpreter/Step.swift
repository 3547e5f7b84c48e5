public import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// A statement made ready to run.
class Step {
  /// Where the statement stands.
  let span: Span

  init(_ span: Span) { self.span = span }

  /// Runs it, and says how the flow goes on.
  func run(in frame: Frame, _ session: Session) throws -> Flow { .on }
}

/// How the flow goes on after a statement.
enum Flow {
  /// With the next statement.
  case on
  /// Behind the loop.
  case leave
  /// With the loop's next pass.
  case next
  /// Behind the call, which gives this.
  case result(Value)
}

/// The wish of a script to end with a status: `exit 3`.
public struct ExitRequest: Error {
  /// The status to end with.
  public let status: ExitStatus

  /// Asks for the end.
  public init(status: ExitStatus) { self.status = status }
}

/// Statements of a block.
struct Steps {
  private let steps: [Step]

  init(_ steps: [Step]) { self.steps = steps }

  /// Runs them in order, up to the first that directs the flow elsewhere.
  func run(in frame: Frame, _ session: Session) throws -> Flow {
    for step in steps {
      do {
        let flow = try step.run(in: frame, session)
        guard case .on = flow else { return flow }
      } catch let fault as any Fault { throw fault.at(step.span) }
    }
    return .on
  }
}
