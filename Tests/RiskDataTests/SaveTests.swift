import Foundation
import RiskData
import RiskExpressions
import RiskSyntax
import Testing

struct SaveTests {
  private let folder: TemporaryFolder
  private let database = Database(threads: 2)

  init() throws { folder = try TemporaryFolder() }

  /// Random rows; texts that CSV cannot tell from missing values are left out.
  private func relation() throws -> Relation {
    var random = RandomValues(seed: 5)
    let types: [ScalarType] = [.boolean, .integer, .number, .text, .date]
    let rows = (0..<500).map { _ in
      types.map { type -> Value in
        switch random.value(type) {
        case .number(let value) where value.isNaN: .null
        case .text(let text) where ["", "NaN"].contains(text) || text.contains("\0"): .text("word")
        case let value: value
        }
      }
    }
    return try database.relation(
      named: "d", columns: types.map { Schema.Column("column \($0)", $0) }, rows: [types.map(SaveTests.plain)] + rows)
  }

  /// A value of a type that no other type can be mistaken for.
  private static func plain(_ type: ScalarType) -> Value {
    switch type {
    case .boolean: .boolean(true)
    case .integer: .integer(1)
    case .number: .number(0.5)
    case .text: .text("word")
    case .date: .date(CalendarDate(daysSinceEpoch: 0))
    case .null: .null
    }
  }

  @Test(arguments: ["csv", "tsv", "parquet"])
  func whatIsSavedLoadsAsItWas(_ kind: String) throws {
    let data = try relation()
    #expect(try data.save(to: folder["d." + kind]) == 501)
    #expect(folder.names == ["d." + kind])
    let back = try database.load(path: folder["d." + kind], name: "d")
    #expect(back.schema == data.schema)
    let (rows, expected) = (try back.rows(limit: 1000), try data.rows(limit: 1000))
    #expect(rows.count == expected.count)
    let same = zip(rows, expected).allSatisfy { zip($0, $1).allSatisfy(Agreement.isSame) }
    #expect(same)
  }

  @Test func csvAndJSONAreWrittenPlainly() throws {
    let data = try database.relation(
      named: "d",
      columns: [
        ("a", .numbers([0.1, .nan, .infinity, 3])), ("b c", .texts(["x,y", "", "q\"", "z"])),
        ("n", .integers([1, 2, 3, 4])),
      ])
    try data.save(to: folder["d.csv"])
    #expect(try text("d.csv") == "a,b c,n\n0.1,\"x,y\",1\n,\"\",2\ninf,\"q\"\"\",3\n3.0,z,4\n")
    try data.save(to: folder["d.jsonl"])
    #expect(
      try text("d.jsonl") == """
        {"a":0.1,"b c":"x,y","n":1}
        {"a":null,"b c":"","n":2}
        {"a":null,"b c":"q\\"","n":3}
        {"a":3.0,"b c":"z","n":4}

        """)
    try data.save(to: folder["d.json"])
    let parsed = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: folder["d.json"])))
    #expect((parsed as? [[String: Any]])?.count == 4)
    #expect(try data.filtered(by: data.bound("n > 2")).save(to: folder["f.jsonl"]) == 2)
    #expect(try data.limited(to: 0).save(to: folder["e.json"]) == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(text("e.json").utf8)) as? [String] == [])
  }

  private func text(_ name: String) throws -> String { try String(contentsOfFile: folder[name], encoding: .utf8) }

  @Test func whatFailsLeavesNothingBehind() throws {
    let old = try folder.write("old\n1\n", to: "d.csv")
    let data = try database.relation(named: "d", columns: [("a", .integers(Array(0..<200_000) + [.max]))])
    let failing = try data.deriving([("b", data.bound("a + 1"))])
    #expect(fault { try failing.save(to: old) } == .overflow)
    #expect(try folder.names == ["d.csv"] && text("d.csv") == "old\n1\n")
    #expect(fault { try data.save(to: folder["none/d.csv"]) } == .noSuchFolder(folder["none"]))
    #expect(fault { try data.save(to: folder["d.xlsx"]) } == .unknownSaveKind(folder["d.xlsx"]))
    try FileManager.default.createDirectory(atPath: folder["x.csv"], withIntermediateDirectories: true)
    #expect(fault { try data.save(to: folder["x.csv"]) } == .isFolder(folder["x.csv"]))
    #expect(folder.names == ["d.csv", "x.csv"])
  }

  @Test func aFileIsReplacedOnlyByOthersRows() throws {
    let path = try folder.write("a\n1\n2\n", to: "d.csv")
    let data = try database.load(path: path, name: "d")
    #expect(fault { try data.filtered(by: data.bound("a > 1")).save(to: path) } == .savesOverSource(path))
    try data.kept().filtered(by: data.bound("a > 1")).save(to: path)
    #expect(try text("d.csv") == "a\n2\n")
  }

  /// A pipe of the test's own, and never a device of the machine.
  @Test func whatIsNoFileIsNeverReplaced() throws {
    let pipe = folder["pipe.csv"]
    #expect(mkfifo(pipe, 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: folder["link.csv"], withDestinationPath: pipe)
    let data = try database.relation(named: "d", columns: [("a", .integers([1]))])
    for name in ["pipe.csv", "link.csv"] {
      #expect(fault { try data.save(to: folder[name]) } == .notAFile(folder[name]))
    }
    var information = stat()
    #expect(stat(pipe, &information) == 0 && information.st_mode & S_IFMT == S_IFIFO)
    #expect(folder.names == ["link.csv", "pipe.csv"])
  }

  @Test func aLinkLeadsToTheFileThatIsReplaced() throws {
    let path = try folder.write("old\n", to: "d.csv")
    try FileManager.default.createSymbolicLink(atPath: folder["link.csv"], withDestinationPath: path)
    try database.relation(named: "d", columns: [("a", .integers([1]))]).save(to: folder["link.csv"])
    #expect(try text("d.csv") == "a\n1\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["link.csv"]) == path)
  }
}
