import RiskExpressions

/// Which rows a join gives.
public enum JoinKind: String, Sendable, CaseIterable {
  /// Pairs of rows with equal keys.
  case inner
  /// The same, and the rows without a partner.
  case left
  /// The same, and the other side's rows without a partner, which come last.
  case full
  /// The rows that have a partner, each once.
  case semi
  /// The rows that have none.
  case anti
  /// Every row, with the other side's nearest row: the last one at or before it, say.
  case asof
}

/// What rows are joined by.
public struct JoinRequest: Sendable {
  /// Columns whose values are equal in a pair.
  public struct Key: Sendable, Equatable {
    public let left, right: String

    /// A column of each side.
    public init(_ left: String, _ right: String) {
      self.left = left
      self.right = right
    }
  }

  /// How two columns compare where the nearest row is wanted.
  public enum Nearness: String, Sendable, CaseIterable {
    case atOrBefore = ">="
    case before = ">"
    case atOrAfter = "<="
    case after = "<"
  }

  /// Which rows come out.
  public let kind: JoinKind
  /// The columns with equal values.
  public let keys: [Key]
  /// The columns of which the nearest is taken, for `asof`.
  public let nearest: (key: Key, by: Nearness)?
  /// What stands behind the other side's names that are taken.
  public let suffix: String

  /// Puts a request together.
  public init(_ kind: JoinKind, keys: [Key], nearest: (key: Key, by: Nearness)? = nil, suffix: String) {
    self.kind = kind
    self.keys = keys
    self.nearest = nearest
    self.suffix = suffix
  }

  /// All pairs of columns that are compared.
  var allKeys: [Key] { keys + (nearest.map { [$0.key] } ?? []) }
}
