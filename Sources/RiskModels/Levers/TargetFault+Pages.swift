public import RiskDiagnostics

extension TargetFault {
  /// The pages of help on these faults; a policy that is not there has a page of its own already.
  public static let pages = [
    FaultPage(
      "no-figure-in-target", .models, "A target that speaks of no figure",
      "A target is what a customer's score is to come to: a condition on pd, lgd, ead, el or grade, or a decision of the "
        + "policy. Inputs alone are no score.",
      after: .customer, example: "levers good for util < 50%", remedy: "levers good for pd <= 2%"),
    FaultPage(
      "impossible-target", .models, "A target that nobody or everybody meets",
      "A probability lies between 0 and 100 %, and 10 is a thousand per cent: a share needs its sign. Two bounds leave "
        + "something between them.",
      after: .customer, example: "levers good for pd <= 10", remedy: "levers good for pd <= 10%"),
    FaultPage(
      "unknown-decision", .models, "A decision that the policy never makes",
      "A target names one of the decisions of the policy, such as approve; policy shows them.", after: .customer,
      example: "policy { approve when pd < 5%; decline otherwise }; levers good for decision = aprove",
      remedy: "policy { approve when pd < 5%; decline otherwise }; levers good for decision = approve"),
  ]
}
