import RiskDiagnostics

extension LearnFault {
  /// The pages on what can be wrong with targets, weights and rows.
  static let targetPages = [
    FaultPage(
      "outcomes-differ", .models, "Rows and outcomes that do not match",
      "There are not as many outcomes as rows.",
      noExample: "it takes a file that changes while it is read", advice: "Load the file again."),
    FaultPage(
      "weights-differ", .models, "Rows and weights that do not match",
      "There are not as many weights as rows.",
      noExample: "it takes a file that changes while it is read", advice: "Load the file again."),
    FaultPage(
      "one-outcome-only", .models, "Rows of one outcome",
      "A learner needs good and bad customers to tell them apart.",
      noExample: "train finds a target that is the same everywhere before the learner does",
      advice: "Learn from rows of both outcomes."),
    FaultPage(
      "too-few-of-outcome", .models, "Hardly any bad rows",
      "With fewer than \(TrainingData.fewestOfOutcome) rows of an outcome there is nothing to find that they share.",
      noExample: "it takes a file with a handful of defaults", advice: "Learn from more rows."),
    FaultPage(
      "outside-target", .models, "A target that is not what it should be",
      "Outcomes are 0 or 1, shares lie from 0 to 1, and amounts are finite.",
      noExample: "train finds such targets before the learner does", advice: "Leave such rows out, or clip the column."),
    FaultPage(
      "small-target", .models, "Targets below what the objective takes",
      "Some objectives are for counts and amounts: gamma takes targets above 0, poisson and tweedie from 0 up.",
      after: .features,
      example:
        "train ead e on (train | derive low = exposure - 1e9) target low features base with rounds = 3, objective = gamma",
      remedy: "train ead e on train target exposure features base with rounds = 3, objective = gamma"),
    FaultPage(
      "too-many-rows", .models, "More rows than a learner takes",
      "The libraries count rows with 32 bits.", noExample: "it takes two billion rows",
      advice: "Learn from a sample of them."),
    FaultPage(
      "validation-differs", .models, "Other rows to validate with",
      "The rows to validate with must have the features and the target of those to learn from.",
      noExample: "the program computes the same features of both", advice: "Please report it, with what led here."),
  ]

  /// The pages on what can be wrong with features.
  static let featurePages = [
    FaultPage(
      "feature-names", .models, "Features and names that do not match",
      "Every feature has a name of its own.",
      noExample: "feature sets made here name their features", advice: "Give each feature another name."),
    FaultPage(
      "infinite-feature", .models, "A feature that is infinite",
      "Some row gives a feature an infinite value, which a learner cannot place.",
      noExample: "divisions by zero give null, so it takes a file with infinite values",
      advice: "Keep the feature within a range: clip(x, 0, 1000)."),
    FaultPage(
      "feature-all-missing", .models, "A feature without a value",
      "The feature is missing in every row: a column was renamed, perhaps, or never filled.",
      after: .features,
      example: "features gone { util, age, none = age / 0 }; train pd pd2 on train target default features gone",
      remedy: "train pd pd2 on train target default features base with rounds = 3"),
    FaultPage(
      "feature-missing", .models, "A gap that a regression cannot bridge",
      "Trees send a missing value to the better side; a sum has no place for it.",
      after: .features,
      example:
        "features raw { util, age, monthly_income }; train pd pd2 on train target default features raw using logistic",
      remedy: "train pd pd2 on train target default features base using logistic"),
    FaultPage(
      "category-code", .models, "A code that is none of the categories'",
      "Categories are given to a learner as codes from 0 up; this code is beyond them.",
      noExample: "features made here have the codes of their categories",
      advice: "Please report it, with what led here."),
    FaultPage(
      "too-many-categories", .models, "A feature with too many categories",
      "A split of trees looks at every category.",
      noExample: "feature sets learn fewer levels than a learner takes", advice: "Use frequency(x) or ordinal(x)."),
    FaultPage(
      "category-unsupported", .models, "A category where a number is needed",
      "Regressions, gblinear and tree_method = exact take numbers only, and a direction needs an order.",
      after: .features,
      example:
        "features c { util, late = category(num_90) }; train pd pd2 on train target default features c using logistic",
      remedy:
        "features c { util, late = ordinal(num_90) }; train pd pd2 on train target default features c using logistic"),
    FaultPage(
      "unknown-feature", .models, "A constraint on a feature that is not there",
      "Directions and groups name features of the feature set.",
      after: .features,
      example: "train pd pd2 on train target default features base with rounds = 3, rising = [utilisation]",
      remedy: "train pd pd2 on train target default features base with rounds = 3, rising = [util]"),
    FaultPage(
      "dependent-feature", .models, "A feature that says nothing of its own",
      "The feature is constant, or a weighted sum of others: no number tells its effect from theirs.",
      after: .features,
      example:
        "features twice { util, age, ages = age * 2 }; train pd pd2 on train target default features twice using logistic",
      remedy: "train pd pd2 on train target default features base using logistic"),
    FaultPage(
      "separating-feature", .models, "Features that know the outcome",
      "Some weighted sum of the features is never wrong about good and bad, so that ever larger coefficients are ever "
        + "better. Often one of them was only filled after the outcome was known.",
      after: .features,
      example: "features knowing { util, age, knew }; train pd pd2 on (train | derive knew = default) target default "
        + "features knowing using logistic",
      remedy: "train pd pd2 on train target default features base using logistic with penalty = ridge"),
  ]
}
