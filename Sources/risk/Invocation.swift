import ArgumentParser
import Foundation
import RiskDiagnostics
import RiskKernel
import RiskShell

/// One run of the program with its options; each way of running gives the exit code to throw.
struct Invocation {
  private let session: Session
  private let console: Console

  init(_ options: GlobalOptions) {
    session = Invocation.session(options)
    console = Console(isQuiet: options.quiet)
    console.attach(to: session)
  }

  /// A session as the options ask for it.
  static func session(_ options: GlobalOptions) -> Session {
    let folder = options.workspace ?? FileManager.default.currentDirectoryPath
    let absolute = URL(fileURLWithPath: folder).standardizedFileURL.path
    return Session.program(
      workspace: absolute, startsInWorkspace: options.workspace == nil, settings: options.settings)
  }

  /// Opens the prompt; without a terminal to type at, standard input is a script.
  ///
  /// - Parameter readsStartFile: whether the user's start-up script is run first.
  /// - Returns: the status to end with.
  func prompt(readsStartFile: Bool) -> ExitCode {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return runStandardInput() }
    return ExitCode(PromptLoop(session: session, console: console, readsStartFile: readsStartFile).run())
  }

  /// Runs a script.
  func run(_ script: Script, parameters: [String: String] = [:]) -> ExitCode {
    ExitCode(ScriptRunner(session: session, console: console).run(script, parameters: parameters))
  }

  /// Runs what comes on standard input.
  func runStandardInput() -> ExitCode {
    let bytes = FileHandle.standardInput.readDataToEndOfFile()
    return run(Script(Source(String(decoding: bytes, as: UTF8.self), name: "standard input")))
  }

  /// Shows a fault that came up before a session did its work.
  func fail(_ fault: any Fault) -> ExitCode { ExitCode(console.report(fault)) }

  /// The end of a run whose arguments make no sense.
  static func usage(_ sentence: String) -> ExitCode {
    FileHandle.standardError.write(Data("risk: \(sentence)\n".utf8))
    return ExitCode(.misused)
  }
}
