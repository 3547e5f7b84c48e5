/// The engines an expression can be written for.
///
/// All compute the same. Where they differ by themselves, the native evaluation's meaning is written out: integers
/// overflow with a fault, `/` gives a number and is missing at a zero divisor, halves round away from zero, NaN equals
/// itself and is above every number, missing values sort last, text compares by its bytes and counts code points. Only
/// `exp`, `ln`, `log10` and powers may differ from engine to engine in the last digit, as their libraries do.
public enum SQLDialect: String, Sendable, CaseIterable {
  case duckdb
  /// Spark SQL 4 with `spark.sql.ansi.enabled`, which is its default.
  case spark

  /// The type of a column.
  public func type(_ type: ScalarType) -> String {
    switch type {
    case .boolean: "BOOLEAN"
    case .integer: "BIGINT"
    case .number, .null: "DOUBLE"
    case .text: self == .duckdb ? "VARCHAR" : "STRING"
    case .date: "DATE"
    }
  }
}
