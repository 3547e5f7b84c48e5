import RiskData
import RiskDiagnostics
import RiskExpressions
import Testing

struct StageTests {
  private let database = Database(threads: 2)

  private func data() throws -> Relation {
    try database.relation(
      named: "d",
      columns: [
        ("id", .integers([1, 2, 3, 4, 5, 6])), ("x", .numbers([3, .nan, 1, 2, .nan, 1])),
        ("g", .texts(["b", "a", "b", "a", "c", "b"])),
        ("ok", .values(.boolean, [.boolean(true), .null, .boolean(false), .boolean(true), .null, .boolean(true)])),
      ])
  }

  @Test func filteringKeepsWhatIsTrue() throws {
    let data = try data()
    #expect(try data.filtered(by: data.bound("ok")).plainRows().map { $0[0] } == ["1", "4", "6"])
    #expect(try data.filtered(by: data.bound("x > 1")).plainRows().map { $0[0] } == ["1", "4"])
  }

  @Test func derivedColumnsTakeTheirPlaceOrComeLast() throws {
    let data = try data()
    let made = try data.deriving([("x", data.bound("x * 2")), ("y", data.bound("x")), ("none", data.bound("null"))])
    #expect(
      made.schema.columns == [
        .init("id", .integer), .init("x", .number), .init("g", .text), .init("ok", .boolean), .init("y", .number),
        .init("none", .number),
      ])
    #expect(try made.plainRows()[0] == ["1", "6", "b", "true", "3", "null"])
  }

  @Test func namesMayBeExchanged() throws {
    let data = try data()
    let exchanged = try data.selecting([("x", data.bound("id")), ("id", data.bound("x"))])
    #expect(try exchanged.plainRows()[0] == ["1", "3"])
    #expect(exchanged.schema.columns == [.init("x", .integer), .init("id", .number)])
  }

  @Test func groupsComeInOrderWithTheMissingLast() throws {
    let data = try data()
    let groups = try data.summarizing(
      [("n", data.bound("count()", aggregates: .allowed)), ("x", data.bound("mean(x)", aggregates: .allowed))],
      by: [("ok", data.bound("ok"))])
    #expect(try groups.plainRows() == [["false", "1", "1"], ["true", "3", "2"], ["null", "2", "null"]])
  }

  @Test func withoutKeysThereIsOneRow() throws {
    let data = try data()
    let none = try data.filtered(by: data.bound("id > 100"))
    let row = try none.summarizing([("n", data.bound("count()", aggregates: .allowed))], by: [])
    #expect(try row.plainRows() == [["0"]])
    #expect(try row.count() == 1)
  }

  @Test func sortingPutsMissingValuesLastAndSettlesTies() throws {
    let data = try data()
    let up = try data.sorted(by: [(data.bound("x"), false)])
    #expect(try up.plainRows().map { $0[0] } == ["3", "6", "4", "1", "2", "5"])
    let down = try data.sorted(by: [(data.bound("x"), true)])
    #expect(try down.plainRows().map { $0[0] } == ["1", "4", "3", "6", "2", "5"])
    let after = try down.filtered(by: data.bound("id != 4")).deriving([("z", data.bound("id"))]).skipping(1).limited(
      to: 2)
    #expect(try after.plainRows().map { $0[0] } == ["3", "6"])
    #expect(try after.count() == 2)
  }

  @Test func countsOfSlicesAreRight() throws {
    let data = try data()
    #expect(try data.limited(to: 100).count() == 6)
    #expect(try data.skipping(100).count() == 0)
    #expect(try data.limited(to: -1).rows(limit: 10).isEmpty)
    #expect(try data.skipping(2).limited(to: 3).plainRows().map { $0[0] } == ["3", "4", "5"])
    #expect(try data.rows(limit: -5).isEmpty)
  }

  @Test func numbersLieRowByRow() throws {
    let data = try data()
    let found = try data.numbers(of: [data.bound("id"), data.bound("x"), data.bound("ok"), data.bound("null")])
    #expect(found.rows == 6)
    #expect(found.values[0..<4].map { "\($0)" } == ["1.0", "3.0", "1.0", "nan"])
    #expect(found.values[4..<8].map { "\($0)" } == ["2.0", "nan", "nan", "nan"])
    #expect(try data.numbers(of: []).rows == 6)
  }

  @Test func aggregatesAndValuesAreRead() throws {
    let data = try data()
    let found = try data.aggregates(
      ["median(x)", "count()", "max(g)", "share(ok)"].map { try data.bound($0, aggregates: .allowed) })
    #expect(found.map(\.plainText) == ["1.5", "6", "c", "0.75"])
    #expect(try data.values(of: data.bound("upper(g)")).map(\.plainText) == ["B", "A", "B", "A", "C", "B"])
  }

  @Test func overflowIsAFault() throws {
    let data = try database.relation(named: "d", columns: [("a", .integers([1, .max]))])
    #expect(fault { _ = try data.values(of: data.bound("a + 1")) } == .overflow)
    #expect(try data.values(of: data.bound("a - 1")).count == 2)
  }

  @Test func longPipelinesAreAFaultAndNoCrash() throws {
    var data = try data()
    for _ in 0..<100 { data = try data.deriving([("x", data.bound("x + 1"))]) }
    #expect(try data.plainRows()[0][1] == "103")
    for _ in 0..<5000 { data = try data.deriving([("x", data.bound("x + 1"))]) }
    #expect(fault { _ = try data.rows(limit: 1) } == .pipelineTooLong)
  }

  @Test func ownQueriesSeeDatasets() throws {
    let data = try data()
    let result = try database.relation(
      named: "q",
      sql: "select g, sum(x) as s, 1::hugeint as h, timestamp '2024-01-01' as t from d group by g order by g -- end",
      datasets: ["d": data])
    #expect(result.schema.columns.map(\.type) == [.text, .number, .number, .text])
    #expect(try result.plainRows()[1] == ["b", "5", "1", "2024-01-01 00:00:00"])
    #expect(fault { _ = try database.relation(named: "q", sql: "select 1; drop table x") }?.code == "forbidden-sql")
    #expect(fault { _ = try database.relation(named: "q", sql: "selct 1") }?.code == "wrong-sql")
    #expect(try database.relation(named: "q", sql: "select 1 as a, 2 as a").schema.names == ["a", "a_1"])
  }
}
