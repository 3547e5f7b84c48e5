import Foundation
import Testing

/// The documents that the program writes of itself for other programs.
@Suite struct DocumentTests {
  @Test func writesTheCatalogue() throws {
    let ending = try Program().run("--catalog", "json")
    #expect(ending.status == 0)
    let all = try #require(try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    for list in ["commands", "statements", "functions", "settings", "faults"] {
      let entries = try #require(all[list] as? [[String: Any]])
      #expect(!entries.isEmpty, "\(list)")
      #expect(entries.allSatisfy { $0["name"] is String || $0["code"] is String }, "\(list)")
    }
    let functions = try #require(all["functions"] as? [[String: Any]])
    #expect(functions.contains { $0["note"] is String && $0["isWindow"] as? Bool == true })
  }

  @Test func writesAGrammarOfPatternsThatCanBeRead() throws {
    let ending = try Program().run("--grammar")
    let grammar = try #require(try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    #expect(grammar["scopeName"] as? String == "source.risk")
    let patterns = try #require(grammar["patterns"] as? [[String: Any]])
    for pattern in patterns.compactMap({ $0["match"] as? String }) {
      #expect(throws: Never.self, "\(pattern)") { try NSRegularExpression(pattern: pattern) }
    }
  }

  @Test func writesTheManualPage() throws {
    let page = try Program().run("--man").output
    #expect(page.hasPrefix(".TH RISK 1"))
    for text in ["\\-\\-format <format>\\fR\nHow results are written.", "\\fBtrain ", ".SH EXIT STATUS"] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test func writesCompletionThatBashReads() throws {
    let ending = try Program().shell("$risk --completions bash | bash -n && echo good")
    #expect(ending.output == "good\n", "\(ending.errors)")
  }

  /// Zsh refuses completion with two rules for the words that follow.
  @Test func writesCompletionWithOneRuleForTheRest() throws {
    let script = try Program().run("--completions", "zsh").output
    #expect(script.matches(of: /\n +'(?:\(-\))?\*:[^\n]*/).count { $0.0.contains("rest") || $0.0.contains("->") } == 1)
  }

  @Test func knowsNoOtherShell() throws {
    let ending = try Program().run("--completions", "tcsh")
    #expect(ending.status == 2)
    #expect(ending.errors.contains("tcsh"))
  }
}
