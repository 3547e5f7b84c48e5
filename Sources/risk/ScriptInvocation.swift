import ArgumentParser
import Foundation
import RiskDiagnostics
import RiskKernel
import RiskShell

/// A script with its parameters: `--name value` goes to the script where it has such a parameter, else to the program.
struct ScriptInvocation {
  private let script: Script
  private let declared: [ScriptParameter]
  private let options: GlobalOptions
  private var given: [String: String] = [:]
  private var wantsHelp = false

  init(file: String, words: [String], options: GlobalOptions) throws {
    do { script = Script(try ScriptFile.read(file)) } catch { throw Invocation(options).fail(error) }
    declared = script.parameters
    var own: [String] = []
    var remaining = words[...]
    while let word = remaining.popFirst() {
      if word == "--help" || word == "-h" {
        wantsHelp = true
      } else if let (name, value) = ScriptInvocation.parameter(word, declared) {
        guard let text = value ?? remaining.popFirst() else {
          throw Invocation.usage("the parameter --\(name) needs a value")
        }
        given[name] = text
      } else {
        own.append(word)
      }
    }
    self.options = try ScriptInvocation.parse(own, on: options, declared)
  }

  /// Runs the script, or shows its help.
  func run() -> ExitCode {
    guard !wantsHelp else {
      FileHandle.standardOutput.write(Data(help.utf8))
      return ExitCode(.done)
    }
    return Invocation(options).run(script, parameters: given)
  }

  /// The script's parameter a word sets, with its value where `=` gives one.
  private static func parameter(_ word: String, _ declared: [ScriptParameter]) -> (name: String, value: String?)? {
    guard word.hasPrefix("--") else { return nil }
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard declared.contains(where: { $0.name == name }) else { return nil }
    return (name, parts.count > 1 ? String(parts[1]) : nil)
  }

  private static func parse(
    _ words: [String], on options: GlobalOptions, _ declared: [ScriptParameter]
  ) throws -> GlobalOptions {
    guard let first = words.first else { return options }
    do { return options.overridden(by: try GlobalOptions.parse(words)) } catch {
      let name = String(first.drop { $0 == "-" }.prefix { $0 != "=" })
      let known = declared.map(\.name) + ["workspace", "format", "seed", "quiet"]
      let isOption = ["workspace", "format", "seed", "quiet"].contains(name)
      if isOption { throw Invocation.usage(GlobalOptions.message(for: error)) }
      throw Invocation(options).fail(
        KernelFault.unknownParameter(name, near: Suggestion.nearest(to: name, among: known)))
    }
  }

  private var help: String {
    let name = script.source.name ?? "script"
    let lines = declared.map { parameter in
      let documentation = parameter.documentation.map { "\n      " + $0.replacing("\n", with: "\n      ") } ?? ""
      return "  --\(parameter.name)   \(parameter.kindName), default \(parameter.defaultText)\(documentation)\n"
    }
    return "usage: risk run \(name)" + declared.map { " [--\($0.name) …]" }.joined() + "\n" + lines.joined()
  }
}
