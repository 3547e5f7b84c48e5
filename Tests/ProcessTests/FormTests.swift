import Foundation
import Glibc
import RiskTestSupport
import Testing

/// The form of a what-if, in a terminal of its own.
@Suite struct FormTests {
  private static let patience = 120.0
  private static let opening = "\u{1B}[?1049h"
  private static let closing = "\u{1B}[?1049l"
  private static let setup = [
    "simulate rows with rows = 400",
    "features base { util as \"Utilisation\" in 0..2, age as \"Age\" unit \"years\", num_90 as \"Late\" in 0..20 }",
    "train pd pd1 on rows target default features base with rounds = 5, depth = 3",
    "customer good { util: 35%, age: 42, num_90: 0 }",
  ]

  /// Opens a prompt with a model and a customer.
  private func open(_ folder: TemporaryFolder, term: String = "xterm") throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      running: Program.path, arguments: ["--workspace", folder.path],
      environment: ["TERM": term, "HOME": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"], columns: 100,
      rows: 30)
    try terminal.expect("risk> ", within: Self.patience)
    for line in Self.setup {
      try terminal.send(line + "\r")
      try terminal.expect("\n", within: Self.patience)
      try terminal.expect("risk> ", within: Self.patience)
    }
    return terminal
  }

  /// Opens the form and waits until its last line is drawn.
  private func openForm(_ terminal: PseudoTerminal, _ line: String = "whatif good") throws {
    try terminal.send(line + "\r")
    try terminal.expect("What if", within: Self.patience)
    try terminal.expect("q leave", within: Self.patience)
  }

  private func type(_ keys: String, _ answer: String, _ terminal: PseudoTerminal) throws {
    try terminal.send(keys)
    try terminal.expect(answer, within: Self.patience)
  }

  @Test func aFormFromTheFirstKeyToTheLast() throws {
    let folder = try TemporaryFolder()
    let terminal = try open(folder)
    try openForm(terminal)
    #expect(terminal.sequences.contains(Self.opening))
    // A step, which has a figure before and after; typed text; what is wrong is said; undo; a smaller window.
    try type("\u{1B}[C", "1 changed", terminal)
    try type("0.9\r", "0.9", terminal)
    try type("=utl\r", "did you mean 'util'", terminal)
    try type("\u{1B}", "q leave", terminal)
    try type("u", "0.4", terminal)
    // Ctrl-C gives up what is typed, and the form stays.
    try type("=util + ", "util +", terminal)
    try type("\u{3}", "q leave", terminal)
    terminal.resize(columns: 50, rows: 20)
    try terminal.expect("q leave", within: Self.patience)
    terminal.resize(columns: 20, rows: 10)
    try terminal.expect("This form needs 32", within: Self.patience)
    terminal.resize(columns: 110, rows: 30)
    try terminal.expect("q leave", within: Self.patience)
    // Down to the third input; what is typed is computed from the customer's own values.
    try type("\u{1B}[B\u{1B}[B=num_90 + 2\r", "2 changed", terminal)
    try type("s\u{15}better\r", "'better' is kept when you leave", terminal)
    // What follows the key that leaves is for the prompt.
    try terminal.send("qshow 40 + 1\r")
    let left = try terminal.expect("risk> ", within: Self.patience)
    #expect(left.contains("whatif good set util = 0.4, num_90 = 2"), "\(left)")
    #expect(left.contains("customer good_2 like good with util = 0.4, num_90 = 2"), "\(left)")
    try terminal.expect("customer better like good with util = 0.4, num_90 = 2", within: Self.patience)
    try terminal.expect("41", within: Self.patience)
    #expect(terminal.sequences.contains(Self.closing))
    // The session remembers the lines, not the keys.
    try type("save session to \"friday.risk\"\r", "risk run friday.risk", terminal)
    let script = String(decoding: try folder.bytes(of: "friday.risk"), as: UTF8.self)
    #expect(script.contains("whatif good set util = 0.4, num_90 = 2\ncustomer better like good"), "\(script)")
    #expect(!script.contains("whatif good\n"), "\(script)")
    // The keeping can be taken back like anything typed.
    try type("undo\r", "took back: customer better", terminal)
    try terminal.send("\u{4}")
    #expect(try terminal.wait(within: Self.patience) == .exited(0))
    #expect(terminal.isAsFound)
  }

  @Test func ctrlCLeavesTheFormAndNotTheSession() throws {
    let terminal = try open(try TemporaryFolder())
    try openForm(terminal, "whatif")
    try terminal.send("\u{3}")
    try terminal.expect("risk> ", within: Self.patience)
    #expect(terminal.sequences.contains(Self.closing))
    try type("show 6 * 7\r", "42", terminal)
    try terminal.expect("risk> ", within: Self.patience)
    try terminal.send("\u{4}")
    #expect(try terminal.wait(within: Self.patience) == .exited(0))
    #expect(terminal.isAsFound)
  }

  /// A signal that ends the program gives the terminal back first; one by which it breaks down too.
  @Test(arguments: [
    (SIGTERM, PseudoTerminal.Ending.exited(143)), (SIGHUP, .exited(129)), (SIGQUIT, .exited(131)),
    (SIGSEGV, .killed(SIGSEGV)), (SIGABRT, .killed(SIGABRT)),
  ])
  func signalsGiveTheTerminalBack(_ signal: Int32, _ ending: PseudoTerminal.Ending) throws {
    let terminal = try open(try TemporaryFolder())
    try openForm(terminal)
    terminal.signal(signal)
    #expect(try terminal.wait(within: Self.patience) == ending)
    let last = terminal.sequences
    #expect(last.contains(Self.closing) && last.contains("\u{1B}[?25h") && last.contains("\u{1B}[?2004l"))
    #expect(terminal.isAsFound)
  }

  /// Nobody could continue it here, so that the system does not stop it: the form is drawn anew.
  @Test(arguments: ["\u{1A}", ""]) func suspendingGivesTheTerminalBack(_ key: String) throws {
    let terminal = try open(try TemporaryFolder())
    try openForm(terminal)
    if key.isEmpty { terminal.signal(SIGTSTP) } else { try terminal.send(key) }
    try terminal.expect("What if", within: Self.patience)
    try terminal.expect("q leave", within: Self.patience)
    #expect(terminal.sequences.components(separatedBy: Self.opening).count == 3)
    #expect(terminal.sequences.contains(Self.closing))
    terminal.signal(SIGCONT)
    try terminal.expect("q leave", within: Self.patience)
    try type("q", "nothing was changed", terminal)
    try terminal.expect("risk> ", within: Self.patience)
  }

  @Test func withoutAScreenThereIsAFaultWithALineToType() throws {
    let terminal = try open(try TemporaryFolder(), term: "dumb")
    try type("whatif good\r", "no-screen", terminal)
    try type("", "whatif good set util = 0.", terminal)
    try terminal.expect("risk> ", within: Self.patience)
    let small = try open(try TemporaryFolder())
    small.resize(columns: 20, rows: 10)
    try type("whatif good\r", "small-screen", small)
    #expect(!small.sequences.contains(Self.opening))
    try small.send("\u{4}")
    #expect(try small.wait(within: Self.patience) == .exited(0))
  }
}
