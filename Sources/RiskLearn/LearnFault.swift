public import RiskDiagnostics

/// What can go wrong when a model is trained.
public enum LearnFault: Fault, Equatable {
  case engineMissing(engine: String, reason: String)
  case engineFailed(engine: String, reason: String)
  case unknownLearner(name: String, known: [String])
  case learnerCannot(learner: String, target: TargetKind)
  case unknownParameter(name: String, learner: String, known: [HyperparameterInfo])
  case parameterOutOfRange(name: String, given: OptionValue, info: HyperparameterInfo)
  case optionNeeds(option: String, other: String, values: [String])
  case optionsAtOdds(reason: String, remedy: String)
  case objectiveCannot(objective: String, target: TargetKind, fitting: [String])
  case targetTooSmall(objective: String, isZeroAllowed: Bool, rows: Int)
  case noValidation(option: String)
  case noRows
  case tooManyRows
  case noFeatures
  case namesDiffer(names: Int, columns: Int)
  case featureTwice(String)
  case outcomesDiffer(rows: Int, outcomes: Int)
  case weightsDiffer(rows: Int, weights: Int)
  case badWeight(BadWeight, rows: Int)
  case allWeightsZero
  case targetMissing(rows: Int)
  case targetInfinite(rows: Int)
  case targetOutside(TargetKind, rows: Int)
  case oneOutcomeOnly
  case targetConstant
  case tooFewOfOutcome(Int, rows: Int, least: Int)
  case infiniteFeature(String)
  case allMissing(feature: String)
  case missingFeature(String, rows: Int)
  case badCategory(feature: String)
  case tooManyCategories(feature: String, most: Int)
  case categoriesUnsupported(feature: String, by: String, remedy: String)
  case categoryHasNoOrder(feature: String)
  case unknownFeature(String, known: [String])
  case emptyGroup
  case constraintsUnsupported(by: String)
  case validationDiffers
  case dependentFeature(String)
  case separatingFeature(String)
  case unsettled
  case interrupted

  /// What is wrong with a weight.
  public enum BadWeight: String, Sendable {
    case missing, negative, infinite
  }

  /// How a script ends that meets the fault.
  public var status: ExitStatus { self == .interrupted ? .interrupted : .failed }
}
