import Foundation
import RiskTestSupport
import Testing

/// A session at the prompt, in a terminal of its own.
@Suite struct PromptTests {
  private static let patience = 120.0

  private func open(
    _ folder: TemporaryFolder, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let fixed = ["TERM": "dumb", "HOME": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    let terminal = try PseudoTerminal(
      running: Program.path, arguments: ["--workspace", folder.path] + arguments,
      environment: fixed.merging(environment) { _, own in own })
    try terminal.expect("Ctrl-D", within: Self.patience)
    try terminal.expect("risk> ", within: Self.patience)
    return terminal
  }

  @Test func aSessionFromTheFirstLineToTheLast() throws {
    let folder = try TemporaryFolder()
    let terminal = try open(folder)
    // A value, a fault with its hint, and the session goes on.
    try say("show 6 * 7\r", "42", terminal)
    try say("shw 1\r", "did you mean 'show'?", terminal)
    // A bracket that is open asks for more.
    try terminal.send("show (1 +\r")
    try terminal.expect("... ", within: Self.patience)
    try say("2)\r", "3", terminal)
    // Tab finishes a command's word, and lists what a stage can be.
    try terminal.send("simul\t")
    try terminal.expect("simulate", within: Self.patience)
    try say("book with rows = 20000\r", "20,000 rows", terminal)
    try terminal.send("book | su\t")
    try terminal.expect("summarize", within: Self.patience)
    try say("n = count()\r", "20,000", terminal)
    try say("features f { util, age, num_90, debt_ratio }\r", "4 features", terminal)
    // Ctrl-C takes a line back.
    try terminal.send("show 99999\u{3}")
    try terminal.expect("risk> ", within: Self.patience)
    // Ctrl-C stops a training and not the session, and what was typed meanwhile is still there.
    try terminal.send("train pd slow on book target default features f with rounds = 10000, depth = 8\r")
    try terminal.expect("Ctrl-C stops", within: Self.patience)
    try terminal.send("show 10 + 11\r")
    try terminal.send("\u{3}")
    try terminal.expect("interrupted", within: Self.patience)
    try terminal.expect("21", within: Self.patience)
    try terminal.expect("risk> ", within: Self.patience)
    #expect(!folder.has("models/slow"))
    // Ctrl-R finds what was typed, Enter runs it.
    try terminal.send("\u{12}6 *")
    try terminal.expect("search '6 *': show 6 * 7", within: Self.patience)
    try say("\r", "42", terminal)
    // Ctrl-G gives the search up; Alt-. takes the last argument of earlier lines.
    try terminal.send("show \u{12}book\u{7}\u{1B}.")
    try terminal.expect("show 7", within: Self.patience)
    try terminal.send("\u{1B}.")
    try terminal.expect("show 11", within: Self.patience)
    try say("\r", "11", terminal)
    try terminal.send("\u{4}")
    #expect(try terminal.wait(within: Self.patience) == .exited(0))

    // The next session of the workspace remembers.
    let next = try open(folder)
    try next.send("\u{1B}[A")
    try next.expect("show 11", within: Self.patience)
    try say("\r", "11", next)
    try next.send("\u{4}")
    #expect(try next.wait(within: Self.patience) == .exited(0))
  }

  @Test func historyIsATableThatOpenSessionsShare() throws {
    let folder = try TemporaryFolder()
    let one = try open(folder)
    let other = try open(folder)
    try say("show \"from one\"\r", "from one", one)
    // The other session is told when it reads its next line.
    try say("show 1\r", "1", other)
    try other.send("\u{12}from o")
    try other.expect("search 'from o': show \"from one\"", within: Self.patience)
    try say("\r", "from one", other)
    // What begins with a blank is nobody's business.
    try say(" show lower(\"SECRET\")\r", "secret", one)
    try one.send("history like \"show%\" | summarize typed = count()\r")
    try one.expect("typed", within: Self.patience)
    try one.expect("3", within: Self.patience)
    try one.expect("risk> ", within: Self.patience)
    try one.send("history\r")
    try one.expect("number", within: Self.patience)
    let listed = try one.expect("risk> ", within: Self.patience)
    #expect(!listed.contains("secret") && listed.contains("from one"), "\(listed)")
    for terminal in [one, other] {
      try terminal.send("\u{4}")
      #expect(try terminal.wait(within: Self.patience) == .exited(0))
    }
  }

  @Test func editUndoAndSaveTheSession() throws {
    let folder = try TemporaryFolder()
    try folder.write("#!/bin/sh\nsed -i 's/7/8/' \"$1\"\n", to: "editor.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url("editor.sh").path)
    let terminal = try open(folder, environment: ["EDITOR": folder.url("editor.sh").path])
    try say("show 6 * 7\r", "42", terminal)
    try say("edit\r", "48", terminal)
    try folder.write("show 70 + 1\n", to: "s.risk")
    try say("edit \"s.risk\"\r", "81", terminal)
    try say("let a = 1\r", "", terminal)
    try say("let a = 2\r", "", terminal)
    try say("undo\r", "took back: let a = 2", terminal)
    try say("show $a + 40\r", "41", terminal)
    try say("save session to \"friday.risk\"\r", "risk run friday.risk", terminal)
    try terminal.send("exit 3\r")
    #expect(try terminal.wait(within: Self.patience) == .exited(3))
    let script = String(decoding: try folder.bytes(of: "friday.risk"), as: UTF8.self)
    #expect(script.contains("let a = 1") && !script.contains("let a = 2"), "\(script)")
  }

  @Test func theStartFileComesFirstAndItsFaultsHaveAPlace() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: folder.url(".config/risk"), withIntermediateDirectories: true)
    try folder.write("let answer = 42\n", to: ".config/risk/start.risk")
    let terminal = try open(folder)
    try say("show $answer\r", "42", terminal)
    try terminal.send("\u{4}")
    #expect(try terminal.wait(within: Self.patience) == .exited(0))
    let without = try open(folder, ["--no-start"])
    try say("show $answer\r", "unknown-variable", without)
    try folder.write("show 1\nshw 2\n", to: "broken.risk")
    let broken = try open(folder, environment: ["RISK_START": folder.url("broken.risk").path])
    #expect(broken.text.contains("broken.risk:2:1"), "\(broken.text)")
    try say("show 1 + 1\r", "2", broken)
  }

  @Test func longOutputGoesThroughThePagerWithItsColours() throws {
    let folder = try TemporaryFolder()
    let terminal = try open(folder, environment: ["TERM": "xterm", "PAGER": "sed s/^/paged:/"])
    try say("simulate book with rows = 100\r", "100 rows", terminal)
    try say("book | take 3\r", "id", terminal)
    #expect(!terminal.text.contains("paged:"))
    try say("set rows 100\r", "", terminal)
    try say("book\r", "paged:", terminal)
    try say("set pager off\r", "", terminal)
    try terminal.send("book\r")
    let plain = try terminal.expect("risk> ", within: Self.patience)
    #expect(!plain.contains("paged:"))
    try terminal.send("\u{4}")
    #expect(try terminal.wait(within: Self.patience) == .exited(0))
  }

  @Test func whatIsPastedIsOneInput() throws {
    let terminal = try open(try TemporaryFolder(), environment: ["TERM": "xterm"])
    try say("simulate book with rows = 50\r", "50 rows", terminal)
    // As in a file, a line may begin with a pipe; tabs do not complete.
    try say("\u{1B}[200~book\r\t| where id < 7\r\t| summarize n = count()\rshow \"end\"\r\u{1B}[201~", "6", terminal)
    // Without a line's end, the paste waits for Enter.
    try terminal.send("\u{1B}[200~show 6 *\u{1B}[201~")
    try say(" 7\r", "42", terminal)
    try terminal.send("\u{4}")
    #expect(try terminal.wait(within: Self.patience) == .exited(0))
  }

  @Test func aPagerThatIsNotThereIsDoneWithout() throws {
    let terminal = try open(try TemporaryFolder(), environment: ["TERM": "xterm", "PAGER": "no-such-pager"])
    try say("simulate book with rows = 100; set rows 100\r", "100 rows", terminal)
    try say("book | select id\r", "99", terminal)
  }

  @Test(arguments: ["exit\r", "quit\r"]) func leavesByAWord(_ word: String) throws {
    let terminal = try open(try TemporaryFolder())
    try terminal.send(word)
    #expect(try terminal.wait(within: Self.patience) == .exited(0))
  }

  /// Types a text, waits for what it brings and for the next prompt.
  private func say(_ text: String, _ answer: String, _ terminal: PseudoTerminal) throws {
    try terminal.send(text)
    try terminal.expect("\n", within: Self.patience)
    if !answer.isEmpty { try terminal.expect(answer, within: Self.patience) }
    try terminal.expect("risk> ", within: Self.patience)
  }
}
