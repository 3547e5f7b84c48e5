import RiskExpressions

/// Finds the types of columns of text from every one of their values.
///
/// - A column of `true` and `false` (whatever their case) is boolean.
/// - A column of whole numbers as a computer writes them (no leading zeros, at most 64 bits) is of integers.
/// - A column of numbers is of numbers; one in which a number has leading zeros, such as a postal code, or a plus sign,
///   such as a telephone number, is text.
/// - Blanks around a number do not count.
/// - A column of days written `2024-03-31` is of dates.
/// - A column without any value is of numbers; every other is text.
///
/// The first rows say what a column can still be; then one reading of all rows tests only that. Columns are tested in
/// batches: the engine compares every count of a query with every other.
struct ColumnTyping {
  /// How many values there are, and how many of them could be of each type tested.
  private struct Tally {
    var present = 0
    var matching: [ScalarType: Int] = [:]

    /// The narrowest type that all values are of.
    var type: ScalarType {
      guard present > 0 else { return .null }
      return ColumnTyping.order.first { matching[$0] == present } ?? .text
    }
  }

  private static let order: [ScalarType] = [.boolean, .integer, .number, .date]
  private static let sampleSize = 1000
  /// How many columns a query over all rows tests.
  private static let batch = 100

  let count: Int
  let source: String
  let database: Database

  /// The types, and how many rows there are.
  func find() throws -> (types: [ScalarType], rows: Int) {
    let sample = try sample()
    if sample.rows < ColumnTyping.sampleSize { return (sample.tallies.map { $0.type.ofColumn }, sample.rows) }
    let candidates = sample.tallies.enumerated().map { (column: $0, types: ColumnTyping.candidates($1.type)) }
    let all = try tally(candidates)
    var types = all.tallies.map { $0.type.ofColumn }
    // What seemed whole in the first rows may still be numbers.
    let undecided = candidates.filter { $0.types == [.integer] && types[$0.column] == .text }
    let wider = try tally(undecided.map { (column: $0.column, types: [.number]) })
    for (place, tally) in zip(undecided, wider.tallies) { types[place.column] = tally.type }
    return (types, all.rows)
  }

  /// Counts what the first rows hold, one value a row: a query with a few counts is fast however wide the file is.
  private func sample() throws -> (tallies: [Tally], rows: Int) {
    let names = (0..<count).map { "c\($0)" }.joined(separator: ", ")
    let tests = ColumnTyping.order.map { "count(CASE WHEN \(ColumnTyping.test($0, "x")) THEN 1 END)" }
    let sql = """
      SELECT i, count(*), count(x), \(tests.joined(separator: ", ")) FROM (SELECT unnest(range(\(count))) AS i, \
      unnest([\(names)]) AS x FROM (SELECT * FROM \(source) LIMIT \(ColumnTyping.sampleSize))) GROUP BY i
      """
    var (tallies, rows) = (Array(repeating: Tally(), count: count), 0)
    let result = try database.run(sql)
    while try result.nextChunk({ chunk in
      for row in 0..<chunk.rowCount {
        let counts = chunk.row(row).map { $0.asNumber.map { Int($0) } ?? 0 }
        rows = counts[1]
        tallies[counts[0]].present = counts[2]
        for (type, count) in zip(ColumnTyping.order, counts[3...]) { tallies[counts[0]].matching[type] = count }
      }
    }) {}
    return (tallies, rows)
  }

  /// What a column can be whose first values are of a type: types only ever widen.
  private static func candidates(_ type: ScalarType) -> [ScalarType] {
    switch type {
    case .null: order
    case .text: []
    case .boolean, .integer, .number, .date: [type]
    }
  }

  /// Counts what columns hold, so many columns a query.
  private func tally(_ columns: [(column: Int, types: [ScalarType])]) throws -> (tallies: [Tally], rows: Int) {
    var found: (tallies: [Tally], rows: Int) = ([], 0)
    for start in stride(from: 0, to: columns.count, by: ColumnTyping.batch) {
      let part = try tally(columns[start..<min(start + ColumnTyping.batch, columns.count)])
      found = (found.tallies + part.tallies, part.rows)
    }
    return found
  }

  private func tally(
    _ columns: ArraySlice<(column: Int, types: [ScalarType])>
  ) throws -> (tallies: [Tally], rows: Int) {
    var items = ["count(*)"]
    for (column, types) in columns {
      items.append("count(c\(column))")
      items += types.map { "count(CASE WHEN \(ColumnTyping.test($0, "c\(column)")) THEN 1 END)" }
    }
    var counts: [Int] = []
    let result = try database.run("SELECT \(items.joined(separator: ", ")) FROM \(source)")
    _ = try result.nextChunk { counts = $0.row(0).map { $0.asNumber.map { Int($0) } ?? 0 } }
    var remaining = counts[...]
    let rows = remaining.popFirst() ?? 0
    let tallies = columns.map { _, types in
      var tally = Tally(present: remaining.popFirst() ?? 0)
      for type in types { tally.matching[type] = remaining.popFirst() ?? 0 }
      return tally
    }
    return (tallies, rows)
  }

  /// A condition that a text could be a value of a type.
  private static func test(_ type: ScalarType, _ text: String) -> String {
    switch type {
    case .boolean: "lower(\(text)) IN ('true', 'false')"
    case .integer:
      """
      CAST(TRY_CAST(\(text) AS BIGINT) AS VARCHAR) = \
      CASE WHEN \(text) < '!' OR suffix(\(text), ' ') THEN trim(\(text), ' \t') ELSE \(text) END
      """
    case .number:
      """
      TRY_CAST(\(text) AS DOUBLE) IS NOT NULL AND NOT contains(\(text), '_') AND CASE \
      WHEN \(text) < '!' THEN \(number("ltrim(\(text), ' \t')")) ELSE \(number(text)) END
      """
    case .date:
      """
      length(\(text)) = 10 AND substr(\(text), 5, 1) = '-' \
      AND CAST(TRY_CAST(CASE WHEN length(\(text)) = 10 THEN \(text) END AS DATE) AS VARCHAR) = \(text)
      """
    case .null, .text: "TRUE"
    }
  }

  /// A condition that a text the engine reads as a number begins as we write one: with a point or a digit, behind a
  /// minus sign or not, and no zero before another digit; or that it is the infinity we save.
  private static func number(_ text: String) -> String {
    """
    (\(text) >= '-' AND \(text) < ':' AND NOT (\(text) >= '-:' AND \(text) < '.') \
    AND NOT (\(text) >= '00' AND \(text) < '0:') AND NOT (\(text) >= '-00' AND \(text) < '-0:') \
    OR \(text) IN ('inf', '-inf'))
    """
  }
}
