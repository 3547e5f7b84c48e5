public import RiskExpressions

extension Relation {
  /// Counts the finite numbers between each edge and the next for each value of another expression, in the order of its
  /// values, missing ones last; what lies beyond the outermost edges counts with the outermost bins.
  public func counts(
    of expression: RowExpression, between edges: [Double], by key: RowExpression, groups limit: Int
  ) throws -> [(key: Value, counts: [Int])] {
    let sql = try expression.sql()
    let number = expression.type == .date ? "date_diff('day', DATE '1970-01-01', \(sql))" : sql
    let below = edges.dropFirst().dropLast().map { "count(CASE WHEN v < \(SQL.literal(.number($0))) THEN 1 END)" }
    var groups: [(key: Value, counts: [Int])] = []
    try read(
      """
      SELECT k, \((below + ["count(*)"]).joined(separator: ", ")) FROM \
      (SELECT CAST(\(number) AS DOUBLE) AS v, \(try key.sql()) AS k FROM (\(query))) WHERE isfinite(v) \
      GROUP BY k ORDER BY k NULLS LAST LIMIT \(limit)
      """
    ) { chunk in
      for row in 0..<chunk.rowCount {
        let values = chunk.row(row)
        let upTo = values.dropFirst().map { Int($0.asNumber ?? 0) }
        groups.append((values[0], zip(upTo, [0] + upTo).map { $0 - $1 }))
      }
    }
    return groups
  }
}
