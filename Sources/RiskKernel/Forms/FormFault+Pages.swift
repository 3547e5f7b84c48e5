public import RiskDiagnostics

extension FormFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "no-screen", .program, "No screen for a form",
      "A form is filled in by somebody at the prompt, in a terminal whose cursor can be moved. In a script, or where "
        + "output goes to a file, say what changes.",
      after: .customer, example: "whatif good", remedy: "whatif good set util = 20%"),
    FaultPage(
      "small-screen", .program, "A terminal that is too small for a form",
      "A form shows fields and figures, and the message says how many columns and lines that takes.",
      noExample: "it takes a terminal", advice: "Make the window larger, or type what changes in one line."),
    FaultPage(
      "no-name", .program, "A customer without a name",
      "A form keeps its values as a customer, who is called by a name afterwards.",
      noExample: "it takes a form", advice: "Type a name, or press Esc to keep nothing."),
  ]
}
