public import RiskDiagnostics

extension FeatureFault {
  /// The pages of help on these faults; the others have a code of another module's.
  public static let pages = [
    FaultPage(
      "not-a-feature", .models, "Not a feature",
      "Features stand in braces, one a line or with commas between them: a column, or name = expression.",
      example: "features base 5", remedy: "features base { util, age }"),
    FaultPage(
      "no-features", .models, "A feature set without features",
      "A model needs at least one feature to learn from.",
      example: "features base { }", remedy: "features base { util }"),
    FaultPage(
      "unnamed-feature", .models, "A feature without a name",
      "A column has a name of its own; an expression needs one.",
      example: "features base { num_60_89 + num_90 }", remedy: "features base { late = num_60_89 + num_90 }"),
    FaultPage(
      "shared-label", .models, "A label for several features",
      "The words as and in describe the one feature before them, and this line has several.",
      example: "features base { age, util as \"Utilisation\" }",
      remedy: "features base { age; util = clip(util, 0, 2) as \"Utilisation\" }"),
    FaultPage(
      "bad-label", .models, "A label that is no text",
      "Behind as stands a text in quotes.",
      example: "features base { use = clip(util, 0, 2) as 5 }",
      remedy: "features base { use = clip(util, 0, 2) as \"Utilisation\" }"),
    FaultPage(
      "feature-not-numeric", .models, "A feature that is no number",
      "Models are fitted to numbers. Words are turned into numbers by a condition.",
      after: .features,
      example: "features graded { grade = if age < 30 then \"a\" else \"b\" }; "
        + "train pd pd2 on train target default features graded with rounds = 3",
      remedy: "features graded { grade = if age < 30 then 1 else 0 }; "
        + "train pd pd2 on train target default features graded with rounds = 3"),
  ]
}
