/// A sum of numbers that does not depend on the order in which they are added.
///
/// The database adds in as many pieces as it has threads, and rounding would make the last digits change from run to
/// run. In DuckDB and natively the sum is the true one, rounded once. Spark has no such aggregate: there whole parts
/// and fractions are added as decimals, which never round: numbers below 2^60 in magnitude that are 0 or at least
/// 2^-30 have a fraction of at most 82 bits, of which 90 are kept. Others are added as they come.
enum ExactSum {
  /// The sum of a column of numbers, or of the rows a call looks at.
  static func sql(_ x: String, _ call: SQLCall) -> String {
    switch call.dialect {
    case .duckdb: "exact_sum(\(x))\(call.overFrame)"
    case .spark: spark("(\(x))", over: call.over())
    }
  }

  /// The sum of numbers, the same as the database's.
  static func total(_ numbers: [Double]) -> Double {
    var sum = ExactNumber()
    for number in numbers { sum.add(number) }
    return sum.rounded
  }

  /// Spark casts numbers to decimals by their digits, so the fraction goes over in three integers of 30 bits.
  private static func spark(_ x: String, over: String) -> String {
    let pieces = (1...3).map { "CAST(floor(\(spark(piece: $0))) AS DECIMAL(38, 0)) * \(1 << (30 * (3 - $0)))" }
    let magnitude = pieces.joined(separator: " + ")
    let fraction = SparkSQL.with(
      "f", "abs(\(x) - CAST(CAST(\(x) AS BIGINT) AS DOUBLE))", "CAST(signum(\(x)) AS DECIMAL(1, 0)) * (\(magnitude))")
    return sum(
      x, over: over, whole: "CAST(CAST(\(x) AS BIGINT) AS DECIMAL(38, 0))",
      fraction: "CAST(\(fraction) AS DECIMAL(38, 0))")
  }

  /// The bits of a fraction `f` behind those of the pieces before, 30 of them before the point.
  private static func spark(piece: Int) -> String {
    (1..<piece).reduce("f * 1073741824e0") { bits, _ in "((\(bits)) - floor(\(bits))) * 1073741824e0" }
  }

  private static func sum(_ x: String, over: String, whole: String, fraction: String) -> String {
    let isInRange = "(abs(\(x)) < 1152921504606846976 AND (abs(\(x)) >= 9.313225746154785e-10 OR \(x) = 0))"
    return "CASE WHEN count(\(x))\(over) > 0 THEN "
      + "coalesce(CAST(sum(CASE WHEN \(isInRange) THEN \(whole) END)\(over) AS DOUBLE), 0) "
      + "+ coalesce(CAST(sum(CASE WHEN \(isInRange) THEN \(fraction) END)\(over) AS DOUBLE), 0) / \(scale) "
      + "+ coalesce(sum(CASE WHEN NOT \(isInRange) THEN \(x) END)\(over), 0) END"
  }

  /// 2^90.
  private static let scale = "1237940039285380274899124224e0"
}
