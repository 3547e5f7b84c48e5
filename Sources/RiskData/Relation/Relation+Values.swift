public import RiskExpressions

extension Relation {
  /// The values of a column among the first rows, the most frequent first; nil where there are more than a limit.
  public func commonValues(of column: String, limit: Int, amongFirst rows: Int) throws -> [Value]? {
    let name = SQL.quoted(column)
    let sample = "SELECT \(name) AS v FROM (\(query)) LIMIT \(rows)"
    var values: [Value] = []
    try read(
      "SELECT v FROM (\(sample)) WHERE v IS NOT NULL GROUP BY v ORDER BY count(*) DESC, v LIMIT \(limit + 1)"
    ) { chunk in
      for row in 0..<chunk.rowCount { values.append(chunk.columns[0].value(row)) }
    }
    return values.count > limit ? nil : values
  }

  /// The values of an expression in order, missing ones last, with how many rows have each; at most so many values.
  public func levels(of expression: RowExpression, limit: Int) throws -> [(value: Value, count: Int)] {
    let value = "CAST(\(try expression.sql()) AS \(expression.type.physical))"
    var levels: [(value: Value, count: Int)] = []
    try read(
      "SELECT v, count(*) FROM (SELECT \(value) AS v FROM (\(query))) GROUP BY v ORDER BY v NULLS LAST LIMIT \(limit)"
    ) { chunk in
      for row in 0..<chunk.rowCount {
        guard case .integer(let count) = chunk.columns[1].value(row) else { continue }
        levels.append((chunk.columns[0].value(row), Int(count)))
      }
    }
    return levels
  }
}
