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
      noExample: "no command chooses among learners yet", advice: "Use xgboost or lightgbm, which predict all of them."),
    FaultPage(
      "unknown-learner-option", .models, "An option the learner has not",
      "Each learner has its own options; what means the same has the same name in all of them.",
      noExample: "train refuses such an option before the learner sees it",
      advice: "help train lists the options of each learner."),
    FaultPage(
      "parameter-out-of-range", .models, "A learner's option outside its range",
      "The learner does not take this value. The range stands in the message.",
      noExample: "train refuses such a value before the learner sees it",
      advice: "help train lists the options with their ranges."),
    FaultPage(
      "option-without-effect", .models, "An option that would do nothing",
      "An option is given that only counts together with another: leaves, for instance, with growth = lossguide. To train "
        + "as if it were not there would hide a mistake.",
      noExample: "no command takes all options yet", advice: "Leave it out, or add what the message names."),
    FaultPage(
      "options-at-odds", .models, "Options that contradict each other",
      "Each option is in its range, but together they make no sense, or none with what is predicted. The message says why.",
      noExample: "no command takes all options yet", advice: "Take the options that the hint names."),
    FaultPage(
      "objective-target", .models, "An objective for something else",
      "What a learner makes small must fit what it predicts: logistic loss is for outcomes and shares, squared error for "
        + "shares and amounts.",
      noExample: "no command takes an objective yet", advice: "Leave out objective: the learner chooses what fits."),
    FaultPage(
      "no-validation", .models, "No rows to validate with",
      "Training that ends when it no longer helps needs rows it does not learn from.",
      noExample: "no command takes rows to validate with yet", advice: "Leave out stopping, or name such rows."),
    FaultPage(
      "constraints-unsupported", .models, "Directions that cannot be kept",
      "Trees can be held to directions and to groups of features. Regressions and linear boosters cannot, nor can "
        + "objectives and leaves that set their values afterwards.",
      noExample: "no command takes directions yet", advice: "Leave them out, or use a learner of trees."),
    FaultPage(
      "empty-group", .models, "A group without features",
      "A group names features that may act on one another.",
      noExample: "no command takes groups of features yet", advice: "Name two features or more."),
  ]
}
