import ArgumentParser
import Foundation
import RiskDiagnostics
import RiskKernel
import RiskShell

/// `risk check FILE …`: what is wrong with scripts, without running them.
struct CheckInvocation {
  private var files: [String] = []
  private var name = "standard input"
  private var options: GlobalOptions

  /// Reads the words behind `check`.
  init(words: [String], options: GlobalOptions) throws {
    var own: [String] = []
    var remaining = words[...]
    while let word = remaining.popFirst() {
      if word == "--help" || word == "-h" { throw CheckInvocation.help }
      if word == "--name" || word.hasPrefix("--name=") {
        let given = word.hasPrefix("--name=") ? String(word.dropFirst("--name=".count)) : remaining.popFirst()
        guard let given else { throw Invocation.usage("--name needs a name") }
        name = given
      } else if word == "--quiet" || word.contains("="), word.hasPrefix("--") {
        own.append(word)
      } else if word.hasPrefix("--") {
        own += [word] + (remaining.popFirst().map { [$0] } ?? [])
      } else {
        files.append(word)
      }
    }
    guard !files.isEmpty else { throw Invocation.usage("'risk check' needs a script: risk check FILE") }
    do { self.options = own.isEmpty ? options : options.overridden(by: try GlobalOptions.parse(own)) } catch {
      throw Invocation.usage(GlobalOptions.message(for: error))
    }
  }

  /// Checks them all, and gives the status: 0 where nothing is wrong, 2 where something is.
  func run() -> ExitCode {
    let console = Console(isQuiet: options.quiet)
    let check = ScriptCheck(console: console, asJSON: options.format == .json) { Invocation.session(options) }
    var sources: [Source] = []
    var unreadable: [Diagnostic] = []
    for file in files {
      if file == "-" {
        sources.append(
          Source(String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self), name: name))
      } else {
        do { sources.append(try ScriptFile.read(file)) } catch { unreadable.append(error.at(nil)) }
      }
    }
    let statuses = [check.report(unreadable), check.run(sources)]
    return ExitCode(statuses.first { $0 != .done } ?? .done)
  }

  private static let help = CleanExit.message(
    """
    usage: risk check FILE … [--format json] [--name NAME]

    Says what is wrong with scripts as far as that can be said without running them; nothing is run. The status is 0
    where nothing is wrong and 2 where something is. '-' stands for standard input, which --name gives a name.

      --format json   an object a line on standard output, for editors; 'help editors' tells its fields
    """)
}
