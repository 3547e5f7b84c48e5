import Foundation
import RiskData
import RiskExpressions
import Testing

struct DatabaseTests {
  private let database = Database(threads: 2)

  private static let endless = "SELECT sum(a.i * b.i % 7) FROM range(10000000) a(i), range(10000000) b(i)"

  @Test func aQueryIsStoppedFromAnotherThread() async throws {
    let task = Task.detached { [database] in
      fault { try database.query("SELECT CAST((\(DatabaseTests.endless)) AS DOUBLE)").forEachChunk { _ in } }
    }
    // Asked again, since the query may not have begun at the first time.
    while !task.isCancelled {
      try await Task.sleep(for: .milliseconds(50))
      database.interrupt()
      if database.isIdle { break }
    }
    #expect(await task.value == .interrupted)
    #expect(DataFault.interrupted.status == .interrupted)
    try database.query("SELECT TRUE").forEachChunk { #expect($0.rowCount == 1) }
  }

  @Test func aStreamIsStoppedBetweenChunks() throws {
    var chunks = 0
    let found = fault {
      try database.query("SELECT i FROM range(10000000) t(i)").forEachChunk { _ in
        chunks += 1
        if chunks == 3 { database.interrupt() }
      }
    }
    #expect(found == .interrupted && chunks == 3)
    #expect(database.isIdle)
  }

  @Test func anErrorAmidAStreamIsAFaultAndFreesTheConnection() throws {
    var rows = 0
    let found = fault {
      try database.query("SELECT CASE WHEN i < 500000 THEN i ELSE i + 9223372036854775807 END FROM range(600000) t(i)")
        .forEachChunk { rows += $0.rowCount }
    }
    #expect(found == .overflow)
    #expect(rows <= 500_000 && database.isIdle)
  }

  @Test func aThrownErrorEndsTheReading() throws {
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try database.query("SELECT i FROM range(10000000) t(i)").forEachChunk { _ in throw Enough() }
    }
    #expect(database.isIdle)
  }

  @Test func queriesRunInsideOthers() throws {
    var total = 0
    try database.query("SELECT i FROM range(5000) t(i)").forEachChunk { chunk in
      try database.query("SELECT count(*) FROM range(\(chunk.rowCount))").forEachChunk { inner in
        if case .integer(let count) = inner.row(0)[0] { total += Int(count) }
      }
    }
    #expect(total == 5000)
  }

  @Test func namesInCapitalsKeepThem() {
    let found = fault { _ = try database.query("SELECT quantile(i, i) FROM range(3) t(i)") }
    #expect(found?.message.contains(": QUANTILE can only take constant parameters") == true)
    let other = fault { _ = try database.query("SELECT none FROM range(3) t(i)") }
    #expect(other?.message.contains(": referenced column") == true)
  }

  @Test func nothingComesFromTheNetwork() throws {
    #expect(fault { try database.execute("INSTALL httpfs FROM 'http://localhost:1'") } != nil)
    #expect(fault { try database.execute("SELECT * FROM 'https://localhost:1/x.csv'") }?.code == "query-refused")
  }

  @Test func threadsMayShareADatabase() async throws {
    let data = try database.relation(named: "d", columns: [("a", .integers(Array(0..<10_000)))])
    try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<16 {
        group.addTask { try data.filtered(by: data.bound("a < \(index * 100)")).count() }
      }
      for try await count in group { #expect(count % 100 == 0) }
    }
  }

  @Test func everyTypeGoesInAndComesOut() throws {
    var random = RandomValues(seed: 9)
    let types: [ScalarType] = [.boolean, .integer, .number, .text, .date]
    let rows = (0..<5000).map { _ in types.map { random.value($0) } }
    let data = try database.relation(named: "d", columns: types.map { Schema.Column("\($0)", $0) }, rows: rows)
    let same = zip(try data.rows(limit: 10_000), rows).allSatisfy { zip($0, $1).allSatisfy(Agreement.isSame) }
    #expect(try same && data.count() == 5000)
  }
}
