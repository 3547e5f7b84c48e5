import RiskData
import RiskExpressions
import Testing

struct PartitionTests {
  private static let parts: [UInt8] = {
    var generator = SeededGenerator(seed: 3)
    return (0..<400_000).map { _ in UInt8.random(in: 0..<3, using: &generator) }
  }()

  @Test(arguments: [1, 2, 4])
  func partsAreDisjointCompleteAndInOrder(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    let text = "id,x\n" + (0..<PartitionTests.parts.count).map { "\($0),v\($0 % 7)" }.joined(separator: "\n")
    let data = try Database(threads: threads).load(path: try folder.write(text, to: "d.csv"), name: "d")
    let made = try data.deriving([("y", data.bound("id * 2"))])
    let parts = try made.partitioned(parts: PartitionTests.parts, count: 3)
    #expect(try parts.map { try $0.count() }.reduce(0, +) == PartitionTests.parts.count)
    for (number, part) in parts.enumerated() {
      #expect(part.schema == made.schema)
      let expected = PartitionTests.parts.indices.filter { PartitionTests.parts[$0] == number }
      let found = try part.numbers(of: [part.bound("id"), part.bound("y")]).values
      let same =
        found.count == expected.count * 2
        && expected.enumerated().allSatisfy { found[$0 * 2] == Double($1) && found[$0 * 2 + 1] == Double($1 * 2) }
      #expect(same)
    }
  }

  @Test func aWrongNumberOfPartsIsAFault() throws {
    let data = try Database().relation(named: "d", columns: [("a", .integers([1, 2, 3]))])
    #expect(fault { _ = try data.partitioned(parts: [0, 1], count: 2) } == .rowCount(expected: 2, found: 3))
    #expect(fault { _ = try data.partitioned(parts: [0, 1, 0, 1], count: 2) } == .rowCount(expected: 4, found: 3))
    #expect(try data.limited(to: 0).partitioned(parts: [], count: 2).map { try $0.count() } == [0, 0])
  }

  @Test func tablesGoWithTheirLastRelation() throws {
    let database = Database(threads: 1)
    func tableCount() throws -> String {
      var count = ""
      try database.query("SELECT count(*) FROM duckdb_tables()").forEachChunk { count = $0.row(0)[0].plainText }
      return count
    }
    do {
      let parts = try database.relation(named: "d", columns: [("a", .integers([1, 2]))]).partitioned(
        parts: [0, 1], count: 2)
      let later = try parts[0].deriving([("b", parts[0].bound("a"))])
      #expect(try later.plainRows() == [["1", "1"]])
    }
    #expect(try tableCount() == "0")
  }
}
