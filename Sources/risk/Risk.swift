import ArgumentParser
import Foundation
import RiskDiagnostics
import RiskKernel
import RiskShell

/// The program: a prompt, or a script that runs unattended.
@main
struct Risk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "risk",
    abstract: "A shell and a small language for credit analysts.",
    usage: """
      risk                              opens the prompt
      risk run FILE [--param value …]   runs a script (or: risk FILE)
      risk -c 'STATEMENTS'              runs statements
      risk -                            runs what comes on standard input
      risk check FILE …                 says what is wrong with scripts, and runs nothing
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var documents: DocumentOptions

  @Option(name: .customShort("c"), help: ArgumentHelp("Run these statements and leave.", valueName: "statements"))
  var statements: String?

  @Flag(name: .customLong("no-start"), help: "Open the prompt without the start-up script.")
  var skipsStart = false

  @Argument(
    parsing: .captureForPassthrough, help: "The script and its parameters; 'run' before it may be left out.",
    completion: .custom { words, _, beginning in
      ScriptCompletion.candidates(behind: Array(words.dropFirst().dropLast()), for: beginning)
    })
  var rest: [String] = []

  /// Reads the arguments and runs; arguments that make no sense end the program as misuse does.
  static func main() {
    // A reader that goes away ends the program quietly, whatever the parent process does about it.
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      exit(withError: Invocation.usage(message(for: error) + "\nrisk --help lists the options"))
    }
  }

  func run() throws {
    if try documents.write() { return }
    if rest.first == "check" {
      throw try CheckInvocation(words: Array(rest.dropFirst()), options: options).run()
    }
    var words = rest.first == "run" ? Array(rest.dropFirst()) : rest
    let options = rest.first == "run" ? try self.options.takingLeading(&words) : self.options
    if let statements { throw Invocation(options).run(Script(Source(statements))) }
    guard let first = words.first else {
      if rest.first == "run" { throw Invocation.usage("'risk run' needs a script: risk run FILE") }
      throw Invocation(options).prompt(readsStartFile: !skipsStart)
    }
    if first == "-" { throw Invocation(options).runStandardInput() }
    if first.hasPrefix("-") { throw Risk.answer(option: first) }
    throw try ScriptInvocation(file: first, words: Array(words.dropFirst()), options: options).run()
  }
}

extension Risk {
  /// What to do about an option that is none of the program's own: all that is left goes to scripts.
  private static func answer(option: String) -> any Error {
    switch option {
    case "--help", "-h": CleanExit.helpRequest(Risk.self)
    case "--version": CleanExit.message(Version.current)
    default: Invocation.usage("there is no option '\(option)'; risk --help lists them")
    }
  }
}

extension ExitCode {
  /// A status as the process ends with it.
  init(_ status: ExitStatus) { self.init(status.rawValue) }
}
