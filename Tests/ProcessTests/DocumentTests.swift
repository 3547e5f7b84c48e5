import Foundation
import Testing

/// What the program writes for editors, shells and other programs.
@Suite struct DocumentTests {
  private static let broken = "let x = 5 -1\nlet ä = \"ä\"; show $zzz\n"

  @Test func checksForEditors() throws {
    let program = try Program(["a.risk": Self.broken, "good.risk": "show 1\n"])
    let ending = try program.run("check", "a.risk", "good.risk", "--format", "json")
    #expect(ending.status == 2)
    #expect(ending.errors.isEmpty)
    let objects = try ending.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["code"] as? String } == ["tight-minus", "unknown-variable"])
    let keys: Set = [
      "file", "line", "column", "endLine", "endColumn", "severity", "code", "message", "hint", "notes",
    ]
    for object in objects { #expect(Set(object.keys) == keys) }
    let place = ["line", "column", "endLine", "endColumn"].map { objects.last?[$0] as? Int }
    // Columns count characters: the two letters with dots take two places.
    #expect(place == [2, 19, 2, 23])
  }

  @Test func checksForPeopleAndRunsNothing() throws {
    let program = try Program(["a.risk": Self.broken, "good.risk": "show 1\n"])
    let bad = try program.run("check", "a.risk")
    #expect(bad.status == 2 && bad.output.isEmpty)
    #expect(bad.errors.contains("a.risk:1:9") && bad.errors.contains("error[unknown-variable]"))
    let good = try program.run("check", "good.risk")
    #expect(good.status == 0 && good.output.isEmpty && good.errors.isEmpty)
    #expect(try program.run("check", "nowhere.risk").status == 2)
    #expect(try program.run("check").status == 2)
  }

  @Test func checksStandardInputUnderAName() throws {
    let ending = try Program().run("check", "-", "--name", "open.risk", "--format=json", input: "show $y\n")
    #expect(ending.status == 2)
    #expect(ending.output.contains("\"file\": \"open.risk\", \"line\": 1, \"column\": 6"))
  }

  @Test func writesTheCatalogue() throws {
    let ending = try Program().run("--catalog", "json")
    let document = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
    #expect(ending.status == 0)
    for name in ["commands", "statements", "functions", "settings", "faults", "clauseWords"] {
      #expect((document?[name] as? [Any])?.isEmpty == false, "\(name)")
    }
    let functions = try #require(document?["functions"] as? [[String: Any]])
    #expect(functions.contains { $0["note"] is String && $0["isWindow"] as? Bool == true })
    #expect(try Program().run("--catalog", "xml").status == 2)
  }

  @Test func writesTheManualPageWithEveryOption() throws {
    let manual = try Program().run("--man").output
    #expect(manual.hasPrefix(".TH RISK 1"))
    let help = try Program().run("--help").output
    for match in help.matches(of: /(?m)^ +(--[a-z-]+)/) {
      #expect(manual.contains("\\fB" + match.1.replacing("-", with: "\\-")), "\(match.1)")
    }
    let isPlain = manual.unicodeScalars.allSatisfy(\.isASCII)
    #expect(isPlain)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func writesCompletions(_ shell: String) throws {
    let ending = try Program().run("--completions", shell)
    #expect(ending.status == 0)
    #expect(ending.output.contains("risk") && ending.output.contains("workspace"))
  }

  /// Zsh refuses two rules for the words that follow.
  @Test func writesOneRuleForTheRestOfALineInZsh() throws {
    let script = try Program().run("--completions", "zsh").output
    #expect(script.matches(of: /(?m)^ +'(?:\(-\))?\*:[^\n]*(?:rest|->)/).count == 1)
  }

  @Test func refusesAnUnknownShell() throws {
    let ending = try Program().run("--completions", "cmd")
    #expect(ending.status == 2 && ending.errors.contains("bash, zsh and fish"))
  }

  @Test func writesAGrammarWhosePatternsColourALine() throws {
    let ending = try Program().run("--grammar")
    let grammar = try #require(
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    let patterns = try #require(grammar["patterns"] as? [[String: Any]])
    func scope(of text: String, in line: String) throws -> String? {
      let wanted = try #require(line.range(of: text))
      let whole = NSRange(line.startIndex..., in: line)
      let found = try patterns.first { pattern in
        guard let match = (pattern["match"] ?? pattern["begin"]) as? String else { return false }
        let regex = try NSRegularExpression(pattern: match)
        return regex.matches(in: line, range: whole).contains { result in
          Range(result.range, in: line).map { $0.contains(wanted.lowerBound) } ?? false
        }
      }
      return found?["name"] as? String
    }
    let line = "portfolio | where age < 30 and clip(util, 0, 1) > $x # old"
    #expect(try scope(of: "where", in: line) == "support.function.command.risk")
    #expect(try scope(of: "30", in: line) == "constant.numeric.risk")
    #expect(try scope(of: "clip", in: line) == "support.function.builtin.risk")
    #expect(try scope(of: "and", in: line) == "keyword.operator.word.risk")
    #expect(try scope(of: "$x", in: line) == "variable.other.readwrite.risk")
    #expect(try scope(of: "# old", in: line) == "comment.line.number-sign.risk")
    #expect(try scope(of: "let", in: "let x = 2024-01-31") == "keyword.control.risk")
    #expect(try scope(of: "2024", in: "let x = 2024-01-31") == "constant.other.date.risk")
    #expect(try scope(of: "by", in: "portfolio | summarize n = count() by age") == "keyword.other.clause.risk")
  }
}
