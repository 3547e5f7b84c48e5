import Foundation
import RiskExpressions
import RiskTestSupport
import Testing

@testable import RiskData

/// What exploration computes in the database.
@Suite struct ExplorationTests {
  private let database = Database(threads: 2)

  private func relation(_ columns: [(String, ColumnValues)]) throws -> Relation {
    try database.relation(named: "t", columns: columns.map { (name: $0.0, values: $0.1) })
  }

  @Test func edgesCutNumbersIntoPartsOfEqualSize() throws {
    let data = try relation([
      ("x", .numbers((0..<1000).map { Double($0 * 7 % 1000) })),
      ("late", .integers((0..<1000).map { $0 < 950 ? 0 : $0 % 3 + 1 })),
      ("same", .numbers(Array(repeating: 3, count: 1000))),
      ("none", .numbers(Array(repeating: .infinity, count: 1000))),
    ])
    let edges = try data.quantileEdges(of: data.schema.names, parts: 4)
    #expect(edges["x"] == [249.75, 499.5, 749.25])
    #expect(edges["late"] == [1])
    #expect(edges["same"] == [])
    #expect(edges["none"] == nil)
    let spreads = try data.spreads(of: [("x", [249.75, 499.5, 749.25]), ("late", [1]), ("none", [])])
    #expect(spreads.map(\.bins) == [[250, 250, 250, 250], [950, 50], [1000]])
    #expect(spreads.map(\.missing) == [0, 0, 0])
    #expect(spreads[0].mean == 499.5)
  }

  @Test(.enabled(if: RealData.folder != nil))
  func binsAreThoseOfNumPy() throws {
    let folder = try #require(RealData.folder)
    let reference = try Data(contentsOf: folder.appendingPathComponent("gmsc/ref/psi.json"))
    let all = try #require(try JSONSerialization.jsonObject(with: reference) as? [String: Any])
    let columns = try #require(all["order"] as? [String: [String: Any]])
    let data = try database.load(path: folder.appendingPathComponent("gmsc/cs-training.csv").path, name: "gmsc")
    let (first, second) = (try data.limited(to: 75_000), try data.skipping(75_000))
    for (name, expected) in columns where data.schema[name]?.type.isNumeric ?? false {
      let edges = try #require(expected["edges"] as? [Any]).compactMap { $0 as? Double }
      // NumPy's edges leave a column of nearly nothing but zeros in a single bin.
      guard !edges.isEmpty else { continue }
      let numbers = try first.quantileEdges(of: [name], parts: 10)[name] ?? []
      #expect(
        numbers.count == edges.count && zip(numbers, edges).allSatisfy { abs($0 - $1) <= 1e-12 * abs($1) }, "\(name)")
      #expect(try first.spreads(of: [(name, edges)])[0].bins == expected["expected"] as? [Int], "\(name)")
      #expect(try second.spreads(of: [(name, edges)])[0].bins == expected["actual"] as? [Int], "\(name)")
    }
  }

  @Test func ranksAreSharedAndSkipWhatIsMissing() throws {
    let (null, nan) = (Value.null, Value.number(.nan))
    let data = try relation([
      ("x", .values(.number, [.number(3), .number(1), .number(3), null, nan, .number(2)])),
      ("y", .values(.number, [.number(1), .number(2), null, .number(4), .number(5), .number(6)])),
    ])
    let both = try data.schema.names.map { try #require(RowExpression.column($0, in: data.schema)) }
    let ranks = try data.ranks(of: both, [(0, 1), (0, 0)]) { _ in }
    // Rows 1, 2 and 6 have both: x 3 1 2 with the doubled ranks 6 2 4, y 1 2 6 with 2 4 6.
    #expect(ranks[0].count == 3)
    #expect([ranks[0].squaresX, ranks[0].squaresY, ranks[0].products] == [56, 56, 44])
    // x alone is 3 1 3 2 with the doubled ranks 7 2 7 4.
    #expect(ranks[1].count == 4)
    #expect(ranks[1].squaresX == 118)
  }

  @Test(arguments: HostileNameTests.names)
  func everyNameIsTaken(_ name: String) throws {
    let values: [Value] = [.text("'"), .text("\""), .null, .text("'")]
    let data = try relation([(name, .values(.text, values)), ("n", .numbers([1, 2, 3, 4]))])
    let column = try #require(RowExpression.column(name, in: data.schema))
    #expect(try data.missingProfile(target: nil, patterns: 5).columns.map(\.name) == [name])
    #expect(try data.duplicates(by: [column], examples: 5).repeated == 2)
    #expect(try data.duplicates(by: nil, examples: 5).groups == 0)
    #expect(try data.levelCounts(of: [name], limit: 10)[0] == ["'": 2, "\"": 1, nil: 1])
    #expect(try data.levelCounts(of: [name], limit: 1)[0] == nil)
    let rules = [
      RowRule(.unique([column])), RowRule(.holds(try data.bound("`\(name)` = \"'\""))),
      RowRule(.refers(column, to: try data.limited(to: 1), column: name)),
    ]
    let found = try data.test(rules) { _ in }
    #expect(found.rows == 4)
    #expect(found.findings.map(\.broken) == [2, 1, 1])
    #expect(found.findings.map(\.unknown) == [0, 1, 0])
    #expect(found.findings.map(\.examples) == [[1], [2], [2]])
    let breaking = try data.breaking(rules.map { ($0, "it's \(name)") }, naming: "breaks")
    #expect(breaking.schema.names == [name, "n", "breaks"])
    #expect(try breaking.rows(limit: 10).map { $0[1].plainText } == ["1", "2", "4"])
  }
}
