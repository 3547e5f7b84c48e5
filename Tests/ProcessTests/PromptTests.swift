import Foundation
import RiskTestSupport
import Testing

/// A session at the prompt, in a terminal of its own.
@Suite struct PromptTests {
  private static let patience = 120.0

  private func open(_ folder: TemporaryFolder) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      running: Program.path, arguments: ["--workspace", folder.path],
      environment: ["TERM": "dumb", "HOME": folder.path, "LANG": "C.UTF-8"])
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
    // Tab finishes a command's word.
    try terminal.send("simul\t")
    try terminal.expect("simulate", within: Self.patience)
    try say("book with rows = 20000\r", "20,000 rows", terminal)
    try say("features f { util, age, num_90, debt_ratio }\r", "4 features", terminal)
    // Ctrl-C takes a line back.
    try terminal.send("show 99999\u{3}")
    try terminal.expect("risk> ", within: Self.patience)
    // Ctrl-C stops a training and not the session.
    try terminal.send("train pd slow on book target default features f with rounds = 10000, depth = 8\r")
    try terminal.expect("Ctrl-C stops", within: Self.patience)
    try terminal.send("\u{3}")
    try terminal.expect("interrupted", within: Self.patience)
    try terminal.expect("risk> ", within: Self.patience)
    try say("show 1 + 1\r", "2", terminal)
    try say("book | summarize n = count()\r", "20,000", terminal)
    #expect(!folder.has("models/slow"))
    try terminal.send("\u{4}")
    #expect(try terminal.wait(within: Self.patience) == .exited(0))

    // The next session of the workspace remembers.
    let next = try open(folder)
    try next.send("\u{1B}[A")
    try next.expect("book | summarize n = count()", within: Self.patience)
    try next.send("\r")
    try next.expect("error[", within: Self.patience)
    try next.expect("risk> ", within: Self.patience)
    try next.send("\u{4}")
    #expect(try next.wait(within: Self.patience) == .exited(0))
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
    try terminal.expect(answer, within: Self.patience)
    try terminal.expect("risk> ", within: Self.patience)
  }
}
