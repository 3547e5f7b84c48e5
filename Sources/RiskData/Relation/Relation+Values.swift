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
}
