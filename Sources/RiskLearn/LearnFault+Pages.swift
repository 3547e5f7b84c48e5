public import RiskDiagnostics

extension LearnFault {
  /// The pages of help on these faults; the others have a code of another module's.
  public static let pages = [
    FaultPage(
      "parameter-out-of-range", .models, "A learner's option outside its range",
      "The learner does not take this value. The range stands in the message.",
      noExample: "train refuses such a value before the learner sees it",
      advice: "help train lists the options with their ranges."),
    FaultPage(
      "outcomes-differ", .models, "Rows and outcomes that do not match",
      "There are not as many outcomes as rows.",
      noExample: "it takes a file that changes while it is read", advice: "Load the file again."),
    FaultPage(
      "one-outcome-only", .models, "Rows of one outcome",
      "A learner needs good and bad customers to tell them apart.",
      noExample: "train finds a target that is the same everywhere before the learner does",
      advice: "Learn from rows of both outcomes."),
    FaultPage(
      "infinite-feature", .models, "A feature that is infinite",
      "Some row gives a feature an infinite value, which a learner cannot place.",
      noExample: "divisions by zero give null, so it takes a file with infinite values",
      advice: "Keep the feature within a range: clip(x, 0, 1000)."),
  ]
}
