/// Lays a query out for reading: a clause a line, long lines broken behind commas.
///
/// Only blanks between words change, never one in quotes or in parentheses.
enum SQLLayout {
  private static let clauses = [
    "FROM ", "WHERE ", "GROUP BY ", "QUALIFY ", "ORDER BY ", "LIMIT ", "OFFSET ", "POSITIONAL JOIN ", "INNER JOIN ",
    "LEFT OUTER JOIN ", "FULL OUTER JOIN ", "SEMI JOIN ", "ANTI JOIN ", "ASOF LEFT JOIN ", "UNION ALL ", "SELECT ",
  ].map { Array($0.utf8) }
  private static let width = 100

  /// A place behind which a line may be broken, and the number of brackets that are open there.
  private typealias Comma = (place: Int, depth: Int)

  /// The lines of a query without comments, whose quotes are all doubled inside quotes.
  static func lines(of query: String) -> [String] {
    let text = Array(query.utf8)
    var lines: [String] = []
    var (start, commas) = (0, [Comma]())
    scan(text) { place, depth in
      if text[place] == comma { commas.append((place, depth)) }
      guard depth == 0, text[place] == blank, beginsClause(text[(place + 1)...]) else { return }
      lines += folded(text[start..<place], at: commas)
      (start, commas) = (place + 1, [])
    }
    return lines + folded(text[start...], at: commas)
  }

  private static let (blank, comma) = (UInt8(ascii: " "), UInt8(ascii: ","))

  /// Visits every place that is not in quotes, with the number of parentheses and brackets that are open there.
  private static func scan(_ text: [UInt8], _ visit: (Int, Int) -> Void) {
    var (quote, depth): (UInt8?, Int) = (nil, 0)
    for (place, byte) in text.enumerated() {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: visit(place, depth)
      }
    }
  }

  private static func beginsClause(_ rest: ArraySlice<UInt8>) -> Bool { clauses.contains { rest.starts(with: $0) } }

  /// A clause in lines of about the width, broken behind the commas that stand least deep in brackets.
  private static func folded(_ clause: ArraySlice<UInt8>, at commas: [Comma]) -> [String] {
    var (lines, rest, ahead) = ([String](), clause, commas[...])
    while rest.count > width, let best = bestBreak(ahead, from: rest.startIndex) {
      lines.append(String(decoding: rest[...best], as: UTF8.self))
      rest = rest[(best + 1)...].drop { $0 == blank }
      ahead = ahead.drop { $0.place <= best }
    }
    lines.append(String(decoding: rest, as: UTF8.self))
    return lines.prefix(1) + lines.dropFirst().map { "  " + $0 }
  }

  private static func bestBreak(_ commas: ArraySlice<Comma>, from start: Int) -> Int? {
    let near = commas.prefix { $0.place < start + width }
    guard let least = near.map(\.depth).min() else { return commas.first?.place }
    return near.last { $0.depth == least }?.place
  }
}
