import RiskCommands
public import RiskKernel

/// The reference of the language as a DocC catalogue, written from the declarations.
public enum Reference {
  /// A file of the catalogue.
  public struct File: Sendable {
    /// Its path within the catalogue.
    public let path: String
    /// What it holds.
    public let text: String
  }

  /// Every file: an overview, a page for everything that has a name, and the grammar for editors.
  public static func files(catalogue: Catalogue) throws -> [File] {
    let library = HelpLibrary(catalogue: catalogue)
    let pages = library.pages.map { page in
      File(
        path: "\(folder(of: page.kind))/\(HelpMarkdown.fileName(page.reference)).md", text: HelpMarkdown.text(page))
    }
    return [
      File(path: "RiskShell.md", text: overview(library)),
      File(path: "Resources/risk.tmLanguage.json", text: try Grammar.text(catalogue: catalogue)),
    ] + pages
  }

  private static func folder(of kind: HelpPage.Kind) -> String {
    switch kind {
    case .topic: "Language"
    case .command: "Commands"
    case .statement: "Statements"
    case .function: "Functions"
    case .setting: "Settings"
    case .fault: "Faults"
    }
  }

  private static func overview(_ library: HelpLibrary) -> String {
    let sections = HelpPage.Kind.allCases.map { kind in
      let links = library.pages.filter { $0.kind == kind }.map { "- <doc:\(HelpMarkdown.fileName($0.reference))>" }
      return "### \(folder(of: kind))\n\n" + links.joined(separator: "\n")
    }
    return """
      # ``RiskShell``

      The language of the shell: what can be typed, what it means, and what can go wrong.

      ## Overview

      These pages are what `help` shows, written by `risk --reference FOLDER`. `scripts/record` rewrites them, and a test
      fails where they are stale. Every block of code runs in the tests.

      ## Topics

      \(sections.joined(separator: "\n\n"))

      """
  }
}
