import RiskData
import RiskExpressions
import Testing

/// Every stage over columns, values and datasets of hostile names: the rows are those of tame ones.
struct HostileStageTests {
  private static let names =
    HostileNameTests.names + [
      SQL.rowNumber, "risk value", "risk figure 0", "rows_0", "a", "b", "it", "v", "place", "line\nbreak", "`", "''",
      "\"\"", "); --", "; drop table \"risk table 1\"; --", "/* x", "*/", "COALESCE(", "\u{202E}x", "👩‍👧",
      String(repeating: "long \"name'; --", count: 700),
    ]

  private let database = Database(threads: 1)

  /// What a stage gives.
  private struct Outcome: Equatable {
    let names: [String]
    let rows: [[String]]

    /// The same with another name in the place of the tame one.
    func calling(_ name: String) -> Outcome {
      Outcome(
        names: names.map { $0.replacing("tame", with: name) }, rows: rows.map { $0.map { $0 == "tame" ? name : $0 } })
    }
  }

  /// What every stage gives over a column and a dataset of a name.
  private func outcomes(_ name: String, dataset: String = "d") throws -> [Outcome] {
    let data = try database.relation(
      named: dataset,
      columns: [
        (name, .texts(HostileNameTests.values + ["z", "z"])),
        ("number", .numbers((0..<(HostileNameTests.values.count + 2)).map { Double($0 % 4) })),
      ])
    let (x, n) = (try #require(RowExpression.column(name, in: data.schema)), try data.bound("number"))
    let count = try data.bound("count()", aggregates: .allowed)
    let key = JoinRequest.Key(name, name)
    let stages: [Relation] = try [
      data.dropping(["number"]), data.dropping([name]), data.renaming([("number", name + "2"), (name, "number")]),
      data.distinct(by: [x]), data.distinct(), data.sampled(.rows(3), by: [x], seed: 1),
      data.sampled(.rows(3), seed: 1), data.sampled(.share(0.5), by: [x], seed: 1),
      data.joined(with: data, by: JoinRequest(.inner, keys: [key], suffix: name)),
      data.joined(with: data, by: JoinRequest(.full, keys: [key], suffix: "_r")),
      data.joined(with: data.filtered(by: data.bound("number = 1")), by: JoinRequest(.anti, keys: [key], suffix: "r")),
      data.joined(
        with: data,
        by: JoinRequest(.asof, keys: [key], nearest: (JoinRequest.Key("number", "number"), .before), suffix: "_r")),
      data.appending([data.dropping(["number"]), data]),
      data.pivoted([(name, count)], by: [(name, x)], into: n, naming: "p"),
      data.pivoted([(name, count), ("n", count)], by: [], into: n, naming: name),
      data.unpivoted([name], name: "a name", value: name),
      data.unpivoted(["number"], name: name + "3", value: "a value"),
      data.binned(n, at: BinEdges([1, 2]), as: name), data.binned(n, at: BinEdges([1, 2]), as: "a bin"),
      database.relation(named: "q", sql: "select * from \(SQL.quoted(dataset))", datasets: [dataset: data]),
      data.filtered(by: data.bound("number > 1")).sorted(by: [(x, true)]).skipping(1).limited(to: 4),
    ]
    return try stages.map { Outcome(names: $0.schema.names, rows: try $0.plainRows()) }
  }

  @Test(arguments: names)
  func everyStageGivesTheRowsOfTameNames(_ name: String) throws {
    let tame = try outcomes("tame")
    let (column, dataset) = (try outcomes(name), try outcomes("tame", dataset: name))
    for (place, expected) in tame.enumerated() {
      #expect(column[place] == expected.calling(name))
      #expect(dataset[place] == expected)
    }
  }

  @Test func anEmptyNameIsAFault() throws {
    let data = try database.relation(named: "d", columns: [("a", .texts(["", "x"])), ("n", .integers([1, 2]))])
    #expect(fault { _ = try data.renaming([("a", "")]) } == .unnamedColumn(place: 1))
    #expect(fault { _ = try data.unpivoted(["a"], name: "", value: "v") } == .unnamedColumn(place: 2))
    #expect(fault { _ = try data.binned(data.bound("n"), at: BinEdges([1]), as: "") } == .unnamedColumn(place: 3))
    let count = try data.bound("count()", aggregates: .allowed)
    #expect(try data.pivoted([("n", count)], by: [], into: data.bound("a")).schema.names == ["empty", "x"])
  }

  @Test func valuesBecomeColumnsAsTheyAre() throws {
    let values = HostileNameTests.values + ["missing", "\u{202E}", String(repeating: "\"'", count: 5000)]
    let data = try database.relation(named: "d", columns: [("a", .texts(values))])
    let count = try data.bound("count()", aggregates: .allowed)
    let pivot = try data.pivoted([("n", count)], by: [], into: data.bound("a"), naming: "p")
    #expect(Set(pivot.schema.names) == Set(values.map { "p" + $0 }))
    #expect(try pivot.plainRows() == [values.map { _ in "1" }])
  }
}
