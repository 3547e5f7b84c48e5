import RiskData
import Synchronization
import Testing

/// A database that somebody watches gives the same results and faults.
@Suite struct QueryWatchTests {
  /// What a watch heard.
  private final class Heard: Sendable {
    let shares = Mutex<[Double?]>([])
    /// Called at each report.
    let reaction = Mutex<@Sendable () -> Void>({})
  }

  private let heard = Heard()
  private let database: Database

  private static let long =
    "SELECT CAST(sum(sqrt(i)) AS DOUBLE) FROM (SELECT i, row_number() OVER (ORDER BY hash(i)) FROM t)"
  private static let endless = "SELECT sum(a.i * b.i % 7) FROM range(10000000) a(i), range(10000000) b(i)"

  init() {
    database = Database(
      threads: 2,
      watch: QueryWatch { [heard] share in
        heard.shares.withLock { $0.append(share) }
        heard.reaction.withLock { $0 }()
      })
  }

  @Test func sharesLieBetweenNothingAndAll() throws {
    try database.execute("CREATE TABLE t AS SELECT range AS i FROM range(1000000)")
    var rows = 0
    try database.query(Self.long).forEachChunk { rows += $0.rowCount }
    let known = heard.shares.withLock { $0 }.compactMap { $0 }
    #expect(rows == 1 && !known.isEmpty && known.allSatisfy { (0...1).contains($0) }, "\(known)")
  }

  @Test(arguments: [true, false]) func whatIsStoppedIsInterrupted(_ isQuery: Bool) throws {
    heard.reaction.withLock { $0 = { [database] in database.interrupt() } }
    let found = fault {
      if isQuery { try database.query("SELECT CAST((\(Self.endless)) AS DOUBLE)").forEachChunk { _ in } }
      if !isQuery { try database.execute("CREATE TABLE t AS \(Self.endless)") }
    }
    #expect(found == .interrupted && database.isIdle)
    heard.reaction.withLock { $0 = {} }
    try database.query("SELECT TRUE").forEachChunk { #expect($0.rowCount == 1) }
  }

  @Test func faultsStayWhatTheyAre() throws {
    #expect(
      fault { try database.query("SELECT 9223372036854775807 + i FROM range(5) t(i)").forEachChunk { _ in } }
        == .overflow)
    #expect(
      fault { try database.execute("CREATE TABLE a AS SELECT CAST('x' AS BIGINT) FROM range(3)") } == .badConversion)
    #expect(fault { try database.execute("SELEC 1") } != nil)
    #expect(database.isIdle)
  }

  @Test func severalStatementsRunInOrder() throws {
    try database.execute(
      "CREATE TABLE t (i BIGINT); INSERT INTO t SELECT range FROM range(7); DELETE FROM t WHERE i > 4")
    var count = 0
    try database.query("SELECT i FROM t").forEachChunk { count += $0.rowCount }
    #expect(count == 5)
  }
}
