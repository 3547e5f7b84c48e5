/// The rows a function with `over (…)` looks at.
public struct RowWindow: Sendable {
  /// What rows of one group have in common.
  public let keys: [RowExpression]
  /// What the rows of a group are ordered by; rows that are equal in it follow the row order.
  public let order: [Key]

  /// An expression that rows are ordered by, missing values last.
  public struct Key: Sendable {
    /// The expression.
    public let value: RowExpression
    /// Whether the greatest comes first.
    public let descending: Bool
  }
}
