import RiskExpressions

extension Relation {
  /// What the engine can say of a column without keeping its values: the number of different ones and the quartiles are
  /// estimates, everything else is exact.
  func estimate(_ column: Schema.Column, rows: Int) throws -> ColumnProfile {
    let name = SQL.quoted(column.name)
    let isFigure = column.type.isNumeric || column.type == .null
    let finite = "FILTER (WHERE isfinite(\(name)))"
    var items = ["count(\(name))", "approx_count_distinct(\(name))", "min(\(name))", "max(\(name))"]
    if isFigure {
      items += [0.25, 0.5, 0.75].map { "approx_quantile(CAST(\(name) AS DOUBLE), \($0))" }
      items += ["exact_mean(CAST(\(name) AS DOUBLE))", "count(*) FILTER (WHERE \(name) = 0)"]
      items +=
        column.type == .number
        ? ["min(\(name)) \(finite)", "max(\(name)) \(finite)"] : ["min(\(name))", "max(\(name))"]
    }
    var values: [Value] = []
    try read("SELECT \(items.joined(separator: ", ")) FROM (\(query))") { values = $0.row(0) }
    let figures = values.map { $0.asNumber }
    let present = figures[0].map { Int($0) } ?? 0
    return ColumnProfile(
      column: column, missing: rows - present, distinct: figures[1].map { Int($0) } ?? 0,
      zeros: isFigure ? figures[8].map { Int($0) } : nil, isEstimated: true, minimum: values[2], maximum: values[3],
      mean: isFigure ? figures[7] : nil, quartiles: isFigure ? Relation.quartiles(figures[4...6]) : nil,
      histogram: try histogram(of: column, from: isFigure ? figures[9] : nil, to: isFigure ? figures[10] : nil),
      mostFrequent: column.type == .text ? try mostFrequentText(of: name) : nil)
  }

  private static func quartiles(_ figures: ArraySlice<Double?>) -> (first: Double, median: Double, third: Double)? {
    let known = figures.compactMap { $0 }
    return known.count == 3 ? (known[0], known[1], known[2]) : nil
  }

  private func histogram(of column: Schema.Column, from low: Double?, to high: Double?) throws -> [Int]? {
    guard let low, let high, let expression = RowExpression.column(column.name, in: schema) else { return nil }
    let width = (high / 2 - low / 2) / Double(ColumnProfile.bins) * 2
    let edges = (0..<ColumnProfile.bins).map { low + width * Double($0) } + [high]
    return try counts(of: expression, between: edges)
  }

  private func mostFrequentText(of name: String) throws -> (text: String, count: Int)? {
    var found: (text: String, count: Int)?
    try read(
      """
      SELECT \(name), count(*) FROM (\(query)) WHERE \(name) IS NOT NULL GROUP BY \(name) \
      ORDER BY count(*) DESC, \(name) LIMIT 1
      """
    ) { chunk in
      if case .text(let text) = chunk.columns[0].value(0), case .integer(let count) = chunk.columns[1].value(0) {
        found = (text, Int(count))
      }
    }
    return found
  }
}
