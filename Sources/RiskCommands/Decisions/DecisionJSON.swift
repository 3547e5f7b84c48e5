import RiskExpressions

/// Values as the decision log keeps them: JSON on one line, always in the same bytes.
enum DecisionJSON {
  /// A value as JSON; what JSON cannot write is null where it is missing, and infinities are texts.
  static func text(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): number(value)
    case .text(let value): JSONLiteral.quoted(value)
    case .date, .range, .table: JSONLiteral.quoted(value.plainText)
    case .list(let items): "[" + items.map(text).joined(separator: ",") + "]"
    case .record(let record):
      "{" + record.fields.map { "\(JSONLiteral.quoted($0.name)):\(text($0.value))" }.joined(separator: ",") + "}"
    }
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "null" }
    guard value.isFinite else { return JSONLiteral.quoted(value > 0 ? "infinity" : "-infinity") }
    return JSONLiteral.number(value)
  }
}
