/// The words that may begin a clause.
public enum ClauseWord {
  /// All of them; a command that declares a clause takes its word from here.
  public static let all: Set<String> = [
    "against", "as", "at", "by", "changing", "every", "features", "for", "from", "horizon", "in", "into", "keeping",
    "like", "named", "of", "on", "order", "over", "seasonal", "set", "step", "stratify", "table", "target", "to", "top",
    "unit", "until", "using", "vary", "when", "where", "with",
  ]
}
