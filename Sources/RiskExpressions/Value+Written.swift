import RiskSyntax

extension Value {
  /// The value as a script writes it, so that it reads back as the same; a table is named by its size only.
  public var asWritten: String {
    switch self {
    case .text(let text): text.asWrittenText
    case .list(let items): "[" + items.map(\.asWritten).joined(separator: ", ") + "]"
    case .record(let record):
      "{ " + record.fields.map { "\($0.name.asWrittenName): \($0.value.asWritten)" }.joined(separator: ", ") + " }"
    case .null, .boolean, .integer, .number, .date, .range, .table: plainText
    }
  }
}

extension String {
  /// The text in quotes, with what stands for something else between them escaped.
  fileprivate var asWrittenText: String {
    let escapes: [Character: String] = ["\n": "\\n", "\t": "\\t", "\"": "\\\"", "\\": "\\\\", "{": "\\{", "}": "\\}"]
    return "\"" + map { escapes[$0] ?? String($0) }.joined() + "\""
  }
}
