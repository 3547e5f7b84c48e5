/// Pieces of Spark's SQL for what Spark has no function of, or another one.
enum SparkSQL {
  /// An expression in which `name` stands for the value of another, which is computed once.
  static func with(_ name: String, _ value: String, _ expression: String) -> String {
    "transform(array(\(value)), \(name) -> \(expression))[0]"
  }

  /// An expression in which `v.name` stands for each of several values.
  static func with(_ values: [(name: String, sql: String)], _ expression: String) -> String {
    let fields = values.map { "'\($0.name)', \($0.sql)" }.joined(separator: ", ")
    return with("v", "named_struct(\(fields))", expression)
  }

  /// `floor` or `ceil` as a number; Spark's own give integers.
  static func whole(_ name: String, _ x: String) -> String {
    with("x", x, "CASE WHEN abs(x) < \(wholeFrom) THEN CAST(\(name)(x) AS DOUBLE) ELSE x END")
  }

  /// A number rounded to a whole one, halves away from zero; the fraction is split off without rounding.
  static func rounded(_ x: String) -> String {
    let split = "CASE WHEN abs(y - t) >= 0.5e0 THEN t + signum(y) ELSE t END"
    let truncated = with("t", "CAST(CAST(y AS BIGINT) AS DOUBLE)", split)
    return with("y", x, "CASE WHEN abs(y) < \(wholeFrom) THEN \(truncated) ELSE y END")
  }

  /// `round(x, digits)` of a number: by the power of ten of the digits, and not at all where that is not finite.
  static func rounded(_ x: String, digits: String) -> String {
    let scaled = "CASE WHEN v.d < 0 THEN \(rounded("v.x / v.s")) * v.s ELSE \(rounded("v.x * v.s")) / v.s END"
    let finite = with(
      "r", scaled, "CASE WHEN abs(r) < CAST('Infinity' AS DOUBLE) THEN r WHEN v.d < 0 THEN 0e0 ELSE v.x END")
    // The C library's powers, which two of these are off by a digit.
    let scale =
      "CASE abs(\(digits)) WHEN 23 THEN 1.0000000000000001e23 WHEN 210 THEN 1.0000000000000001e210 "
      + "ELSE CAST(concat('1e', CAST(abs(\(digits)) AS STRING)) AS DOUBLE) END"
    return with(
      [("x", x), ("d", digits), ("s", scale)], "CASE WHEN v.x IS NOT NULL AND v.d IS NOT NULL THEN \(finite) END")
  }

  /// `round(x, digits)` of an integer: in decimals, so that only a result that does not fit overflows.
  static func roundedInteger(_ x: String, digits: String) -> String {
    let power = "rpad('1', CAST(least(1 - v.d, 21) AS INT), '0')"
    let half = "rpad('5', CAST(least(0 - v.d, 20) AS INT), '0')"
    let multiple = "(abs(v.x) + CAST(\(half) AS DECIMAL(38, 0))) div CAST(\(power) AS DECIMAL(38, 0))"
    let rounded =
      "CAST(sign(v.x) AS DECIMAL(1, 0)) * CAST(\(multiple) AS DECIMAL(20, 0)) * CAST(\(power) AS DECIMAL(21, 0))"
    return with(
      [("x", "CAST(\(x) AS DECIMAL(19, 0))"), ("d", digits)],
      "CASE WHEN v.d >= 0 THEN CAST(v.x AS BIGINT) WHEN v.d < 0 THEN CAST(\(rounded) AS BIGINT) END")
  }

  /// From here on every number is whole: 2^52.
  private static let wholeFrom = "4503599627370496e0"

  /// A power; 1 where C says so and Java says NaN, missing where it is not a real number.
  static func power(_ base: String, _ exponent: String) -> String {
    let isOne = "v.a = 1 OR v.b = 0 OR (v.a = -1 AND abs(v.b) = CAST('Infinity' AS DOUBLE))"
    return with(
      [("a", base), ("b", exponent)],
      "CASE WHEN v.a IS NULL OR v.b IS NULL THEN NULL WHEN \(isOne) THEN 1e0 "
        + "ELSE nullif(pow(v.a, v.b), CAST('NaN' AS DOUBLE)) END")
  }

  /// Whether a text fits a pattern of `like`; Spark's own takes a backslash for an escape and splits characters that Java
  /// keeps in two halves.
  static func like(_ text: String, _ pattern: String) -> String {
    let signs = SQL.literal(#"([\\^$.|?*+()\[\]{}])"#, .spark)
    let literal = "regexp_replace(\(pattern), \(signs), \(SQL.literal(#"\\$1"#, .spark)))"
    let expression = "replace(replace(\(literal), '%', '.*'), '_', '.')"
    return "(\(text) RLIKE concat(\(SQL.literal(#"(?s)\A"#, .spark)), \(expression), \(SQL.literal(#"\z"#, .spark))))"
  }

  /// A text whose characters beyond ASCII are mapped one by one to `mapped`, an expression of `c`.
  static func characters(_ text: String, ascii: String, mapped: String) -> String {
    let each = "array_join(transform(split(x, ''), c -> \(mapped)), '')"
    return with("x", text, "CASE WHEN octet_length(x) = char_length(x) THEN \(ascii) ELSE \(each) END")
  }
}
