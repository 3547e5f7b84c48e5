extension Habits {
  /// Habits from SQL.
  static let sql = [
    Habit(
      "SQL", "select num_90, count(*) from portfolio where age < 30 group by num_90 order by num_90 desc limit 5",
      {
        /select\s+(?<columns>.+?)\s+from\s+(?<rows>\w+)(?:\s+where\s+(?<condition>.+?))?(?:\s+group\s+by\s+(?<groups>.+?))?(?:\s+having\s+(?<having>.+?))?(?:\s+order\s+by\s+(?<keys>.+?))?(?:\s+limit\s+(?<count>\d+))?/
      }
    ) { match, _ in
      let stages = [
        match.condition.map { "where \(expression($0))" }, stage(match.columns, groups: match.groups),
        match.having.map { "where \(expression($0))" }, match.keys.map { "sort \($0)" },
        match.count.map { "take \($0)" },
      ]
      let written = stages.compactMap { $0 }
      return "write \(match.rows) | " + (written.isEmpty ? ["take 20"] : written).joined(separator: " | ")
    },
    Habit(
      "SQL", "select * from portfolio join portfolio using (id)",
      {
        /select\s+.+?\s+from\s+(?<rows>\w+)\s+(?:(?<kind>inner|left|full)\s+(?:outer\s+)?)?join\s+(?<other>\w+)(?:\s+using\s*\((?<keys>.+?)\)|\s+on\s+.+)/
      }
    ) { match, _ in
      let kind = match.kind.map { $0.lowercased() == "inner" ? "" : $0.lowercased() + " " } ?? ""
      return "write \(match.rows) | join \(kind)\(match.other) on \(match.keys.map { String($0) } ?? "…")"
    },
    Habit("SQL", "portfolio | group by num_90", { /(.+\|)\s*group\s+by\s+(.+)/ }) { match, _ in
      "write \(match.1) summarize n = count() by \(match.2)"
    },
    Habit("SQL", "portfolio | order by age", { /(.+\|)\s*order\s+by\s+(.+)/ }) { match, _ in
      "write \(match.1) sort \(match.2)"
    },
    Habit("SQL", "delete from portfolio where age < 18", { /delete\s+from\s+(\w+)\s+where\s+(.+)/ }) { match, _ in
      "write let \(match.1) = \(match.1) | where not (\(expression(match.2)))"
    },
    Habit(
      "SQL", "update portfolio set util = 0 where util < 0",
      { /update\s+(\w+)\s+set\s+(\w+)\s*=\s*(.+?)\s+where\s+(.+)/ }
    ) {
      match, _ in
      "write \(match.1) | derive \(match.2) = if \(expression(match.4)) then \(match.3) else \(match.2)"
    },
  ]

  /// What a list of columns becomes: a stage that sums up, one that selects, or none.
  private static func stage(_ columns: Substring, groups: Substring?) -> String? {
    let items = columns.replacing("count(*)", with: "count()").split(separator: ",").map { $0.split(separator: " ") }
    let written = items.map { words -> String in
      let place = words.firstIndex { $0.lowercased() == "as" } ?? words.endIndex
      let expression = words[..<place].joined(separator: " ")
      return place < words.endIndex
        ? "\(words[place + 1..<words.endIndex].joined(separator: " ")) = \(expression)" : expression
    }
    if let groups {
      let keys = groups.split { $0 == "," || $0 == " " }.map(String.init)
      let sums = written.filter { !keys.contains($0) }
      return
        "summarize \((sums.isEmpty ? ["n = count()"] : sums).joined(separator: ", ")) by \(keys.joined(separator: ", "))"
    }
    if written == ["*"] { return nil }
    let isSum = written.contains { $0.contains(/(count|sum|avg|mean|min|max)\(/) }
    return (isSum ? "summarize " : "select ") + written.joined(separator: ", ").replacing("avg(", with: "mean(")
  }
}
