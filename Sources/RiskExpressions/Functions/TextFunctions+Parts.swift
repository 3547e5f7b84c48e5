import RiskSyntax

extension TextFunctions {
  /// A part of a text by its places.
  static let substr = Function(
    "substr", "The part of a text that begins at a place, counted from one, or from -1 at the end, and has a length.",
    [
      FunctionParameter("text", .text), FunctionParameter("start", .whole),
      FunctionParameter("length", .whole, optional: true),
    ], gives: .always(.text),
    .variadic { arguments throws(ExpressionFault) in
      let characters = Array(try text("substr", arguments[0]).unicodeScalars)
      let start = place(arguments[1])
      let first = start < 0 ? characters.count + start + 1 : start
      let end = arguments.count > 2 ? first + place(arguments[2]) : characters.count + 1
      let begin = max(first, 1)
      return .text(String(String.UnicodeScalarView(characters.dropFirst(begin - 1).prefix(max(0, end - begin)))))
    },
    note: "Places before the first and behind the last hold nothing: substr('abc', 0, 2) is 'a'.",
    examples: [
      FunctionExample("substr('2024-Q3', 1, 4)", "2024"), FunctionExample("substr('Zürich', 3)", "rich"),
      FunctionExample("substr('2024-Q3', -2)", "Q3"),
    ],
    sql: { call in
      let (length, start) = ("length(\(call[0]))", place(call[1]))
      let first = "CASE WHEN \(start) < 0 THEN \(length) + \(start) + 1 ELSE \(start) END"
      let begin = "greatest(\(first), 1)"
      let end = call.arguments.count > 2 ? "(\(first) + \(place(call[2])))" : "(\(length) + 1)"
      let type = call.dialect == .duckdb ? "BIGINT" : "INT"
      let part = "substr(\(call[0]), CAST(\(begin) AS \(type)), CAST(greatest(\(end) - \(begin), 0) AS \(type)))"
      // The database's greatest passes over what is missing.
      let known = call.arguments.dropFirst().map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
      return "CASE WHEN \(known) THEN \(part) END"
    })

  /// The farthest place that counts; no text is as long.
  private static let farthest = 1_000_000_000

  private static func place(_ value: Value) -> Int {
    guard case .integer(let place) = value else { return 0 }
    return Int(max(Int64(-farthest), min(Int64(farthest), place)))
  }

  private static func place(_ sql: String) -> String { "greatest(least(\(sql), \(farthest)), -\(farthest))" }
}
