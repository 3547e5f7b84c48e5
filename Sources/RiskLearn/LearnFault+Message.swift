extension LearnFault {
  /// What is wrong.
  public var message: String {
    switch self {
    case .engineMissing(let engine, let reason): "\(engine) cannot be loaded: \(reason)"
    case .engineFailed(let engine, let reason): "\(engine) cannot do it: \(reason)"
    case .unknownLearner(let name, _): "there is no learner '\(name)'"
    case .learnerCannot(let learner, let target): "the learner \(learner) cannot predict \(target.wording)"
    case .unknownParameter(let name, let learner, _): "the learner \(learner) has no option '\(name)'"
    case .parameterOutOfRange(let name, let given, let info):
      "the option '\(name)' takes \(info.allowed), not \(given.text)"
    case .optionNeeds(let option, let other, let values):
      "the option '\(option)' has no effect unless \(other) = \(Self.list(values, "or"))"
    case .optionsAtOdds(let reason, _): reason
    case .objectiveCannot(let objective, let target, _):
      "the objective '\(objective)' cannot be used to predict \(target.wording)"
    case .targetTooSmall(let objective, let isZeroAllowed, let rows):
      "the objective '\(objective)' takes targets \(isZeroAllowed ? "from 0 up" : "above 0"), and "
        + "\(Self.rows(rows, "has", "have")) a smaller one"
    case .noValidation(let option): "the option '\(option)' needs rows to validate with, and there are none"
    case .interrupted: "the training is interrupted and leaves no model"
    default: dataMessage
    }
  }

  /// What is wrong with the rows.
  private var dataMessage: String {
    switch self {
    case .noRows: "there are no rows to learn from"
    case .tooManyRows: "there are more than \(Int32.max) rows, and no learner takes as many"
    case .noFeatures: "there are no features to learn from"
    case .namesDiffer(let names, let columns): "there are \(names) names for \(columns) features"
    case .featureTwice(let name): "two features have the name '\(name)'"
    case .outcomesDiffer(let rows, let outcomes): "there are \(rows) rows and \(outcomes) outcomes"
    case .weightsDiffer(let rows, let weights): "there are \(rows) rows and \(weights) weights"
    case .badWeight(let what, let rows): "the weight is \(what.rawValue) in \(Self.rows(rows))"
    case .allWeightsZero: "all weights are 0, and no row counts"
    case .targetMissing(let rows): "the target is missing in \(Self.rows(rows))"
    case .targetInfinite(let rows): "the target is infinite in \(Self.rows(rows))"
    case .targetOutside(let kind, let rows): "the target is not \(kind.wording) in \(Self.rows(rows))"
    case .oneOutcomeOnly: "all rows have the same outcome, and there is nothing to tell apart"
    case .targetConstant: "the target is the same in all rows, and there is nothing to learn"
    case .tooFewOfOutcome(let outcome, let rows, let least):
      "only \(Self.rows(rows, "has", "have")) the outcome \(outcome), and a learner needs \(least) to find what they "
        + "share"
    default: featureMessage
    }
  }

  /// What is wrong with a feature.
  private var featureMessage: String {
    switch self {
    case .infiniteFeature(let name): "the feature '\(name)' is infinite in some row"
    case .allMissing(let name): "the feature '\(name)' is missing in all rows"
    case .missingFeature(let name, let rows):
      "the feature '\(name)' is missing in \(Self.rows(rows)), and a regression needs a value everywhere"
    case .badCategory(let name): "the feature '\(name)' has a code that is none of its categories'"
    case .tooManyCategories(let name, let most): "the feature '\(name)' has more than \(most) categories"
    case .categoriesUnsupported(let name, let by, _):
      "the feature '\(name)' has categories, and \(by) takes numbers only"
    case .categoryHasNoOrder(let name): "the feature '\(name)' has categories, which neither rise nor fall"
    case .unknownFeature(let name, _): "there is no feature '\(name)' to constrain"
    case .emptyGroup: "a group of features that may act on one another names none"
    case .constraintsUnsupported(let by): "\(by) cannot keep predictions to directions or groups of features"
    case .validationDiffers: "the rows to validate with have other features or another target than those to learn from"
    case .dependentFeature(let name):
      "the feature '\(name)' is constant, or a sum of others, so that it has no effect of its own"
    case .separatingFeature(let name):
      "the features tell bads and goods apart without error, '\(name)' most of all: no finite coefficient is the best"
    case .unsettled: "the fit does not settle within its iterations"
    default: code
    }
  }

  /// A count of rows, with a verb if need be: `1 row has`, `3 rows have`.
  private static func rows(_ count: Int, _ one: String = "", _ many: String = "") -> String {
    let verb = count == 1 ? one : many
    return "\(count) \(count == 1 ? "row" : "rows")" + (verb.isEmpty ? "" : " \(verb)")
  }

  /// Names with commas and a last word between them.
  static func list(_ names: [String], _ word: String) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
