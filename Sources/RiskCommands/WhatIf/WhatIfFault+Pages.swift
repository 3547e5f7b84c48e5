import RiskDiagnostics

extension WhatIfFault {
  /// The pages of help on these faults; a figure that is not given has the code of another module's.
  static let pages = [
    FaultPage(
      "no-policy", .models, "No policy",
      "Decisions follow from a policy, and nobody has made one.", example: "policy",
      remedy: "policy { approve when pd < 5%; refer when pd < 12%; decline otherwise }"),
    FaultPage(
      "nothing-to-ask", .models, "A what-if without a change",
      "A what-if either changes inputs, with set, or lets one or two of them go through values, with vary.",
      after: .customer, example: "whatif good set util = 30% vary age over 20..60",
      remedy: "whatif good set util = 30%"),
    FaultPage(
      "nothing-to-keep", .models, "A name for a what-if without changes",
      "What is kept under a name are the changes behind set.",
      after: .customer, example: "whatif good vary util over 0..1 step 0.5 as \"high\"",
      remedy: "whatif good set util = 90% as \"high\""),
    FaultPage(
      "no-values-to-vary", .models, "An input without values to go through",
      "Behind vary stands an input, then over and its values: a range or a list. Without over an input goes through the "
        + "values that its feature set or its training knows of.",
      after: .customer, example: "whatif good vary util over 5", remedy: "whatif good vary util over 0..1 step 0.25"),
    FaultPage(
      "too-many-to-vary", .models, "More than two inputs to vary",
      "One input makes a line and two make a heat map; more cannot be drawn.",
      after: .customer, example: "whatif good vary util over 0..1, age over 20..30, num_90 over 0..3",
      remedy: "whatif good vary util over 0..1, age over 20..30"),
    FaultPage(
      "grid-too-large", .models, "More points than can be drawn",
      "A sweep is for looking at; a million points are a dataset, which score takes.",
      after: .customer, example: "whatif good vary util over 0..1 step 1e-9",
      remedy: "whatif good vary util over 0..1 step 0.01"),
    FaultPage(
      "unknown-side", .models, "Neither a customer nor a scenario",
      "Two customers are compared, a customer and a scenario, or two scenarios.",
      after: .customer, example: "diff good, nobody", remedy: "diff good, { util: 90%, age: 30 }"),
    FaultPage(
      "change-without-column", .models, "A change of a column that rows do not have",
      "A scenario is applied to rows by changing their columns, so they must have them.",
      after: .customer,
      example: "whatif good set util = 0 as none; apply none to (portfolio | rename use = util)",
      remedy: "whatif good set util = 0 as none; apply none to portfolio"),
  ]
}
