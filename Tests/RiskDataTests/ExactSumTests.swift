import RiskData
import RiskExpressions
import Testing

/// The database's exact sums are those of the plain Swift twin, whatever the values and however they are grouped.
struct ExactSumTests {
  /// Values of all kinds; NaN cannot be handed over, since it stands for a missing value.
  private static func values(_ kind: Int, count: Int) -> [Double] {
    var generator = SeededGenerator(seed: UInt64(kind + 1))
    func any() -> Double {
      let value = Double(bitPattern: UInt64.random(in: 0...(.max), using: &generator))
      return value.isFinite ? value : 0
    }
    return (0..<count).map { place in
      switch kind {
      case 0: any()
      case 1: Double.random(in: -1e6...1e6, using: &generator)
      case 2: place % 2 == 0 ? 1e18 : -1e18 + Double(place)
      case 3: Double.random(in: 0...1, using: &generator) * 0x1p-1040
      case 4: Double.random(in: 0...1, using: &generator) * 0x1p+1000
      case 5: [0x1p53, 1, 0x1p-60, -0x1p53, 0.1, -0.0][place % 6]
      case 6: place % 97 == 0 ? any() : Double.random(in: 0...1, using: &generator)
      case 7: 0x1p62 - 1024
      default: [1e300, -1e300, 1e-300, 0x1p-1063][place % 4]
      }
    }
  }

  private static func exact(_ values: some Sequence<Double>) -> Double {
    var sum = ExactNumber()
    for value in values { sum.add(value) }
    return sum.rounded
  }

  private func table(_ values: [Double], threads: Int) throws -> Relation {
    let groups = values.indices.map { Int64($0 * 7 % 11) }
    return try Database(threads: threads).relation(
      named: "d", columns: [("x", .numbers(values)), ("g", .integers(groups))])
  }

  private func numbers(_ relation: Relation, _ sql: String) throws -> [Double] {
    var found: [Double] = []
    try relation.database.query(sql).forEachChunk { chunk in
      for row in 0..<chunk.rowCount { found.append(chunk.columns[0].value(row).asNumber ?? .nan) }
    }
    return found
  }

  @Test(arguments: 0..<9, [1, 4]) func sumsOfRowsAreThoseOfTheTwin(_ kind: Int, threads: Int) throws {
    let values = Self.values(kind, count: 30_000)
    let data = try table(values, threads: threads)
    let all = Self.exact(values)
    #expect(try numbers(data, "SELECT exact_sum(x) FROM (\(data.query))") == [all])
    #expect(try numbers(data, "SELECT exact_mean(x) FROM (\(data.query))") == [all / Double(values.count)])
    let grouped = try numbers(data, "SELECT exact_sum(x) FROM (\(data.query)) GROUP BY g ORDER BY g")
    let expected = (0..<11).map { group in
      Self.exact(values.indices.lazy.filter { $0 * 7 % 11 == group }.map { values[$0] })
    }
    #expect(grouped == expected)
    let some = try numbers(data, "SELECT exact_sum(x) FILTER (WHERE g < 3) FROM (\(data.query))")
    #expect(some == [Self.exact(values.indices.lazy.filter { $0 * 7 % 11 < 3 }.map { values[$0] })])
    let distinct = try numbers(data, "SELECT exact_sum(DISTINCT x) FROM (\(data.query))")
    #expect(distinct == [Self.exact(Set(values))])
  }

  @Test(arguments: 0..<9) func sumsOverWindowsAreThoseOfTheTwin(_ kind: Int) throws {
    let values = Self.values(kind, count: 2_100)
    let data = try table(values, threads: 2)
    let window = "OVER (ORDER BY r ROWS BETWEEN 5 PRECEDING AND 2 FOLLOWING)"
    let numbered = "SELECT x, row_number() OVER () AS r FROM (\(data.query))"
    let found = try numbers(data, "SELECT exact_sum(x) \(window) FROM (\(numbered)) ORDER BY r")
    let expected = values.indices.map { row in
      Self.exact(values[max(0, row - 5)...min(values.count - 1, row + 2)])
    }
    #expect(found == expected)
  }

  @Test func missingValuesAndInfinitiesAreThoseOfIEEE() throws {
    let data = try table([], threads: 1)
    func sum(_ values: String) throws -> [String] {
      let query = "SELECT exact_sum(v), exact_mean(v) FROM (VALUES \(values)) AS t(v)"
      var found: [String] = []
      try data.database.query(query).forEachChunk { found = $0.row(0).map(\.plainText) }
      return found
    }
    #expect(try sum("(NULL::DOUBLE)") == ["null", "null"])
    #expect(try sum("(1e0), (NULL), (2e0)") == ["3", "1.5"])
    #expect(try sum("('inf'::DOUBLE), (1e0)") == ["inf", "inf"])
    #expect(try sum("('inf'::DOUBLE), ('-inf'::DOUBLE)") == ["nan", "nan"])
    #expect(try sum("('nan'::DOUBLE), (1e0)") == ["nan", "nan"])
    #expect(try sum("(1.7e308), (1.7e308)") == ["inf", "inf"])
    #expect(try sum("(1.7e308), (1.7e308), (-1.7e308)") == ["1.7e+308", "\(1.7e308 / 3)"])
  }

  /// Reference: Python's `math.fsum`.
  private static let references: [([Double], Double)] = [
    ([1e100, 1, -1e100, 1e-100], 1), ([0.1, 0.2, 0.3], 0.6), ([0x1p53, 1, 0x1p-1074], 0x1p53 + 2),
    ([0x1p53, 1], 0x1p53), ([0x1p-1074, 0x1p-1074], 0x1p-1073), ([-0x1p53, -1, -0x1p-1074], -0x1p53 - 2),
  ]

  @Test(arguments: references) func theTwinRoundsOnce(_ values: [Double], _ sum: Double) {
    #expect(Self.exact(values) == sum)
  }

  /// A window over a whole group: the engine takes another way there, and hands over many rows at once.
  @Test(arguments: [1, 2]) func windowsOverWholeGroupsAreThoseOfTheTwin(threads: Int) throws {
    let values = Self.values(1, count: 30_000)
    let data = try table(values, threads: threads)
    let all = Self.exact(values)
    for (call, figure) in [("sum(x) over ()", all), ("mean(x) over ()", all / Double(values.count))] {
      let found = try data.selecting([("w", try data.bound(call, aggregates: .windows))])
      #expect(try numbers(found, "SELECT DISTINCT w FROM (\(found.query))") == [figure])
    }
    let grouped = try data.selecting([
      ("w", try data.bound("sum(x) over (by g)", aggregates: .windows)), ("g", try data.bound("g")),
    ])
    let expected = (0..<11).map { group in
      Self.exact(values.indices.lazy.filter { $0 * 7 % 11 == group }.map { values[$0] })
    }
    #expect(try numbers(grouped, "SELECT DISTINCT w FROM (\(grouped.query)) ORDER BY w") == expected.sorted())
  }
}
