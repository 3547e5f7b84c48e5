import RiskSyntax

/// Text of queries.
///
/// Names and values of users only ever enter a query through here.
public enum SQL {
  /// How long the text of one expression may become, in bytes.
  static let lengthLimit = 1 << 20

  /// The name of the column that numbers the rows in their order, for expressions that follow it.
  public static let rowNumber = "risk row number"

  /// A name in quotes, whatever stands in it.
  public static func quoted(_ name: String, _ dialect: SQLDialect = .duckdb) -> String {
    let quote: Unicode.Scalar = dialect == .duckdb ? "\"" : "`"
    if name.utf8.allSatisfy({ $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "`") && $0 != 0 }) {
      return "\(quote)\(name)\(quote)"
    }
    let text = doubled(String(name.unicodeScalars.filter { $0 != "\0" }), quote: quote)
    return "\(quote)\(text)\(quote)"
  }

  /// A value as a literal of the type its column has.
  public static func literal(_ value: Value, _ dialect: SQLDialect = .duckdb) -> String {
    switch value {
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .integer(let value): "CAST(\(value) AS BIGINT)"
    case .number(let value): literal(value)
    case .text(let value): literal(value, dialect)
    case .date(let value): "DATE '\(value)'"
    case .null, .list, .range, .record, .table: "NULL"
    }
  }

  /// A text as a literal.
  public static func literal(_ text: String, _ dialect: SQLDialect = .duckdb) -> String {
    switch dialect {
    case .duckdb: duckdbLiteral(text)
    case .spark: "'" + text.unicodeScalars.map(sparkCharacter).joined() + "'"
    }
  }

  /// A zero character, which no query can hold, is joined in.
  private static func duckdbLiteral(_ text: String) -> String {
    let pieces = text.unicodeScalars.split(separator: "\0", omittingEmptySubsequences: false)
    let quoted = pieces.map { "'" + doubled(String($0), quote: "'") + "'" }
    return quoted.count == 1 ? quoted[0] : "(" + quoted.joined(separator: " || chr(0) || ") + ")"
  }

  /// A backslash escapes in Spark's literals, and `${` would be replaced by a setting.
  private static func sparkCharacter(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": "\\\\"
    case "'": "\\'"
    case "$": "\\u0024"
    case "\0"..." ": scalar == " " ? " " : "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: String(scalar)
    }
  }

  /// The text with each quote twice.
  ///
  /// The engine sees scalars: a quote with a combining mark behind it is one Character, and still ends a literal.
  private static func doubled(_ text: String, quote: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == quote { result.append(quote) }
      result.append(scalar)
    }
    return String(result)
  }

  private static func literal(_ value: Double) -> String {
    if value.isNaN { return "CAST('NaN' AS DOUBLE)" }
    if value.isInfinite { return "CAST('\(value < 0 ? "-" : "")Infinity' AS DOUBLE)" }
    let digits = "\(value)"
    return digits.contains("e") ? digits : digits + "e0"
  }
}

extension RowExpression {
  /// The expression as SQL over columns of the same names; `rowNumber` names the column that numbers the rows, for those
  /// that follow their order.
  public func sql(
    _ dialect: SQLDialect = .duckdb, rowNumber: String = SQL.rowNumber
  ) throws(ExpressionFault) -> String {
    try SQLWriter(dialect: dialect, rowNumber: SQL.quoted(rowNumber, dialect)).text(self)
  }
}
