public import RiskDiagnostics
public import RiskKernel

/// Runs scripts and single lines, and says how the process should end.
public struct ScriptRunner {
  private let session: Session
  private let console: Console

  /// Creates a runner.
  public init(session: Session, console: Console) {
    self.session = session
    self.console = console
  }

  /// Checks a script whole, then runs it up to the first statement that fails.
  public func run(_ script: Script, parameters: [String: String] = [:]) -> ExitStatus {
    let signal = InterruptSignal(for: session.interruption)
    _ = signal.start()
    defer { signal.stop() }
    do {
      try session.run(script, parameters: parameters)
      console.clearProgress()
      return .done
    } catch {
      return console.report(error)
    }
  }
}
