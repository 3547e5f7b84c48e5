import RiskData
import RiskDiagnostics
import RiskExpressions
import Testing

struct CalculationTests {
  private static let count = 300_000

  /// Twice the first number and the second; missing where either is.
  private static let sum: Calculation = { rows, results in
    for row in results.indices { results[row] = 2 * rows[2 * row] + rows[2 * row + 1] }
  }

  private func data(_ database: Database) throws -> Relation {
    let numbers = (0..<Self.count).map { $0 % 1000 == 7 ? Double.nan : Double($0) / 4 }
    return try database.relation(
      named: "d", columns: [("a", .numbers(numbers)), ("b", .integers((0..<Int64(Self.count)).map { $0 }))])
  }

  @Test(arguments: [1, 2, 4])
  func resultsStandInTheRowsOrder(_ threads: Int) throws {
    let data = try data(Database(threads: threads))
    let more = try data.calculating([CalculatedColumn("s", of: [data.bound("a"), data.bound("b + 1")], Self.sum)])
    #expect(more.schema.names == ["a", "b", "s"])
    let values = try more.numbers(of: [more.bound("b"), more.bound("s")]).values
    #expect(values.count == 2 * Self.count)
    let same = (0..<Self.count).allSatisfy { row in
      let expected = row % 1000 == 7 ? Double.nan : Double(row) / 2 + Double(row + 1)
      return values[2 * row] == Double(row) && (values[2 * row + 1] == expected || expected.isNaN)
        && values[2 * row + 1].isNaN == expected.isNaN
    }
    #expect(same)
  }

  @Test func aResultThatIsNoNumberIsMissing() throws {
    let data = try Database().relation(named: "d", columns: [("a", .numbers([1, .nan, 3]))])
    let more = try data.calculating([
      CalculatedColumn("s", of: [data.bound("a")]) { rows, results in
        for row in results.indices { results[row] = rows[row] > 2 ? .nan : rows[row] }
      }
    ])
    #expect(try more.rows(limit: 3).map { $0.map(\.asNumber) } == [[1, 1], [nil, nil], [3, nil]])
    #expect(try more.filtered(by: more.bound("s is null")).count() == 2)
  }

  @Test func aCalculationWithoutInputsIsMadeForEachRow() throws {
    let data = try Database().relation(named: "d", columns: [("a", .integers([1, 2, 3]))])
    let more = try data.calculating([
      CalculatedColumn("s", of: []) { _, results in results.update(repeating: 5) }
    ])
    #expect(try more.plainRows() == [["1", "5"], ["2", "5"], ["3", "5"]])
    #expect(try data.limited(to: 0).calculating([CalculatedColumn("s", of: [], { _, _ in })]).count() == 0)
  }

  @Test func whatGoesWrongInACalculationIsAFaultOfTheQuery() throws {
    struct Broken: Error {}
    let data = try Database().relation(named: "d", columns: [("a", .integers([1, 2, 3]))])
    let more = try data.calculating([CalculatedColumn("s", of: [data.bound("a")]) { _, _ in throw Broken() }])
    #expect(throws: (any Error).self) { try more.rows(limit: 3) }
    #expect(try data.count() == 3)
  }

  @Test func aCalculationGoesWithItsLastRelation() throws {
    final class Model: Sendable {}
    let database = Database(threads: 1)
    weak var model: Model?
    do {
      let kept = Model()
      model = kept
      let data = try database.relation(named: "d", columns: [("a", .integers([1, 2]))])
      let more = try data.calculating([
        CalculatedColumn("s", of: [data.bound("a")]) { [kept] rows, results in
          withExtendedLifetime(kept) { _ = results.update(from: rows) }
        }
      ])
      let later = try more.selecting([("t", more.bound("s"))])
      #expect(try later.count() == 2)
      #expect(model != nil)
    }
    #expect(model == nil)
  }
}
