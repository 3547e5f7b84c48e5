import RiskData
import RiskExpressions
import Testing

/// Stages over random rows against plain Swift.
struct StagePropertyTests {
  private static let columns = [
    Schema.Column("k", .integer), Schema.Column("g", .text), Schema.Column("x", .number), Schema.Column("b", .boolean),
  ]
  private let database = Database(threads: 2)

  private func random(_ seed: UInt64) -> PlainRows {
    var values = RandomValues(seed: seed)
    return PlainRows.random(StagePropertyTests.columns, count: Int(seed * 13 % 60), &values)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func theFirstOfEqualRowsIsKept(_ seed: UInt64) throws {
    let rows = random(seed)
    let relation = try rows.relation("d", on: database)
    for names in [["k"], ["g", "x"], ["x"], ["b"]] {
      let keys = try names.map { try relation.bound($0) }
      #expect(try relation.distinct(by: keys).plainRows() == rows.distinct(by: names).plain)
    }
    #expect(try relation.distinct().plainRows() == rows.distinct(by: rows.schema.names).plain)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func columnsOfOneNameMeet(_ seed: UInt64) throws {
    let first = random(seed)
    var values = RandomValues(seed: seed + 100)
    let second = PlainRows.random(
      [Schema.Column("x", .integer), Schema.Column("new", .date), Schema.Column("k", .integer)], count: 9, &values)
    let union = try first.relation("a", on: database).appending([
      second.relation("b", on: database), first.relation("a", on: database),
    ])
    #expect(union.schema == Schema(StagePropertyTests.columns + [Schema.Column("new", .date)]))
    let below = second.rows.map { row in [row[2], .null, row[0].asNumber.map(Value.number) ?? .null, .null, row[1]] }
    let own = first.rows.map { $0 + [.null] }
    #expect(try union.plainRows() == (own + below + own).map { $0.map(\.plainText) })
    let wrong = try database.relation(named: "w", columns: [("k", .texts(["1"]))])
    #expect(
      fault { _ = try union.appending([wrong]) } == .unionTypes("k", "an integer", "text", in: "w"))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func figuresStandSideBySide(_ seed: UInt64) throws {
    let rows = random(seed)
    let relation = try rows.relation("d", on: database)
    guard !rows.rows.isEmpty else {
      let count = try relation.bound("count()", aggregates: .allowed)
      #expect(fault { _ = try relation.pivoted([("n", count)], by: [], into: relation.bound("g")) } == .nothingToPivot)
      return
    }
    let sums = try ["count()", "sum(k)"].map { try relation.bound($0, aggregates: .allowed) }
    let pivot = try relation.pivoted(
      [("n", sums[0]), ("s", sums[1])], by: [("k", relation.bound("k"))], into: relation.bound("g"), naming: "p ")
    let groups = Dictionary(grouping: rows.rows) { Identity($0[1]) }
    let values = groups.values.map { $0[0][1] }.sorted(by: StagePropertyTests.precedes)
    let names = values.map { $0.isNull ? "missing" : $0.plainText.isEmpty ? "empty" : $0.plainText }
    let columns = ["k"] + names.flatMap { ["p \($0)_n", "p \($0)_s"] }
    #expect(pivot.schema.names == columns)
    let keys = rows.distinct(by: ["k"]).rows.map { $0[0] }.sorted(by: StagePropertyTests.precedes)
    let expected = keys.map { key in
      [key.plainText]
        + values.flatMap { value -> [String] in
          let cell = rows.rows.filter { Identity($0[0]) == Identity(key) && Identity($0[1]) == Identity(value) }
          guard !cell.isEmpty else { return ["null", "null"] }
          let known = cell.compactMap { $0[0].asNumber }
          return ["\(cell.count)", known.isEmpty ? "null" : "\(Int(known.reduce(0, +)))"]
        }
    }
    #expect(try pivot.plainRows() == expected)
  }

  private static func precedes(_ one: Value, _ other: Value) -> Bool {
    if one.isNull || other.isNull { return !one.isNull }
    if let one = one.asNumber, let other = other.asNumber { return one < other }
    return one.plainText.utf8.lexicographicallyPrecedes(other.plainText.utf8)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func stackedColumnsComeRowByRow(_ seed: UInt64) throws {
    let rows = random(seed)
    let stacked = try rows.relation("d", on: database).unpivoted(["x", "k"], name: "what", value: "value")
    #expect(
      stacked.schema
        == Schema([
          Schema.Column("g", .text), Schema.Column("b", .boolean), Schema.Column("what", .text),
          Schema.Column("value", .number),
        ]))
    let expected = rows.rows.flatMap { row in
      [(row[2], "x"), (row[0], "k")].map { value, name -> [String] in
        let number = value.asNumber.map(Value.number) ?? .null
        return [row[1].plainText, row[3].plainText, name, number.plainText]
      }
    }
    #expect(try stacked.plainRows() == expected)
  }

  // Samples

  @Test func samplesHaveTheirSizeAndOrder() throws {
    let ids = try Database(threads: 1).relation(
      named: "d", columns: [("id", .integers(Array(0..<2000))), ("g", .integers((0..<2000).map { $0 % 3 }))])
    let three = try ids.sampled(.rows(300), seed: 1).numbers(of: [ids.bound("id")]).values
    #expect(three.count == 300 && three == three.sorted() && Set(three).count == 300)
    #expect(try ids.sampled(.share(0.25), seed: 1).numbers(of: [ids.bound("id")]).values.count == 500)
    #expect(try ids.sampled(.rows(300), seed: 2).numbers(of: [ids.bound("id")]).values != three)
    #expect(try ids.sampled(.rows(9000), seed: 2).count() == 2000)
    let strata = try ids.sampled(.rows(10), by: [ids.bound("g")], seed: 5)
    let counts = try strata.summarizing(
      [("n", strata.bound("count()", aggregates: .allowed))], by: [("g", strata.bound("g"))])
    #expect(try counts.plainRows() == [["0", "10"], ["1", "10"], ["2", "10"]])
    // Places in the rows have little to do with being chosen.
    let early = three.filter { $0 < 1000 }.count
    #expect((115...185).contains(early))
  }

  @Test func samplesAreTheSameForAnyNumberOfThreads() throws {
    let rows = try [1, 2].map { threads -> [[Double]] in
      let data = try Database(threads: threads).relation(
        named: "d", columns: [("id", .integers(Array(0..<300_000))), ("g", .integers((0..<300_000).map { $0 % 7 }))])
      return try [
        data.sampled(.rows(1000), seed: 42), data.sampled(.share(0.01), seed: 42),
        data.sampled(.share(0.01), by: [data.bound("g")], seed: 42),
      ].map { try $0.numbers(of: [$0.bound("id")]).values }
    }
    #expect(rows[0] == rows[1])
  }

  // Bins

  @Test(arguments: 0..<20 as Range<UInt64>)
  func binsAreThoseOfTheirEdges(_ seed: UInt64) throws {
    var values = RandomValues(seed: seed)
    let numbers = (0..<200).map { _ -> Value in
      seed % 2 == 0 ? values.fewValues(.number) : .number(Double.random(in: -3...9, using: &values.generator))
    }
    let data = try database.relation(named: "d", columns: [("x", .values(.number, numbers))])
    let x = try data.bound("x")
    for binning in [Binning.equalCounts(4), .equalCounts(1), .width(0.75), .edges([2, -1, 2, 0.5])] {
      let edges = try data.edges(of: x, binning)
      let labels = edges.labels
      #expect(labels == labels.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      let found = try data.binned(x, at: edges, as: "bin").rows(limit: 1000).map { $0[1].plainText }
      let expected = numbers.map { value -> String in
        guard let number = value.asNumber, !number.isNaN else { return "missing" }
        return labels[edges.bin(of: number)]
      }
      #expect(found == expected)
    }
  }

  @Test func equalCountsAreQuantiles() throws {
    let numbers = (1...1000).map { Double($0 * $0) }
    let data = try database.relation(named: "d", columns: [("x", .numbers(numbers))])
    let edges = try data.edges(of: data.bound("x"), .equalCounts(4))
    // R: quantile((1:1000)^2, c(.25, .5, .75)), to four digits.
    #expect(edges.inner == [62_880, 250_500, 562_900])
    #expect(edges.labels == ["1: < 62880", "2: 62880 to < 250500", "3: 250500 to < 562900", "4: >= 562900"])
    let ties = try database.relation(named: "d", columns: [("x", .numbers([0, 0, 0, 0, 0, 0, 1, 2]))])
    #expect(try ties.edges(of: ties.bound("x"), .equalCounts(4)).inner == [0.25])
    #expect(fault { _ = try data.edges(of: data.bound("x"), .width(0.001)) } == .tooManyBins(1000))
    let none = try data.filtered(by: data.bound("x < 0"))
    #expect(try none.edges(of: none.bound("x"), .equalCounts(4)).labels == ["1: all"])
    #expect(try none.edges(of: none.bound("x"), .width(2)).labels == ["1: all"])
  }
}
