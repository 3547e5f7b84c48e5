public import RiskExpressions

/// What must hold for rows.
public struct RowRule: Sendable {
  /// What must hold.
  public let demand: Demand
  /// For which rows; nil for all.
  public let rows: RowExpression?

  /// The kinds of rules.
  public enum Demand: Sendable {
    /// A condition is true for each row; where it cannot be told, for want of a value, the rule is not broken.
    case holds(RowExpression)
    /// No two rows have the same key; missing values are equal to each other.
    case unique([RowExpression])
    /// Each value, where there is one, stands in a column of other rows.
    case refers(RowExpression, to: Relation, column: String)
    /// A condition on aggregates is true for all rows together.
    case holdsInAll(RowExpression)
  }

  /// Makes a rule.
  public init(_ demand: Demand, for rows: RowExpression? = nil) {
    self.demand = demand
    self.rows = rows
  }

  /// What a test of a rule found.
  public struct Finding: Sendable {
    /// How many rows break it; for a condition on all rows together 1 or 0.
    public let broken: Int
    /// For how many rows it cannot be told.
    public let unknown: Int
    /// The numbers of the first rows that break it, from 1 on.
    public let examples: [Int]

    /// Whether nothing breaks it.
    public var isKept: Bool { broken == 0 }
  }
}

extension RowRule {
  /// SQL that is true for the rows the rule is about.
  func scope(_ rowNumber: String) throws(ExpressionFault) -> String {
    guard let rows else { return "TRUE" }
    return "coalesce(\(try rows.sql(rowNumber: rowNumber)), FALSE)"
  }

  /// SQL that is true for each row that breaks the rule; nil for a rule on all rows together.
  func breach(_ rowNumber: String) throws(ExpressionFault) -> String? {
    let scope = try scope(rowNumber)
    switch demand {
    case .holds(let condition): return "\(scope) AND NOT (\(try condition.sql(rowNumber: rowNumber)))"
    case .unique(let keys):
      let list = try keys.sql(rowNumber).joined(separator: ", ")
      return "\(scope) AND count(*) OVER (PARTITION BY \(scope), \(list)) > 1"
    case .refers(let value, let other, let column):
      let known = "SELECT \(SQL.quoted(column)) FROM (\(other.query)) WHERE \(SQL.quoted(column)) IS NOT NULL"
      return "\(scope) AND (\(try value.sql(rowNumber: rowNumber))) NOT IN (\(known))"
    case .holdsInAll: return nil
    }
  }
}

extension [RowExpression] {
  func sql(_ rowNumber: String) throws(ExpressionFault) -> [String] {
    var texts: [String] = []
    for expression in self { texts.append(try expression.sql(rowNumber: rowNumber)) }
    return texts
  }
}
