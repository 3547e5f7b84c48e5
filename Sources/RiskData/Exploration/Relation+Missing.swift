public import RiskExpressions

/// Where values are missing.
public struct MissingProfile: Sendable {
  /// How many rows there are, and how many of them lack nothing.
  public let rows, completeRows: Int
  /// The columns that lack values, in the order of the table.
  public let columns: [Column]
  /// The sets of columns that are missing together, the most frequent first.
  public let patterns: [Pattern]
  /// How many such sets there are in all.
  public let patternCount: Int

  /// A column that lacks values.
  public struct Column: Sendable {
    /// Its name.
    public let name: String
    /// How many rows lack it.
    public let count: Int
    /// The mean of the target where it is missing, and where it is present.
    public let targetMissing, targetPresent: Double?
  }

  /// Columns that are missing together.
  public struct Pattern: Sendable {
    /// Their names in the order of the table.
    public let names: [String]
    /// How many rows lack these and no others.
    public let count: Int
  }
}

extension Relation {
  /// How many columns' gaps are looked at together; beyond that only each by itself.
  private static let patternWidth = 500

  /// Finds which columns lack values, which of them together, and the mean of a target where they do.
  public func missingProfile(target: RowExpression?, patterns limit: Int) throws -> MissingProfile {
    let rows = try count()
    let missing = zip(schema.names, try missingCounts(of: schema.names)).filter { $0.1 > 0 }
    let columns = try lacking(missing.map { (name: $0, count: $1) }, target)
    let together = missing.prefix(Relation.patternWidth).map(\.0)
    let (patterns, patternCount, complete) = try missingTogether(together, limit)
    return MissingProfile(
      rows: rows, completeRows: complete ?? rows, columns: columns, patterns: patterns, patternCount: patternCount)
  }

  /// How many rows lack each of some columns.
  public func missingCounts(of columns: [String]) throws -> [Int] {
    var missing: [Int] = []
    for batch in columns.batches(of: 500) {
      let items = batch.map { "count(*) - count(\(SQL.quoted($0)))" }.joined(separator: ", ")
      try read("SELECT \(items) FROM (\(query))") { missing += $0.row(0).map { Int($0.asNumber ?? 0) } }
    }
    return missing
  }

  private func lacking(
    _ columns: [(name: String, count: Int)], _ target: RowExpression?
  ) throws -> [MissingProfile.Column] {
    guard let target else {
      return columns.map {
        MissingProfile.Column(name: $0.name, count: $0.count, targetMissing: nil, targetPresent: nil)
      }
    }
    let value = try target.sql()
    var means: [Double?] = []
    for batch in columns.batches(of: 50) {
      let items = batch.flatMap { column in
        let name = SQL.quoted(column.name)
        return ["\(name) IS NULL", "\(name) IS NOT NULL"].map {
          ExactMean.sql("CASE WHEN \($0) THEN \(value) END", of: target.type)
        }
      }
      try read("SELECT \(items.joined(separator: ", ")) FROM (\(query))") { means += $0.row(0).map(\.asNumber) }
    }
    return columns.enumerated().map { place, column in
      MissingProfile.Column(
        name: column.name, count: column.count, targetMissing: means[place * 2], targetPresent: means[place * 2 + 1])
    }
  }

  /// The patterns as texts of a 1 for each gap, which are counted like any other values.
  private func missingTogether(
    _ names: [String], _ limit: Int
  ) throws -> ([MissingProfile.Pattern], count: Int, complete: Int?) {
    guard !names.isEmpty else { return ([], 0, nil) }
    let gaps = names.map { "CASE WHEN \(SQL.quoted($0)) IS NULL THEN '1' ELSE '0' END" }
    let none = SQL.literal(String(repeating: "0", count: names.count))
    var (patterns, count, complete): ([MissingProfile.Pattern], Int, Int) = ([], 0, 0)
    try read(
      """
      WITH g AS (SELECT gaps, count(*) AS n FROM (SELECT \(gaps.joined(separator: " || ")) AS gaps FROM (\(query))) \
      GROUP BY gaps), k AS (SELECT CAST(count(*) AS BIGINT) AS k FROM g WHERE gaps <> \(none)) \
      SELECT gaps, n, k, CAST((SELECT coalesce(sum(n), 0) FROM g WHERE gaps = \(none)) AS BIGINT) FROM g, k \
      ORDER BY gaps = \(none), n DESC, gaps DESC LIMIT \(limit)
      """
    ) { chunk in
      for row in 0..<chunk.rowCount {
        let values = chunk.row(row)
        (count, complete) = (Int(values[2].asNumber ?? 0), Int(values[3].asNumber ?? 0))
        let missing = zip(names, values[0].plainText).filter { $0.1 == "1" }.map(\.0)
        if !missing.isEmpty {
          patterns.append(MissingProfile.Pattern(names: missing, count: Int(values[1].asNumber ?? 0)))
        }
      }
    }
    return (patterns, count, complete)
  }
}

/// The mean of values of a type, the same whatever the order they are added in.
enum ExactMean {
  static func sql(_ value: String, of type: ScalarType) -> String {
    guard type == .number else { return "avg(CAST(\(value) AS BIGINT))" }
    return "(exact_sum(\(value)) / nullif(count(\(value)), 0))"
  }
}

extension Array {
  /// The items in pieces of at most so many.
  func batches(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
