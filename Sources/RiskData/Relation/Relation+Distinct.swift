public import RiskExpressions

extension Relation {
  /// The rows that differ, in order: of those that are equal the first is kept.
  public func distinct() throws -> Relation { try distinct(by: []) }

  /// The first row of each group of rows with equal keys, in order; without keys, of rows equal in every column.
  ///
  /// Missing values are equal to each other.
  public func distinct(by keys: [RowExpression]) throws -> Relation {
    let number = rowNumber(besides: [])
    let groups = keys.isEmpty ? quotedColumns : try keys.map { try $0.sql() }.joined(separator: ", ")
    let place = "row_number() OVER (PARTITION BY \(groups) ORDER BY \(SQL.quoted(number)))"
    return try chosen("distinct", "\(place) = 1", numbering: number)
  }
}
