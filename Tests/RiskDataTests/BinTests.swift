import RiskData
import RiskExpressions
import Testing

/// What the engine counts between edges is what a loop would count.
@Suite struct BinTests {
  private let database = Database(threads: 2)

  private func counted(_ values: [Double], _ edges: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: edges.count - 1)
    for value in values where value.isFinite {
      let place = edges.dropFirst().dropLast().count { $0 <= value }
      counts[place] += 1
    }
    return counts
  }

  @Test func edgesHaveTheLastWord() throws {
    var generator = SeededGenerator(seed: 5)
    let tenths = (0...10).map { Double($0) / 10 }
    let thirds = (0...7).map { -1 + Double($0) / 3 }
    for edges in [tenths, thirds, [0, 1], [-1e300, 0, 1e300]] {
      let random = (0..<2000).map { _ in Double.random(in: -1.5...1.5, using: &generator) }
      let values = random + edges + edges.map(\.nextDown) + edges.map(\.nextUp) + [.infinity, -.infinity, 1e308]
      let data = try database.relation(named: "d", columns: [("x", .numbers(values))])
      let expression = try #require(RowExpression.column("x", in: data.schema))
      #expect(try data.counts(of: expression, between: edges) == counted(values, edges), "\(edges)")
    }
  }

  @Test func theExtentTellsMissingFromInfinite() throws {
    let values: [Value] = [.number(1), .null, .number(.infinity), .number(-3), .number(-.infinity), .null]
    let data = try database.relation(named: "d", columns: [("x", .values(.number, values))])
    let extent = try data.extent(of: try #require(RowExpression.column("x", in: data.schema)))
    #expect(extent.finite == 2 && extent.missing == 2 && extent.infinite == 2 && extent.low == -3 && extent.high == 1)
    let none = try data.limited(to: 0).extent(of: try #require(RowExpression.column("x", in: data.schema)))
    #expect(none.finite == 0 && none.low == 0 && none.high == 0)
  }

  @Test func everySomanyethRowIsKeptInOrder() throws {
    let data = try database.relation(named: "d", columns: [("k", .integers((1...10_000).map { Int64($0) }))])
    let kept = try data.every(3).rows(limit: .max).map { $0[0].plainText }
    #expect(kept == stride(from: 1, through: 10_000, by: 3).map(String.init))
    #expect(try data.every(1).count() == 10_000)
  }
}
