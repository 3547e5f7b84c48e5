public import RiskDiagnostics

extension StatsFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "no-cases", .models, "No cases to measure",
      "A measure of a model's power needs scores with their outcomes.",
      noExample: "evaluate finds rows that are missing before anything is measured", advice: "Give it rows."),
    FaultPage(
      "one-class-only", .models, "Cases of one outcome",
      "A measure of how well good and bad are told apart needs both.",
      noExample: "evaluate finds a target that is the same everywhere before anything is measured",
      advice: "Evaluate on rows of both outcomes."),
    FaultPage(
      "lengths-differ", .models, "Scores and outcomes that do not match",
      "There are not as many scores as outcomes.",
      noExample: "it takes a file that changes while it is read", advice: "Load the file again."),
    FaultPage(
      "not-a-probability", .models, "A score that is no probability",
      "A probability lies between 0 and 1.",
      noExample: "the models scored here give probabilities", advice: "Please report it, with what led here."),
  ]
}

extension SimulationFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "simulation-rows", .files, "Too few or too many customers to invent",
      "A simulated portfolio has at least one customer and at most as many as the message says.",
      noExample: "simulate refuses such a number before it begins", advice: "simulate book with rows = 20000"),
    FaultPage(
      "simulation-months", .files, "Too few or too many months to invent",
      "A simulated history has at least one month and at most as many as the message says.",
      noExample: "no command simulates months yet", advice: "Try 36 months."),
  ]
}
