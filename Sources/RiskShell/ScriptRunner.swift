import Foundation
public import RiskDiagnostics
public import RiskKernel
import RiskSyntax

/// Runs scripts and single lines, and says how the process should end.
public struct ScriptRunner {
  private let session: Session
  private let console: Console

  /// Creates a runner.
  public init(session: Session, console: Console) {
    self.session = session
    self.console = console
  }

  /// Checks a text whole, then runs it up to the first statement that fails.
  public func run(_ source: Source, parameters: [String: String] = [:]) -> ExitStatus {
    let signal = InterruptSignal(for: session.interruption)
    _ = signal.start()
    defer { signal.stop() }
    do {
      try session.run(source, parameters: parameters)
      console.clearProgress()
      return .done
    } catch {
      return console.report(error)
    }
  }

  /// The parameters a script takes; a script that cannot be read has none.
  public static func parameters(of source: Source) -> [ScriptParameter] {
    ScriptParameter.all(of: Parser.parse(source))
  }
}
