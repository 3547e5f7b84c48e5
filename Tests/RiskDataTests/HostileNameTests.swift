import Foundation
import RiskData
import RiskExpressions
import Testing

/// Names and values that would break a careless query.
struct HostileNameTests {
  static let names = [
    "a\"b", "select", "x'; drop table t; --", "日本", "two words", "$1", "?", "a.b", "*", "rowid", "filename", "t", "c0",
    "row", "part", "file_row_number", "é", "É", "{a: 1}", "\\", "a\tb", "count(*)", "1",
    "q\"\u{301}; drop",
  ]
  static let values = [
    "'; drop table t; --", "\"", "a,b", "line\nbreak", "日本", "\\", "\0x", " NA", "{}", "%s", "'",
    "'\u{301}; drop table t; --", "x\"\u{301}y",
  ]

  private let folder: TemporaryFolder
  private let database = Database(threads: 1)

  init() throws { folder = try TemporaryFolder() }

  private func relation() throws -> Relation {
    try database.relation(
      named: "t",
      columns: HostileNameTests.names.map { ($0, ColumnValues.texts(HostileNameTests.values)) })
  }

  @Test func everyStageTakesEveryName() throws {
    let data = try relation()
    let all = try data.schema.names.map { try #require(RowExpression.column($0, in: data.schema)) }
    let named = zip(data.schema.names, all).map { NamedExpression($0, $1) }
    var result = try data.selecting(named).deriving([named[0]])
    result = try result.sorted(by: all.map { SortKey($0, false) }).skipping(1).limited(to: 5)
    #expect(result.schema.names == data.schema.names)
    #expect(try result.rows(limit: 100).count == 5)
    #expect(try data.summarizing([], by: named).count() == HostileNameTests.values.count)
    #expect(try data.kept().plainRows() == data.plainRows())
    #expect(try data.profile().columns.map(\.distinct) == data.schema.names.map { _ in HostileNameTests.values.count })
    let parts = try data.partitioned(parts: HostileNameTests.values.indices.map { UInt8($0 % 2) }, count: 2)
    #expect(try parts[1].plainRows() == data.plainRows().enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
  }

  @Test(arguments: names + [SQL.rowNumber])
  func windowsTakeEveryName(_ name: String) throws {
    let data = try database.relation(
      named: "t",
      columns: [
        (name, .texts(HostileNameTests.values)), ("n", .numbers(HostileNameTests.values.map { Double($0.count) })),
      ])
    let calls = [
      "row_number() over (by `\(name)` sort `\(name)` desc)", "first(`\(name)`) over (by n sort `\(name)`)",
      "lag(`\(name)`, 0) over (sort n, `\(name)` desc)",
    ]
    let found = try data.selecting(
      calls.enumerated().map { ("c\($0)", try data.bound($1, aggregates: .windows)) }
    ).rows(limit: 100)
    #expect(found.map { $0[0].plainText } == HostileNameTests.values.map { _ in "1" })
    #expect(found.map { $0[2].plainText } == HostileNameTests.values)
    for (row, value) in zip(found, HostileNameTests.values) {
      let group = HostileNameTests.values.filter { $0.count == value.count }
      #expect(row[1].plainText == group.min { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  @Test(arguments: ["parquet", "csv"])
  func namesAndValuesSurviveAFile(_ kind: String) throws {
    let data = try relation()
    // In a text file a number is no name, and a zero character makes it no text file.
    let kept = data.schema.names.filter { kind == "parquet" || $0 != "1" }
    let safe = try data.selecting(kept.map { ($0, try #require(RowExpression.column($0, in: data.schema))) })
    let rows = try safe.filtered(by: safe.bound("not contains(`select`, '\0')"))
    try rows.save(to: folder["h." + kind])
    let back = try database.load(path: folder["h." + kind], name: "h")
    #expect(back.schema == rows.schema)
    #expect(try back.plainRows() == rows.plainRows())
  }

  @Test(arguments: [
    "it's.csv", "two words.csv", "a*b.csv", "a?b.csv", "a[1].csv", "日本.csv", "a\"b.csv", "a;b.csv", "a]b.csv",
    "{x}.csv",
    "year=2020/d.csv", "[x]/*.csv", "%s.csv", "a\\b.csv", "-.csv", "s3:/d.csv", "é.csv",
  ])
  func fileNamesAreTakenAsTheyAre(_ name: String) throws {
    _ = try folder.write("wrong\n0\n", to: "axb.csv")
    _ = try folder.write("wrong\n0\n", to: "a1.csv")
    _ = try folder.write("wrong\n0\n", to: "[x]/d.csv")
    let data = try database.load(path: try folder.write("a\n1\n", to: name), name: "d")
    #expect(try data.schema.names == ["a"] && data.plainRows() == [["1"]])
    let copy = folder[name.replacing("d.csv", with: "copy.csv").replacing("*", with: "*2")]
    try data.deriving([("b", try data.bound("a + 1"))]).save(to: copy.hasSuffix(name) ? copy + ".csv" : copy)
  }

  @Test func aPathNeitherWayReadableIsAFault() throws {
    let path = try folder.write("a\n1\n", to: "a\\*.csv")
    #expect(fault { _ = try database.load(path: path, name: "d") } == .awkwardPath(path))
  }

  @Test func namesThatDifferOnlyInCapitalsAreAFault() throws {
    let data = try database.relation(named: "t", columns: [("age", .numbers([1]))])
    #expect(fault { _ = try data.deriving([("Age", try data.bound("age"))]) } == .similarColumns("age", "Age"))
    #expect(fault { _ = try data.deriving([("", try data.bound("age"))]) } == .unnamedColumn(place: 2))
    #expect(
      fault { _ = try data.selecting([("a", data.bound("age")), ("a", data.bound("age"))]) } == .duplicateColumn("a"))
  }
}
