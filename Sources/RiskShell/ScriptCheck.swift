public import RiskDiagnostics
public import RiskKernel
import RiskRender

/// Checks scripts without running them, for people and for editors.
public struct ScriptCheck {
  private let console: Console
  private let asJSON: Bool
  private let makeSession: () -> Session

  /// Prepares a check; every script is looked at in a new session.
  ///
  /// - Parameters:
  ///   - console: where faults are shown.
  ///   - asJSON: whether they are written for programs, to the output, an object a line.
  ///   - session: makes a session.
  public init(console: Console, asJSON: Bool, session: @escaping () -> Session) {
    self.console = console
    self.asJSON = asJSON
    makeSession = session
  }

  /// Checks scripts, and gives the status: misuse where anything is wrong.
  public func run(_ sources: [Source]) -> ExitStatus {
    let found = sources.flatMap { makeSession().faults(in: $0) }
    return report(found)
  }

  /// Shows what was found; a fault may also be that a script cannot be read.
  public func report(_ found: [Diagnostic]) -> ExitStatus {
    guard !found.isEmpty else { return .done }
    if asJSON {
      for diagnostic in found { console.write(DiagnosticJSON.line(diagnostic)) }
    } else {
      console.report(Diagnostics(found))
    }
    return .misused
  }
}
