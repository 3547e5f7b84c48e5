public import RiskDiagnostics

/// What can go wrong when a model is trained.
public enum LearnFault: Fault, Equatable {
  case engineMissing(engine: String, reason: String)
  case engineFailed(engine: String, reason: String)
  case unknownParameter(name: String, learner: String, known: [String])
  case parameterOutOfRange(name: String, given: Double, info: HyperparameterInfo)
  case noRows
  case noFeatures
  case outcomesDiffer(rows: Int, outcomes: Int)
  case oneOutcomeOnly
  case infiniteFeature(column: Int)
  case interrupted

  /// The stable name users search for.
  public var code: String {
    switch self {
    case .engineMissing: "engine-missing"
    case .engineFailed: "engine-failed"
    case .unknownParameter: "unknown-parameter"
    case .parameterOutOfRange: "parameter-out-of-range"
    case .noRows: "no-rows"
    case .noFeatures: "no-features"
    case .outcomesDiffer: "outcomes-differ"
    case .oneOutcomeOnly: "one-outcome-only"
    case .infiniteFeature: "infinite-feature"
    case .interrupted: "interrupted"
    }
  }

  /// What is wrong.
  public var message: String {
    switch self {
    case .engineMissing(let engine, let reason): "\(engine) cannot be loaded: \(reason)"
    case .engineFailed(let engine, let reason): "\(engine) cannot do it: \(reason)"
    case .unknownParameter(let name, let learner, _): "the learner \(learner) has no option '\(name)'"
    case .parameterOutOfRange(let name, let given, let info):
      "the option '\(name)' takes \(info.allowed), not \(HyperparameterInfo.text(given))"
    case .noRows: "there are no rows to learn from"
    case .noFeatures: "there are no features to learn from"
    case .outcomesDiffer(let rows, let outcomes): "there are \(rows) rows and \(outcomes) outcomes"
    case .oneOutcomeOnly: "all rows have the same outcome, and there is nothing to tell apart"
    case .infiniteFeature(let column): "feature number \(column + 1) is infinite in some row"
    case .interrupted: "the training is interrupted and leaves no model"
    }
  }

  /// What to do about it.
  public var hint: String? {
    switch self {
    case .engineMissing: "run scripts/setup"
    case .unknownParameter(let name, _, let known):
      Suggestion.hint(for: name, among: known) ?? "its options are \(known.joined(separator: ", "))"
    case .parameterOutOfRange(let name, _, let info): "\(name) \(HyperparameterInfo.text(info.defaultValue))"
    case .engineFailed, .noRows, .noFeatures, .outcomesDiffer, .oneOutcomeOnly, .infiniteFeature, .interrupted: nil
    }
  }

  /// How a script ends that meets the fault.
  public var status: ExitStatus { self == .interrupted ? .interrupted : .failed }
}
