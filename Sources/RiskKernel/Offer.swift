public import RiskSyntax

/// What Tab offers for an argument whose form alone does not tell.
public enum Offer: Sendable {
  /// Things of some kinds.
  case things([String])
  /// The columns of the rows in the line.
  case columns
  /// The language's functions, once a letter of one is typed.
  case functions
  /// Files, in quotes.
  case files
  /// Words that are no names.
  case words([String])
  /// What help explains.
  case topics
}

extension ParameterInfo {
  /// Whether a name is one of the words that mean something else here; in backticks it is a name.
  public func isWord(_ name: Identifier) -> Bool {
    guard let offers, !name.isQuoted else { return false }
    return offers.contains { if case .words(let words) = $0 { words.contains(name.text) } else { false } }
  }
}

extension ArgumentType {
  /// The same type, with what Tab offers for it and the words that may follow what was written.
  public func offering(_ offers: Offer..., then followers: [String] = []) -> ArgumentType {
    var type = self
    (type.offers, type.followers) = (offers, followers)
    return type
  }
}
