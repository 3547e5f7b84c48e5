import RiskData
import RiskExpressions
import RiskSyntax
import Testing

/// Holds aggregates, alone and as windows, and window functions against a plain computation.
struct WindowTests {
  static let columns = [
    Schema.Column("g", .text), Schema.Column("k", .integer), Schema.Column("x", .number), Schema.Column("y", .number),
  ]

  static let rows: [[Value]] = {
    var generator = SeededGenerator(seed: 31)
    func pick(_ values: [Value]) -> Value { values.randomElement(using: &generator) ?? .null }
    return (0..<240).map { _ in
      [
        pick([.text("a"), .text("Zürich"), .text(""), .text("b"), .null]),
        pick([.integer(1), .integer(2), .integer(-3), .null]),
        pick([
          .number(0), .number(-0.0), .number(1.25), .number(-7.5), .number(.nan), .number(.infinity),
          .number(-.infinity), .number(0.1),
          .null,
        ]),
        pick([.number(0.5), .number(3), .number(1e6), .number(-2), .null]),
      ]
    }
  }()

  private func relation(threads: Int = 2) throws -> Relation {
    try Database(threads: threads).relation(named: "t", columns: WindowTests.columns, rows: WindowTests.rows)
  }

  /// The groups of rows with equal keys, by the places of their rows.
  private func groups(by keys: [String]) -> [[Int]] {
    var groups: [[Int]] = []
    for place in WindowTests.rows.indices {
      let same = groups.firstIndex { group in
        keys.allSatisfy { key in
          WindowReference.precedes(value(key, group[0]), value(key, place), descending: false) == nil
        }
      }
      if let same { groups[same].append(place) } else { groups.append([place]) }
    }
    return groups
  }

  private func value(_ column: String, _ place: Int) -> Value {
    WindowTests.rows[place][WindowTests.columns.firstIndex { $0.name == column } ?? 0]
  }

  private func named(_ places: [Int]) -> [[String: Value]] {
    places.map { place in Dictionary(uniqueKeysWithValues: WindowTests.columns.map { ($0.name, value($0.name, place)) })
    }
  }

  private func sorted(_ places: [Int], by order: [(String, Bool)]) -> [Int] {
    places.sorted { left, right in
      for (column, descending) in order {
        if let first = WindowReference.precedes(value(column, left), value(column, right), descending: descending) {
          return first
        }
      }
      return left < right
    }
  }

  private func areEqual(_ left: Int, _ right: Int, in order: [(String, Bool)]) -> Bool {
    order.allSatisfy { WindowReference.precedes(value($0.0, left), value($0.0, right), descending: $0.1) == nil }
  }

  static let windows: [(text: String, keys: [String], order: [(String, Bool)])] = [
    ("", [], []), ("by g", ["g"], []), ("by k, g", ["k", "g"], []), ("sort x", [], [("x", false)]),
    ("by g sort x desc, k", ["g"], [("x", true), ("k", false)]), ("by k sort g desc", ["k"], [("g", true)]),
    // Groups of one row among them; keys of a number.
    ("by g, y, k sort x", ["g", "y", "k"], [("x", false)]), ("by x, k sort y desc", ["x", "k"], [("y", true)]),
  ]

  @Test(arguments: windows.indices) func windowsAreWhatTheySay(_ number: Int) throws {
    let (text, keys, order) = WindowTests.windows[number]
    let relation = try relation()
    for call in WindowReference.windows + WindowReference.aggregates where call != "rank()" || !order.isEmpty {
      let found = try relation.values(of: relation.bound("\(call) over (\(text))", aggregates: .windows))
      var differences: [String] = []
      for group in groups(by: keys) {
        let places = sorted(group, by: order)
        let rows = named(places)
        for (place, row) in places.enumerated() {
          let expected = expected(call, rows, place, places, order)
          guard !WindowReference.isAlike(expected, found[row]) else { continue }
          differences.append("row \(row): \(expected), not \(found[row])")
        }
      }
      #expect(differences.isEmpty, "\(call) over (\(text)): \(differences.prefix(3).joined(separator: "; "))")
    }
  }

  private func expected(
    _ call: String, _ rows: [[String: Value]], _ place: Int, _ places: [Int], _ order: [(String, Bool)]
  ) -> Value {
    if WindowReference.windows.contains(call) {
      let ties = places.firstIndex { areEqual($0, places[place], in: order) } ?? 0
      return WindowReference.window(call, rows, place, ties: ties)
    }
    return WindowReference.aggregate(call, order.isEmpty ? rows : Array(rows[...place]))
  }

  @Test(arguments: [[], ["g"], ["k", "g"]]) func aggregatesAreWhatTheySay(_ keys: [String]) throws {
    let relation = try relation()
    let columns = try WindowReference.aggregates.enumerated().map { place, call in
      (name: "a\(place)", expression: try relation.bound(call, aggregates: .allowed))
    }
    let rows = try relation.summarizing(columns, by: try keys.map { ($0, try relation.bound($0)) }).rows(limit: 1000)
    let places = keys.isEmpty ? [Array(WindowTests.rows.indices)] : groups(by: keys)
    #expect(rows.count == places.count)
    for row in rows {
      let group = places.first { group in
        zip(keys, row).allSatisfy { WindowReference.precedes(value($0, group[0]), $1, descending: false) == nil }
      }
      for (call, found) in zip(WindowReference.aggregates, row.dropFirst(keys.count)) {
        let expected = WindowReference.aggregate(call, named(group ?? []))
        #expect(WindowReference.isAlike(expected, found), "\(call) by \(keys) is \(expected), not \(found)")
      }
    }
  }

  @Test func rowsKeepTheirOrderAndFilter() throws {
    let relation = try relation()
    let derived = try relation.deriving([("n", relation.bound("row_number() over (by g sort x)", aggregates: .windows))]
    )
    let kept = try derived.rows(limit: 1000).map { Array($0.prefix(4)) }
    #expect(zip(kept, WindowTests.rows).allSatisfy { zip($0, $1).allSatisfy(Agreement.isSame) })
    let first = try relation.filtered(by: relation.bound("row_number() over (by g) = 1", aggregates: .windows))
    let places = groups(by: ["g"]).map { $0[0] }.sorted()
    #expect(try first.rows(limit: 100).count == places.count)
    for (row, place) in zip(try first.rows(limit: 100), places) {
      #expect(zip(row, WindowTests.rows[place]).allSatisfy(Agreement.isSame))
    }
  }

  /// Enough rows for several threads at once, with ties.
  @Test func resultsAreTheSameHoweverManyThreads() throws {
    var generator = SeededGenerator(seed: 3)
    let numbers = (0..<300_000).map { _ in Double.random(in: 0...1e6, using: &generator) }
    let keys = numbers.indices.map { _ in Int64.random(in: 0..<50, using: &generator) }
    let calls = [
      "lag(x) over (by k sort k)", "cumsum(x) over (by k)", "row_number() over (sort k)",
      "moving_mean(x, 5) over (sort k desc)",
      "var(x) over (by k)", "first(x) over (by k)", "sum(x) over (by k)",
      "last(x) over (by k sort k)", "lead(x, 2) over (by k sort k)", "rank() over (by k sort x desc)",
      "mean(x) over (by k sort k)", "median(x) over (by k)", "wmean(x, k) over (by k)", "corr(x, k + x) over (by k)",
    ]
    func values(_ threads: Int) throws -> [[String]] {
      let data = try Database(threads: threads).relation(
        named: "d", columns: [("x", .numbers(numbers)), ("k", .integers(keys))])
      let columns = try calls.enumerated().map { ("c\($0)", try data.bound($1, aggregates: .windows)) }
      return try data.selecting(columns).plainRows()
    }
    let expected = try values(1)
    #expect(try values(4) == expected)
  }
}
