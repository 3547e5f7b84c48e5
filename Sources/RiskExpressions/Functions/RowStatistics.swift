import Foundation
import RiskSyntax

/// Statistics of several values of one row; missing ones are passed over.
enum RowStatistics {
  static let all: [Function] = [
    sum, mean, extreme("row_min", "The least of several numbers of a row; missing ones are passed over.", "3", "least"),
    extreme("row_max", "The greatest of several numbers of a row; missing ones are passed over.", "5", "greatest"),
    deviation, missing,
  ]

  private static let numbers = [FunctionParameter("a", .numeric)]

  private static let sum = Function(
    "row_sum", "The sum of several numbers of a row; missing ones are passed over.", numbers, repeats: true,
    gives: .unified, propagatesNull: false,
    .variadic { arguments throws(ExpressionFault) in
      let known = arguments.filter { !$0.isNull }
      guard !known.isEmpty else { return .null }
      return try integerSum(known) ?? .number(known.reduce(0) { $0 + ($1.asNumber ?? .nan) })
    }, note: "Where all are missing the sum is missing too, as a column's is.",
    examples: [FunctionExample("row_sum(1, null, 2)", "3"), FunctionExample("row_sum(null, null)", "null")],
    sql: { call in
      let type = call.isWhole ? "BIGINT" : "DOUBLE"
      let sum = call.arguments.map { "coalesce(CAST(\($0) AS \(type)), 0)" }.joined(separator: " + ")
      return "CASE WHEN \(isAnyKnown(call)) THEN \(sum) END"
    })

  /// The sum of integers, or nil where one is none.
  private static func integerSum(_ values: [Value]) throws(ExpressionFault) -> Value? {
    var total: Int64 = 0
    for value in values {
      guard case .integer(let integer) = value else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(integer)
      guard !overflow else { throw .overflow("row_sum") }
      total = sum
    }
    return .integer(total)
  }

  private static let mean = Function(
    "row_mean", "The mean of several numbers of a row; missing ones are passed over.", numbers, repeats: true,
    gives: .always(.number), propagatesNull: false,
    .variadic { arguments throws(ExpressionFault) in
      let known = arguments.compactMap(\.asNumber)
      return known.isEmpty ? .null : .number(known.reduce(0, +) / Double(known.count))
    }, examples: [FunctionExample("row_mean(1, null, 2)", "1.5")],
    sql: meanSQL)

  @Sendable private static func meanSQL(_ call: SQLCall) -> String {
    let sum = call.arguments.map { "coalesce(CAST(\($0) AS DOUBLE), 0)" }.joined(separator: " + ")
    return "((\(sum)) / nullif(\(countSQL(call)), 0))"
  }

  private static func countSQL(_ call: SQLCall) -> String {
    "(" + call.arguments.map { "CASE WHEN \($0) IS NULL THEN 0 ELSE 1 END" }.joined(separator: " + ") + ")"
  }

  private static let deviation = Function(
    "row_stdev", "The standard deviation (divisor n - 1) of several numbers of a row; missing ones are passed over.",
    numbers, repeats: true, gives: .always(.number), propagatesNull: false,
    .variadic { arguments throws(ExpressionFault) in
      let known = arguments.compactMap(\.asNumber)
      guard known.count > 1 else { return .null }
      let mean = known.reduce(0, +) / Double(known.count)
      let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return .number(sqrt(squares / Double(known.count - 1)))
    }, note: "Missing with fewer than two values.",
    examples: [FunctionExample("row_stdev(1, null, 3, 5)", "2")],
    spark: { call in
      let list = call.arguments.indices.map(call.double).joined(separator: ", ")
      let mean = "aggregate(l, 0e0, (s, v) -> s + v) / size(l)"
      let squares = "aggregate(l, 0e0, (s, v) -> s + (v - m) * (v - m))"
      return SparkSQL.with(
        "l", "filter(array(\(list)), v -> v IS NOT NULL)",
        "CASE WHEN size(l) > 1 THEN \(SparkSQL.with("m", mean, "sqrt(\(squares) / (size(l) - 1))")) END")
    },
    sql: { call in
      let mean = meanSQL(call)
      let squares = call.arguments.indices.map { place in
        "coalesce((\(call.double(place)) - \(mean)) * (\(call.double(place)) - \(mean)), 0)"
      }
      let (sum, count) = (squares.joined(separator: " + "), countSQL(call))
      return "CASE WHEN \(count) > 1 THEN sqrt((\(sum)) / (\(count) - 1)) END"
    })

  private static func extreme(_ name: String, _ summary: String, _ result: String, _ sqlName: String) -> Function {
    Function(
      name, summary, numbers, repeats: true, gives: .unified, propagatesNull: false,
      .variadic { arguments throws(ExpressionFault) in
        let known = arguments.filter { !$0.isNull }
        let isLeast = sqlName == "least"
        return known.dropFirst().reduce(known.first ?? .null) { best, value in
          let order = Ordering.compare(value, best) ?? 0
          return (isLeast ? order < 0 : order > 0) ? value : best
        }
      }, examples: [FunctionExample("\(name)(3, null, 5)", result)],
      sql: { $0.arguments.count == 1 ? $0[0] : "\(sqlName)(\($0.list))" })
  }

  private static let missing = Function(
    "row_missing", "How many of several values of a row are missing.", [FunctionParameter("a", .mixed)], repeats: true,
    gives: .always(.integer), propagatesNull: false,
    .variadic { arguments throws(ExpressionFault) in .integer(Int64(arguments.count(where: \.isNull))) },
    examples: [FunctionExample("row_missing(1, null, 'a')", "1")],
    sql: { call in
      let count = call.arguments.map { "CASE WHEN \($0) IS NULL THEN 1 ELSE 0 END" }.joined(separator: " + ")
      return "CAST(\(count) AS BIGINT)"
    })

  private static func isAnyKnown(_ call: SQLCall) -> String {
    "(" + call.arguments.map { "\($0) IS NOT NULL" }.joined(separator: " OR ") + ")"
  }
}
