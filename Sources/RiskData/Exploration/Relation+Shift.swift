import RiskExpressions

/// How a column is spread in some rows: over bins that were cut elsewhere, or over its values.
public struct ColumnSpread: Sendable {
  /// How many rows lack it.
  public let missing: Int
  /// The mean of numbers and conditions.
  public let mean: Double?
  /// How many rows lie below the first edge, from each edge to the next, and from the last on.
  public let bins: [Int]
}

extension Relation {
  /// The values that cut each column's finite numbers into so many parts of equal size, each once and none of them the
  /// least number.
  ///
  /// They lie between neighbours in proportion (R's type 7); dates count in days since 1970-01-01. Where nearly all
  /// numbers are the least one, the one edge is the next above it, so that a change of the rest is seen.
  public func quantileEdges(of columns: [String], parts: Int) throws -> [String: [Double]] {
    var edges: [String: [Double]] = [:]
    var least: [(name: String, low: Double)] = []
    // The engine keeps every number of a column until its quantiles are known: some columns at a time.
    let batch = max(1, min(25, 32_000_000 / max(1, try count())))
    for names in columns.batches(of: batch) {
      for (name, cuts) in zip(names, try quantiles(of: Array(names), parts)) {
        guard let low = cuts.first else { continue }
        edges[name] = cuts.dropFirst().reduce(into: []) { if $1 > $0.last ?? low { $0.append($1) } }
        if edges[name]?.isEmpty ?? true { least.append((name, low)) }
      }
    }
    for names in least.batches(of: 50) {
      let items = names.map { name, low in
        let number = number(name)
        return "min(\(number)) FILTER (WHERE \(number) > \(SQL.literal(.number(low))) AND isfinite(\(number)))"
      }
      try read("SELECT \(items.joined(separator: ", ")) FROM (\(query))") { chunk in
        for (name, next) in zip(names.map(\.name), chunk.row(0)) { edges[name] = next.asNumber.map { [$0] } ?? [] }
      }
    }
    return edges
  }

  /// The least finite number of each column and those that cut it into parts; none where it has no numbers.
  private func quantiles(of columns: [String], _ parts: Int) throws -> [[Double]] {
    let shares = (0..<parts).map { SQL.literal(.number(Double($0) / Double(parts))) }.joined(separator: ", ")
    let lists = columns.enumerated().map { place, name in
      let number = number(name)
      return "quantile_cont(\(number), [\(shares)]) FILTER (WHERE isfinite(\(number))) AS q\(place)"
    }
    let items = columns.indices.flatMap { place in (1...parts).map { "q\(place)[\($0)]" } }
    var values: [Double?] = []
    try read("SELECT \(items.joined(separator: ", ")) FROM (SELECT \(lists.joined(separator: ", ")) FROM (\(query)))") {
      values = $0.row(0).map(\.asNumber)
    }
    return values.batches(of: parts).map { $0.compactMap { $0 } }
  }

  /// Counts the rows of numeric columns between edges, an edge belonging to what is above it; NaN is above all.
  public func spreads(of columns: [(name: String, edges: [Double])]) throws -> [ColumnSpread] {
    let rows = try count()
    var spreads: [ColumnSpread] = []
    for batch in columns.batches(of: 10) {
      let items = batch.flatMap { column -> [String] in
        let number = number(column.name)
        let mean = schema[column.name]?.type == .date ? "CAST(NULL AS DOUBLE)" : mean(of: column.name)
        return ["count(\(number))", mean]
          + column.edges.map { "count(CASE WHEN \(number) < \(SQL.literal(.number($0))) THEN 1 END)" }
      }
      var values: ArraySlice<Value> = []
      try read("SELECT \(items.joined(separator: ", ")) FROM (\(query))") { values = $0.row(0)[...] }
      for column in batch {
        let own = values.prefix(column.edges.count + 2)
        values = values.dropFirst(own.count)
        let present = Int(own.first?.asNumber ?? 0)
        let below = own.dropFirst(2).map { Int($0.asNumber ?? 0) }
        let bins = zip(below + [present], [0] + below).map { $0 - $1 }
        spreads.append(
          ColumnSpread(missing: rows - present, mean: own.dropFirst().first?.asNumber, bins: bins))
      }
    }
    return spreads
  }

  /// How often each value of columns of texts or conditions stands, the missing one among them; nil where a column has
  /// more different ones than a limit.
  public func levelCounts(of columns: [String], limit: Int) throws -> [[String?: Int]?] {
    guard !columns.isEmpty else { return [] }
    let items = columns.enumerated().map { "CAST(\(SQL.quoted($0.element)) AS VARCHAR) AS c\($0.offset)" }
    let parts = columns.indices.map { place in
      "(SELECT CAST(\(place) AS BIGINT), c\(place), count(*) FROM t GROUP BY c\(place) LIMIT \(limit + 2))"
    }
    var counts: [[String?: Int]] = Array(repeating: [:], count: columns.count)
    try read(
      "WITH t AS (SELECT \(items.joined(separator: ", ")) FROM (\(query))) " + parts.joined(separator: " UNION ALL ")
    ) { chunk in
      for row in 0..<chunk.rowCount {
        let values = chunk.row(row)
        let level = values[1].isNull ? nil : values[1].plainText
        counts[Int(values[0].asNumber ?? 0)][level] = Int(values[2].asNumber ?? 0)
      }
    }
    return counts.map { $0.count > limit + 1 ? nil : $0 }
  }

  /// A column as a number.
  private func number(_ name: String) -> String {
    let quoted = SQL.quoted(name)
    guard schema[name]?.type == .date else { return "CAST(\(quoted) AS DOUBLE)" }
    return "CAST(date_diff('day', DATE '1970-01-01', \(quoted)) AS DOUBLE)"
  }

  private func mean(of name: String) -> String {
    ExactMean.sql(SQL.quoted(name), of: schema[name]?.type ?? .number)
  }
}
