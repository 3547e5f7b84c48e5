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
    FaultPage(
      "no-editor", .program, "No editor",
      "The editor that $VISUAL or $EDITOR names, or vi where they name none, is not installed.",
      noExample: "it depends on what is installed", advice: "Name yours before the start: export EDITOR=nano."),
    FaultPage(
      "editor-failed", .program, "The editor failed",
      "The editor ended with a status other than 0, by which editors say that nothing is to be done.",
      noExample: "it depends on the editor", advice: "Type edit to try again."),
    FaultPage(
      "not-text", .program, "Not a text",
      "What the editor saved is not text in UTF-8.",
      noExample: "it depends on the editor", advice: "Save it as UTF-8."),
  ]
}
