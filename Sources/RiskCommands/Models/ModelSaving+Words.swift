import RiskStore

extension ModelSaving {
  /// What became of a model of a name, in words: `saved as models/pd1, version 2`.
  func wording(of name: String) -> String {
    switch outcome {
    case .added: "saved as models/\(name)"
    case .newVersion: "saved as models/\(name), version \(version)"
    case .unchanged: "the same as models/\(name), left as it is"
    case .repaired: "the same as models/\(name), whose files are whole again"
    }
  }
}
