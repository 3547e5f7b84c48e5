public import RiskExpressions

/// Writes values as JSON: numbers at full precision, missing ones as null, tables as arrays of records.
///
/// What JSON cannot write, infinities and NaN, is null too.
public enum JSONText {
  /// A value on one line.
  public static func text(_ value: Value) throws -> String {
    var text = ""
    let sink = TextSink { text += $0 }
    try write(value, to: sink)
    try sink.flush()
    return text
  }

  /// Writes a value on one line; the rows of a table one after another.
  static func write(_ value: Value, to sink: TextSink) throws {
    switch value {
    case .null: try sink.write("null")
    case .boolean(let value): try sink.write(value ? "true" : "false")
    case .integer(let value): try sink.write(String(value))
    case .number(let value): try sink.write(value.isFinite ? exact(value) : "null")
    case .text(let value): try sink.write(quoted(value))
    case .date(let value): try sink.write(quoted(value.description))
    case .range(let range):
      try write(
        ["from", "to", "step"].map(quoted), [range.lower, range.upper, range.step].map(Value.number), to: sink)
    case .record(let record):
      try write(record.fields.map { quoted($0.name) }, record.fields.map(\.value), to: sink)
    case .list(let items):
      try array(to: sink) { item in try items.forEach { value in try item { try write(value, to: sink) } } }
    case .table(let table):
      let names = table.schema.names.map(quoted)
      try array(to: sink) { item in try table.forEachRow { row in try item { try write(names, row, to: sink) } } }
    }
  }

  /// Writes what a body passes to its argument as the items of an array.
  private static func array(to sink: TextSink, _ body: ((() throws -> Void) throws -> Void) throws -> Void) throws {
    var isFirst = true
    try sink.write("[")
    try body { item in
      if !isFirst { try sink.write(", ") }
      isFirst = false
      try item()
    }
    try sink.write("]")
  }

  private static func write(_ names: [String], _ values: [Value], to sink: TextSink) throws {
    try sink.write("{")
    for (place, (name, value)) in zip(names, values).enumerated() {
      try sink.write((place > 0 ? ", " : "") + name + ": ")
      try write(value, to: sink)
    }
    try sink.write("}")
  }

  /// A number in the fewest digits that read back as the same number, the sign of a zero included.
  static func exact(_ value: Double) -> String { JSONLiteral.number(value) }

  /// A text in quotes with what JSON forbids escaped.
  public static func quoted(_ text: String) -> String { JSONLiteral.quoted(text) }
}
