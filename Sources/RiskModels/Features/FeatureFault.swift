public import RiskDiagnostics

/// What can be wrong with a feature set and with the values it is given.
public enum FeatureFault: Fault {
  case notABlock
  case empty
  case unnamed
  case duplicate(String)
  case sharedClause(String)
  case badLabel
  case badRange
  case unknownClause(String)
  case notAnEntry
  case notNumeric(String, type: String)
  case unknownInput(String, model: String, near: String?)
  case wrongInput(String, expected: String, found: String)

  public var code: String {
    switch self {
    case .notABlock, .notAnEntry: "not-a-feature"
    case .empty: "no-features"
    case .unnamed: "unnamed-feature"
    case .duplicate: "duplicate-name"
    case .sharedClause: "shared-label"
    case .badLabel: "bad-label"
    case .badRange: "bad-range"
    case .unknownClause: "unknown-clause"
    case .notNumeric: "feature-not-numeric"
    case .unknownInput: "unknown-input"
    case .wrongInput: "wrong-input"
    }
  }

  public var message: String {
    switch self {
    case .notABlock: "features stand in a block"
    case .empty: "a feature set needs at least one feature"
    case .unnamed: "this feature has no name"
    case .duplicate(let name): "the feature '\(name)' is defined twice"
    case .sharedClause(let word): "'\(word)' describes one feature, and this line has several"
    case .badLabel: "a feature's label is a text in quotes"
    case .badRange: "a feature's range is written low..high"
    case .unknownClause(let word): "a feature has no clause '\(word)'"
    case .notAnEntry: "this is not a feature"
    case .notNumeric(let name, let type): "the feature '\(name)' is \(type), and models need numbers"
    case .unknownInput(let name, let model, _): "the model '\(model)' knows no input '\(name)'"
    case .wrongInput(let name, let expected, let found): "the input '\(name)' must be \(expected), not \(found)"
    }
  }

  public var hint: String? {
    switch self {
    case .notABlock, .empty, .notAnEntry:
      "for instance: features base { util = clip(util, 0, 2) as \"Utilisation\" in 0..2 }"
    case .unnamed: "write name = expression"
    case .sharedClause: "give it a line of its own"
    case .unknownClause: "its clauses are as and in"
    case .notNumeric(let name, _): "turn it into a number, for instance: \(name) = if \(name) = 'yes' then 1 else 0"
    case .unknownInput(_, _, let near?): "did you mean '\(near)'?"
    default: nil
    }
  }

  public var status: ExitStatus {
    switch self {
    case .notNumeric, .unknownInput, .wrongInput: .failed
    default: .misused
    }
  }
}
