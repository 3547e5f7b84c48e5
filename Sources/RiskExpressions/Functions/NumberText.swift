/// Values as text in queries, the same as `Value.plainText` gives.
enum NumberText {
  /// DuckDB writes the fewest digits too, with `.0` behind whole numbers and a sign before zero.
  static func duckdb(_ sql: String, _ type: ScalarType) -> String {
    guard type == .number else { return type == .text ? sql : "CAST(\(sql) AS VARCHAR)" }
    return "CASE WHEN \(sql) = 0 THEN '0' ELSE regexp_replace(CAST(\(sql) AS VARCHAR), '[.]0$', '') END"
  }

  /// Java writes more digits than needed at times and in a form of its own, so the fewest that read back are looked for.
  static func spark(_ sql: String, _ type: ScalarType) -> String {
    guard type == .number else { return type == .text ? sql : "CAST(\(sql) AS STRING)" }
    let digits =
      "filter(transform(sequence(0, 17), n -> format_string(concat('%.', n, 'e'), x)), s -> CAST(s AS DOUBLE) = x)[0]"
    let decimals = "regexp_replace(CAST(CAST(d AS DECIMAL(38, 21)) AS STRING), '0+\\\\z', '')"
    let fraction = SparkSQL.with("d", digits, "CASE WHEN abs(x) >= 1e-4 AND abs(x) < 1e16 THEN \(decimals) ELSE d END")
    return SparkSQL.with(
      "x", sql,
      "CASE WHEN isnan(x) THEN 'nan' WHEN abs(x) = CAST('Infinity' AS DOUBLE) THEN IF(x > 0, 'inf', '-inf') "
        + "WHEN abs(x) < 1e16 AND x = floor(x) THEN CAST(CAST(x AS BIGINT) AS STRING) WHEN x IS NOT NULL THEN \(fraction) END"
    )
  }
}
