public import RiskDiagnostics

extension LearnFault {
  /// The pages of help on these faults; the others have a code of another module's.
  public static let pages = optionPages + targetPages + featurePages

  private static let optionPages = [
    FaultPage(
      "unknown-learner", .models, "No such learner",
      "Models are fitted by xgboost, lightgbm, logistic and linear.",
      noExample: "train refuses other names before a learner is looked for", advice: "using xgboost"),
    FaultPage(
      "learner-target", .models, "A learner for something else",
      "Not every learner predicts everything: logistic is for outcomes and shares, linear for shares and amounts.",
      after: .features,
      example: "train pd pd2 on train target default features base using linear",
      remedy: "train pd pd2 on train target default features base using logistic"),
    FaultPage(
      "unknown-learner-option", .models, "An option the learner has not",
      "Each learner has its own options; what means the same has the same name in all of them.",
      after: .features,
      example: "train pd pd2 on train target default features base using logistic with rounds = 3",
      remedy: "train pd pd2 on train target default features base using xgboost with rounds = 3"),
    FaultPage(
      "parameter-out-of-range", .models, "A learner's option outside its range",
      "The learner does not take this value. The range stands in the message.",
      after: .features,
      example: "train pd pd2 on train target default features base using xgboost with rounds = 3, depth = 50",
      remedy: "train pd pd2 on train target default features base using xgboost with rounds = 3, depth = 5"),
    FaultPage(
      "option-without-effect", .models, "An option that would do nothing",
      "An option is given that only counts together with another: leaves, for instance, with growth = lossguide. To train "
        + "as if it were not there would hide a mistake.",
      after: .features,
      example: "train pd pd2 on train target default features base with rounds = 3, leaves = 8",
      remedy: "train pd pd2 on train target default features base with rounds = 3, leaves = 8, growth = lossguide"),
    FaultPage(
      "options-at-odds", .models, "Options that contradict each other",
      "Each option is in its range, but together they make no sense, or none with what is predicted. The message says why.",
      after: .features,
      example: "train pd pd2 on train target default features base using lightgbm with rounds = 3, boosting = rf",
      remedy:
        "train pd pd2 on train target default features base using lightgbm with rounds = 3, boosting = rf, subsample = 0.6"
    ),
    FaultPage(
      "objective-target", .models, "An objective for something else",
      "What a learner makes small must fit what it predicts: logistic loss is for outcomes and shares, squared error for "
        + "shares and amounts.",
      after: .features,
      example: "train pd pd2 on train target default features base using lightgbm with rounds = 3, objective = l2",
      remedy: "train pd pd2 on train target default features base using lightgbm with rounds = 3, objective = binary"),
    FaultPage(
      "no-validation", .models, "No rows to validate with",
      "Training that ends when it no longer helps needs rows it does not learn from.",
      after: .features,
      example: "train pd pd2 on train target default features base with rounds = 3, stopping = 2",
      remedy: "train pd pd2 on train target default features base with rounds = 3, stopping = 2, validation = 20%"),
    FaultPage(
      "constraints-unsupported", .models, "Directions that cannot be kept",
      "Trees can be held to directions and to groups of features. Regressions and linear boosters cannot, nor can "
        + "objectives and leaves that set their values afterwards.",
      after: .features,
      example: "train pd pd2 on train target default features base using logistic with rising = [util]",
      remedy: "train pd pd2 on train target default features base using xgboost with rounds = 3, rising = [util]"),
    FaultPage(
      "empty-group", .models, "A group without features",
      "A group names features that may act on one another.",
      noExample: "train refuses a group without names before the learner sees it", advice: "Name two features or more."),
  ]
}
