public import RiskExpressions

/// Rows that come more than once.
public struct DuplicateProfile: Sendable {
  /// How many rows there are.
  public let rows: Int
  /// How many groups of equal rows there are, each of two rows at least.
  public let groups: Int
  /// How many rows are in them.
  public let repeated: Int
  /// The largest groups: the key's values, where there is a key, the number of the first row, and how many there are.
  public let examples: [(key: [Value], firstRow: Int, count: Int)]
}

extension Relation {
  /// Finds rows with equal keys, missing ones being equal to each other; rows that are equal throughout without keys.
  public func duplicates(by keys: [RowExpression]?, examples limit: Int) throws -> DuplicateProfile {
    let rows = try count()
    let number = rowNumber(besides: [])
    let items = try keys?.map { try $0.sql(rowNumber: number) } ?? schema.names.map { SQL.quoted($0) }
    let names = items.indices.map { "k\($0)" }
    let keyed = zip(items, names).map { "\($0) AS \($1)" }.joined(separator: ", ")
    let list = names.joined(separator: ", ")
    var (groups, repeated): (Int, Int) = (0, 0)
    var examples: [(key: [Value], firstRow: Int, count: Int)] = []
    try read(
      """
      WITH g AS (SELECT \(list), count(*) AS n, min(r) AS f FROM \
      (SELECT \(keyed), \(SQL.quoted(number)) AS r FROM \(numbered(number))) GROUP BY \(list) HAVING count(*) > 1) \
      SELECT count(*) OVER (), CAST(sum(n) OVER () AS BIGINT), n, f\
      \(keys == nil ? "" : ", " + list) FROM g ORDER BY n DESC, f LIMIT \(limit)
      """
    ) { chunk in
      for row in 0..<chunk.rowCount {
        let values = chunk.row(row)
        let figures = values.prefix(4).map { Int($0.asNumber ?? 0) }
        (groups, repeated) = (figures[0], figures[1])
        examples.append((Array(values.dropFirst(4)), figures[3], figures[2]))
      }
    }
    return DuplicateProfile(rows: rows, groups: groups, repeated: repeated, examples: examples)
  }
}
