public import RiskDiagnostics

/// What can be wrong with the numbers a statistic is to be made of.
public enum StatsFault: Fault, Equatable {
  case noCases
  case oneClassOnly
  case lengthsDiffer(scores: Int, outcomes: Int)
  case notAProbability

  /// The stable name users search for.
  public var code: String {
    switch self {
    case .noCases: "no-cases"
    case .oneClassOnly: "one-class-only"
    case .lengthsDiffer: "lengths-differ"
    case .notAProbability: "not-a-probability"
    }
  }

  /// What is wrong.
  public var message: String {
    switch self {
    case .noCases: "there are no cases to measure"
    case .oneClassOnly: "all cases have the same outcome, and a ranking needs good and bad ones"
    case .lengthsDiffer(let scores, let outcomes): "there are \(scores) scores and \(outcomes) outcomes"
    case .notAProbability: "a score is not a probability between 0 and 1"
    }
  }

  /// What to do about it.
  public var hint: String? {
    switch self {
    case .noCases, .oneClassOnly, .lengthsDiffer, .notAProbability: nil
    }
  }
}
