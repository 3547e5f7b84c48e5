import RiskDiagnostics

/// The pages of help on faults of the prompt and the program, which lie above the commands and cannot be seen here.
enum ProgramFaultPages {
  static let all = [
    FaultPage(
      "bug", .program, "A mistake of ours",
      "Something happened that the program did not foresee. The session goes on; a script ends with status 70.",
      noExample: "there should be none", advice: "Please report it, with what you typed."),
    FaultPage(
      "no-prompt", .program, "No prompt in this terminal",
      "The terminal cannot be used for editing lines.",
      noExample: "it depends on the terminal", advice: "Keep the commands in a file: risk run FILE."),
  ]
}
