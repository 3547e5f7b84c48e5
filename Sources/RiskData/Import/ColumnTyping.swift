import RiskExpressions

/// Finds the types of columns of text from every one of their values.
///
/// - A column of `true` and `false` (whatever their case) is boolean.
/// - A column of whole numbers as a computer writes them (no leading zeros, at most 64 bits) is of integers.
/// - A column of numbers is of numbers; one in which a number has leading zeros, such as a postal code, is text.
/// - A column of days written `2024-03-31` is of dates.
/// - A column without any value is of numbers; every other is text.
///
/// The first rows say what a column can still be; then one reading of all rows tests only that.
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

  let count: Int
  let source: String
  let database: Database

  /// The types, and how many rows there are.
  func find() throws -> (types: [ScalarType], rows: Int) {
    let everything = Array(repeating: ColumnTyping.order, count: count)
    let sample = try tally(everything, from: "(SELECT * FROM \(source) LIMIT \(ColumnTyping.sampleSize))")
    var candidates = sample.tallies.map { ColumnTyping.candidates($0.type) }
    while true {
      let all = try tally(candidates, from: source)
      let undecided = all.tallies.indices.filter { candidates[$0] == [.integer] && all.tallies[$0].type == .text }
      if undecided.isEmpty { return (all.tallies.map { $0.type.ofColumn }, all.rows) }
      // What seemed whole in the first rows may still be numbers.
      for index in undecided { candidates[index] = [.number] }
    }
  }

  /// What a column can be whose first values are of a type: types only ever widen.
  private static func candidates(_ type: ScalarType) -> [ScalarType] {
    switch type {
    case .null: order
    case .text: []
    case .boolean, .integer, .number, .date: [type]
    }
  }

  private func tally(
    _ candidates: [[ScalarType]], from source: String
  ) throws -> (tallies: [Tally], rows: Int) {
    var items = ["count(*)"]
    for (index, types) in candidates.enumerated() {
      items.append("count(c\(index))")
      items += types.map { "count(CASE WHEN \(ColumnTyping.test($0, "c\(index)")) THEN 1 END)" }
    }
    var counts: [Int] = []
    let result = try database.run("SELECT \(items.joined(separator: ", ")) FROM \(source)")
    _ = try result.nextChunk { counts = $0.row(0).map { $0.asNumber.map { Int($0) } ?? 0 } }
    var remaining = counts[...]
    let rows = remaining.popFirst() ?? 0
    let tallies = candidates.map { types in
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
    case .integer: "CAST(TRY_CAST(\(text) AS BIGINT) AS VARCHAR) = \(text)"
    case .number:
      """
      TRY_CAST(\(text) AS DOUBLE) IS NOT NULL AND NOT (\(text) >= '00' AND \(text) < '0:') \
      AND NOT (\(text) >= '-00' AND \(text) < '-0:')
      """
    case .date:
      """
      length(\(text)) = 10 AND substr(\(text), 5, 1) = '-' \
      AND CAST(TRY_CAST(CASE WHEN length(\(text)) = 10 THEN \(text) END AS DATE) AS VARCHAR) = \(text)
      """
    case .null, .text: "TRUE"
    }
  }
}
