import RiskDiagnostics

extension ValidationFault {
  /// The pages of help on these faults.
  static let pages = [
    FaultPage(
      "nothing-scored", .models, "No row with a score",
      "Some models give no score where an input is missing. Here that is so in every row, and there is nothing to measure.",
      noExample: "the models that score here take missing inputs", advice: "Choose rows that have the inputs."),
    FaultPage(
      "wrong-view", .models, "A view the model does not have",
      "ROC, KS, gains and cut-offs are about defaults. A model of an amount or a share has its calibration.",
      noExample: "it takes a model of an amount or a share", advice: "Try: with show = calibration."),
    FaultPage(
      "unlike-models", .models, "Nothing to compare with",
      "Two datasets are compared with each other, and models of one target on the same rows.", after: .model,
      example: "compare pd1 on test", remedy: "compare train with test"),
    FaultPage(
      "nothing-to-bin", .models, "A column without bins",
      "Bins tell values apart. A column that has the same value in every row, or none at all, tells nothing of an outcome.",
      after: .portfolio, example: "bin one of (portfolio | derive one = 1) against default",
      remedy: "bin util of portfolio against default"),
  ]
}
