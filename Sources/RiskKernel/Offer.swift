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

extension ArgumentType {
  /// The same type, with what Tab offers for it and the words that may follow what was written.
  public func offering(_ offers: Offer..., then followers: [String] = []) -> ArgumentType {
    var type = self
    (type.offers, type.followers) = (offers, followers)
    return type
  }
}
