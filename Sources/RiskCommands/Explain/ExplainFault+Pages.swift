import RiskDiagnostics

extension ExplainFault {
  /// The pages of help on these faults.
  static let pages = [
    FaultPage(
      "wrong-explanation", .customers, "An explanation of what does not go together",
      "A customer is explained alone or against another, by one figure; rows are explained all together. The scale is that "
        + "of a PD, and a query has no options.",
      after: .customer, example: "explain good with rows = 100", remedy: "explain good by pd with scale = margin"),
    FaultPage(
      "unknown-player", .customers, "A feature that nothing depends on",
      "Only features on which the models of the figure really split, or to which they give a weight, contribute to it.",
      after: .model, example: "explain portfolio with feature = utl, rows = 100",
      remedy: "explain portfolio with feature = util, rows = 100"),
    FaultPage(
      "no-reasons", .customers, "No reasons to give",
      "Reasons are what a lender tells a customer. No law's list is built in: the table is written once, or comes from a "
        + "dataset with the columns code, text and feature.",
      after: .customer, example: "explain good with reasons = 3",
      remedy: "reasons { R01 \"Use too high\" from util }; explain good with reasons = 3"),
    FaultPage(
      "not-a-reason", .customers, "Not a reason",
      "A reason has a code, a text in quotes, and behind from the features it stands for, whose contributions are added up. "
        + "It is true where they raise the figure; with when down, where they lower it.",
      example: "reasons { R01 from util }", remedy: "reasons { R01 \"Use too high\" from util when up }"),
    FaultPage(
      "reason-twice", .customers, "Two reasons for one thing",
      "A code stands for one reason, and a feature has one reason for raising a figure and one for lowering it: else "
        + "what it adds would count twice.",
      example: "reasons { R01 \"Use\" from util; R02 \"Cards\" from util }",
      remedy: "reasons { R01 \"Use\" from util; R02 \"Little use\" from util when down }"),
  ]
}
