import ArgumentParser
import Foundation
import RiskKernel
import RiskShell

/// The options that write a document made from the declarations, and do nothing else.
struct DocumentOptions: ParsableArguments {
  /// The formats of the catalogue.
  enum CatalogueFormat: String, ExpressibleByArgument, CaseIterable {
    case json
  }

  @Option(help: "Write commands, functions, settings, statements and faults as one document.")
  var catalog: CatalogueFormat?

  @Option(help: "Write completion for a shell: bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
  var completions: String?

  @Flag(help: "Write the manual page.")
  var man = false

  @Flag(help: "Write a TextMate grammar for editors.")
  var grammar = false

  @Option(help: .hidden)
  var reference: String?

  /// Writes the document asked for; false where none is.
  func write() throws -> Bool {
    if catalog != nil {
      put(try CatalogueDocument(catalogue: .program).json())
    } else if let completions {
      guard let shell = CompletionShell(rawValue: completions) else {
        throw Invocation.usage("there is completion for bash, zsh and fish, not for '\(completions)'")
      }
      put(ShellCompletion.script(for: shell))
    } else if man {
      put(ManualPage(catalogue: .program, options: HelpOptions.all(in: Risk.helpMessage(columns: 200))).text)
    } else if grammar {
      put(try Grammar.text(catalogue: .program))
    } else if let reference {
      try writeReference(to: reference)
    } else {
      return false
    }
    return true
  }

  private func put(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  private func writeReference(to folder: String) throws {
    for file in try Reference.files(catalogue: Catalogue.program) {
      let place = URL(fileURLWithPath: folder).appendingPathComponent(file.path)
      do {
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: place)
      } catch {
        throw Invocation.usage("'\(place.path)' cannot be written")
      }
    }
  }
}

/// Reads the options off the text of `--help`, which is made from their declarations.
enum HelpOptions {
  /// The options with what they do.
  static func all(in help: String) -> [ManualPage.Option] {
    let lines = help.split(separator: "\n").drop { !$0.hasPrefix("OPTIONS") }.dropFirst()
    return lines.reduce(into: [ManualPage.Option]()) { options, line in
      if let match = line.wholeMatch(of: #/  (-[^\s,]+(?:, -[^\s,]+)*(?: <[^>]+>)?) *(.*)/#) {
        options.append(ManualPage.Option(String(match.1), String(match.2)))
      } else if let last = options.popLast() {
        let text = [last.summary, line.drop { $0 == " " }.description].filter { !$0.isEmpty }
        options.append(ManualPage.Option(last.usage, text.joined(separator: " ")))
      }
    }
  }
}
