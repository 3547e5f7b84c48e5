import RiskDiagnostics

extension LearnFault {
  /// What to do about it.
  public var hint: String? {
    switch self {
    case .engineMissing: "run scripts/setup"
    case .unknownLearner(let name, let known):
      Suggestion.hint(for: name, among: known) ?? "the learners are \(Self.list(known, "and"))"
    case .learnerCannot(_, let target):
      "use \(Self.list(Learner.all(of: target).map(\.name), "or"))"
    case .unknownParameter(let name, let learner, let known): Self.optionHint(name, learner, known)
    case .parameterOutOfRange(_, .word(let word), let info): Self.wordHint(word, info)
    case .parameterOutOfRange(_, _, let info): info.written
    case .optionNeeds(let option, let other, let values): "leave out \(option), or add \(other) = \(values.first ?? "")"
    case .optionsAtOdds(_, let remedy): remedy
    case .objectiveCannot(_, _, let fitting): "leave it out, or write objective = \(Self.list(fitting, "or"))"
    case .targetTooSmall: "leave such rows out, or leave out objective"
    case .noValidation(let option): "leave out \(option), or name rows to validate with"
    default: dataHint
    }
  }

  private var dataHint: String? {
    switch self {
    case .badWeight: "leave such rows out: where weight >= 0"
    case .allWeightsZero: "give some rows a weight above 0"
    case .targetMissing, .targetInfinite, .targetOutside: "leave such rows out"
    case .tooFewOfOutcome: "learn from more rows"
    case .infiniteFeature(let name), .allMissing(let name), .tooManyCategories(let name, _),
      .dependentFeature(let name):
      featureHint(name)
    case .missingFeature(let name, _): "give it a value: \(name) = coalesce(\(name), median(\(name)))"
    case .categoriesUnsupported(_, _, let remedy): remedy
    case .categoryHasNoOrder(let name): "leave out the direction of '\(name)'"
    case .unknownFeature(let name, let known):
      Suggestion.hint(for: name, among: known) ?? "the features are \(Self.list(known, "and"))"
    case .emptyGroup: "name two features or more in a group"
    case .constraintsUnsupported: "leave them out, or use a learner of trees"
    case .separatingFeature(let name): "write penalty = ridge, or look at '\(name)': it may know the outcome"
    case .unsettled: "write penalty = ridge, or more iterations"
    default: nil
    }
  }

  private func featureHint(_ name: String) -> String {
    switch self {
    case .infiniteFeature: "keep it within a range: clip(\(name), 0, 1000)"
    case .tooManyCategories: "use frequency(\(name)) or ordinal(\(name))"
    case .dependentFeature: "leave '\(name)' out of the feature set"
    default: "leave '\(name)' out of the feature set"
    }
  }

  /// What an option is called here that goes by another name in Python, or the nearest one, or all.
  private static func optionHint(_ name: String, _ learner: String, _ known: [HyperparameterInfo]) -> String {
    if let info = known.first(where: { $0.otherNames.contains(name) }) {
      return "it is called '\(info.name)' here"
    }
    return Suggestion.hint(for: name, among: known.map(\.name))
      ?? "its options: help \(learner)"
  }

  private static func wordHint(_ word: String, _ info: HyperparameterInfo) -> String {
    guard case .word(let words) = info.domain else { return info.written }
    return Suggestion.nearest(to: word, among: words).map { "\(info.name) = \($0)" } ?? info.written
  }
}
