import RiskSyntax

/// Text of queries.
///
/// Names and values of users only ever enter a query through here.
public enum SQL {
  /// How long the text of one expression may become, in bytes.
  static let lengthLimit = 1 << 20

  /// A name in quotes, whatever stands in it.
  public static func quoted(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 != UInt8(ascii: "\"") && $0 != 0 }) { return "\"\(name)\"" }
    return "\"" + doubled(String(name.unicodeScalars.filter { $0 != "\0" }), quote: "\"") + "\""
  }

  /// A value as a literal of the type its column has.
  public static func literal(_ value: Value) -> String {
    switch value {
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .integer(let value): "CAST(\(value) AS BIGINT)"
    case .number(let value): literal(value)
    case .text(let value): literal(value)
    case .date(let value): "DATE '\(value)'"
    case .null, .list, .range, .record, .table: "NULL"
    }
  }

  /// A text as a literal; a zero character, which no query can hold, is joined in.
  public static func literal(_ text: String) -> String {
    let pieces = text.unicodeScalars.split(separator: "\0", omittingEmptySubsequences: false)
    let quoted = pieces.map { "'" + doubled(String($0), quote: "'") + "'" }
    return quoted.count == 1 ? quoted[0] : "(" + quoted.joined(separator: " || chr(0) || ") + ")"
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
  /// The expression as DuckDB's SQL over columns of the same names.
  public func sql() throws(ExpressionFault) -> String {
    let text: String
    switch node {
    case .constant(let value): text = SQL.literal(value.widened(to: type))
    case .column(_, let name): text = SQL.quoted(name)
    case .call(let function, let arguments):
      var parts: [String] = []
      for argument in arguments { parts.append(try argument.sql()) }
      text = function.sql(SQLCall(arguments: parts, types: arguments.map(\.type)))
    case .choice(let branches, let otherwise): text = try sql(branches, otherwise)
    }
    guard text.utf8.count <= SQL.lengthLimit else { throw .tooLarge }
    return text
  }

  private func sql(
    _ branches: [(condition: RowExpression, value: RowExpression)], _ otherwise: RowExpression?
  ) throws(ExpressionFault) -> String {
    var text = "CASE"
    for branch in branches { text += " WHEN \(try branch.condition.sql()) THEN \(try branch.value.sql())" }
    if let otherwise { text += " ELSE \(try otherwise.sql())" }
    return text + " END"
  }
}
