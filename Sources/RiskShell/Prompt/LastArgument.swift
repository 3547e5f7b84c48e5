import RiskSyntax

/// The last argument of an earlier input, as a key puts it at the cursor.
enum LastArgument {
  /// The last argument of an input's last statement, as it was written; nil where there is none.
  static func of(_ input: String) -> String? {
    let trimmed = input.trimmingEnd { $0.isWhitespace || $0 == ";" }
    let bytes = Array(trimmed.utf8)
    // A blank behind it makes the last word a whole one.
    let tokens = CursorText(trimmed + " ", cursor: bytes.count + 1).tokens
    guard let statement = OpenLine(tokens).stretches.first, statement.stages.joined().count > 1,
      var items = statement.stages.last, let last = items.popLast(), last.isOperand
    else { return nil }
    var start = last.range.lowerBound
    // A field goes with what it is a field of.
    while items.last?.symbol == ".", items.last?.range.upperBound == start, let owner = items.dropLast().last {
      start = owner.range.lowerBound
      items.removeLast(2)
    }
    return String(decoding: bytes[start..<last.range.upperBound], as: UTF8.self)
  }
}

extension String {
  fileprivate func trimmingEnd(while isSurplus: (Character) -> Bool) -> String {
    String(prefix(count - reversed().prefix(while: isSurplus).count))
  }
}
