public import RiskExpressions

/// Where the numbers of an expression lie.
public struct NumberExtent: Sendable {
  /// How many rows have a finite number, have none, and have one that is not finite.
  public let finite, missing, infinite: Int
  /// The least and the greatest finite number; zero where there is none.
  public let low, high: Double

  /// Takes figures that were found in another way.
  public init(finite: Int, missing: Int, infinite: Int, low: Double, high: Double) {
    (self.finite, self.missing, self.infinite, self.low, self.high) = (finite, missing, infinite, low, high)
  }
}

extension Relation {
  /// Finds where the numbers of an expression lie; dates count in days since 1970-01-01, conditions as 0 and 1.
  public func extent(of expression: RowExpression) throws -> NumberExtent {
    var values: [Value] = []
    let isFinite = "FILTER (WHERE isfinite(v))"
    try read(
      """
      SELECT count(*) \(isFinite), count(*) - count(v), count(v) - count(*) \(isFinite), \
      coalesce(min(v) \(isFinite), 0), coalesce(max(v) \(isFinite), 0) FROM (\(try numbers(expression)))
      """
    ) { values = $0.row(0) }
    let figures = values.map { $0.asNumber ?? 0 }
    guard figures.count == 5 else { return NumberExtent(finite: 0, missing: 0, infinite: 0, low: 0, high: 0) }
    return NumberExtent(
      finite: Int(figures[0]), missing: Int(figures[1]), infinite: Int(figures[2]), low: figures[3], high: figures[4])
  }

  /// Counts the finite numbers between each edge and the next; the last bin holds its upper edge too, and what lies
  /// beyond the outermost edges counts with the outermost bins.
  public func counts(of expression: RowExpression, between edges: [Double]) throws -> [Int] {
    guard let low = edges.first, let high = edges.last, edges.count > 1 else { return [] }
    let bins = edges.count - 1
    // Dividing may miss by the last bit: the edges themselves have the last word.
    let width = "(\(SQL.literal(.number(high / 2 - low / 2))) / \(bins) * 2)"
    let list = "[" + edges.map { SQL.literal(.number($0)) }.joined(separator: ", ") + "]::DOUBLE[]"
    let place = "least(\(bins - 1), greatest(0, floor((v - \(SQL.literal(.number(low)))) / \(width))))"
    var counts = Array(repeating: 0, count: bins)
    try read(
      """
      SELECT CAST(b + CASE WHEN b + 1 < \(bins) AND v >= e[b + 2] THEN 1 WHEN b > 0 AND v < e[b + 1] THEN -1 ELSE 0 END \
      AS BIGINT) AS bin, count(*) FROM (SELECT v, CAST(\(place) AS INTEGER) AS b, \(list) AS e \
      FROM (\(try numbers(expression))) WHERE isfinite(v)) GROUP BY bin
      """
    ) { chunk in
      for row in 0..<chunk.rowCount {
        guard case .integer(let bin) = chunk.columns[0].value(row),
          case .integer(let count) = chunk.columns[1].value(row),
          counts.indices.contains(Int(bin))
        else { continue }
        counts[Int(bin)] = Int(count)
      }
    }
    return counts
  }

  /// Every so manieth row, the first among them, in order.
  public func every(_ step: Int) throws -> Relation {
    guard step > 1 else { return self }
    let places = schema.columns.indices.map { "c\($0)" }
    let items = zip(places, schema.names).map { "\($0) AS \(SQL.quoted($1))" }.joined(separator: ", ")
    return try stage(
      """
      SELECT \(items) FROM (SELECT *, row_number() OVER () AS place FROM (\(query)) AS t(\(places.joined(separator: ", ")))) \
      WHERE place % \(step) = 1
      """)
  }

  /// A query of an expression as numbers in the column `v`.
  private func numbers(_ expression: RowExpression) throws -> String {
    let sql = try expression.sql()
    let value = expression.type == .date ? "date_diff('day', DATE '1970-01-01', \(sql))" : sql
    return "SELECT CAST(\(value) AS DOUBLE) AS v FROM (\(query))"
  }
}
