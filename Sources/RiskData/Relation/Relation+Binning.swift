public import RiskExpressions

extension Relation {
  /// The bin of a row without a value.
  public static let missingBin = "missing"

  /// The edges that put the values of an expression into bins, learned by a query where they depend on the values.
  public func edges(of value: RowExpression, _ binning: Binning) throws -> BinEdges {
    switch binning {
    case .edges(let edges): return BinEdges(edges)
    case .equalCounts(let count):
      let shares = (1..<max(2, count)).map { "\(Double($0) / Double(max(1, count)))" }.joined(separator: ", ")
      let figures = try finite(value, "unnest(quantile_cont(v, [\(shares)])), min(v)")
      return BinEdges(quantiles: count > 1 ? figures.map { $0[0] } : [], above: figures.first?[1] ?? 0)
    case .width(let width):
      guard let range = try finite(value, "min(v), max(v)").first else { return BinEdges([]) }
      guard let edges = BinEdges(width: width, from: range[0], through: range[1]) else {
        throw DataFault.tooManyBins(BinEdges.limit)
      }
      return edges
    }
  }

  /// Figures over the values that are finite numbers; rows with a missing figure are left out.
  private func finite(_ value: RowExpression, _ figures: String) throws -> [[Double]] {
    let number = "CAST(\(try value.sql()) AS DOUBLE)"
    var rows: [[Double]] = []
    try read("SELECT \(figures) FROM (SELECT \(number) AS v FROM (\(query))) WHERE isfinite(v)") { chunk in
      for row in 0..<chunk.rowCount {
        let numbers = chunk.row(row).compactMap(\.asNumber)
        if numbers.count == chunk.columns.count { rows.append(numbers) }
      }
    }
    return rows
  }

  /// The rows with the name of each value's bin in a column more.
  public func binned(_ value: RowExpression, at edges: BinEdges, as column: String) throws -> Relation {
    let sql = try value.sql()
    let labels = edges.labels.map { SQL.literal($0) }
    let number = value.type == .number ? sql : "CAST(\(sql) AS DOUBLE)"
    let tests = zip(edges.inner, labels).map { " WHEN \(number) < \(SQL.literal(.number($0))) THEN \($1)" }
    let missing = SQL.literal(Relation.missingBin)
    let bin =
      "CASE WHEN \(sql) IS NULL OR isnan(\(number)) THEN \(missing)\(tests.joined()) ELSE \(labels[labels.count - 1]) END"
    let kept = schema.columns.filter { $0.name != column }
    let items = kept.map { SQL.quoted($0.name) } + ["\(bin) AS \(SQL.quoted(column))"]
    let list = items.joined(separator: ", ")
    return try stage("bin", kept + [Schema.Column(column, .text)], count: knownCount) { "SELECT \(list) FROM \($0)" }
  }
}
