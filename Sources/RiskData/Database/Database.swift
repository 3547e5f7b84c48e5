import CDuckDB
import Foundation
import RiskExpressions
import Synchronization

/// The data engine: DuckDB in memory, opened at its first use.
public final class Database: Sendable {
  private struct State {
    var handle: duckdb_database?
    var idle: [Connection] = []
    var busy: [Connection] = []
    var tableCount = 0
  }

  private let threads: Int?
  private let watch: QueryWatch?
  private let state = Mutex(State())
  /// What queries compute by calling us.
  let calculations = Calculations()

  /// Creates a database that uses so many threads, or as many as there are cores.
  ///
  /// - Parameters:
  ///   - threads: how many, or nil for all cores.
  ///   - watch: who hears how far queries are.
  public init(threads: Int? = nil, watch: QueryWatch? = nil) {
    self.threads = threads
    self.watch = watch
  }

  deinit {
    state.withLock { state in
      state.idle = []
      // A database that was never opened has no engine to close it with.
      if state.handle != nil { duckdb_close(&state.handle) }
    }
  }

  /// Stops every query that runs; may be called from any thread.
  public func interrupt() {
    state.withLock { state in state.busy.forEach { $0.interrupt() } }
  }

  /// Whether no query runs.
  public var isIdle: Bool { state.withLock { $0.busy.isEmpty } }

  /// Runs statements whose results do not matter.
  public func execute(_ sql: String) throws(DataFault) {
    do { _ = try withConnection { connection throws(EngineError) in try connection.execute(sql) } } catch {
      throw error.fault
    }
  }

  /// Runs a query; its columns must have the canonical types BOOLEAN, BIGINT, DOUBLE, VARCHAR and DATE.
  public func query(_ sql: String) throws(DataFault) -> QueryResult {
    do { return try run(sql) } catch { throw error.fault }
  }

  /// Runs a query, its errors as the engine gives them.
  func run(_ sql: String) throws(EngineError) -> QueryResult {
    let connection = try checkOut()
    do {
      return try QueryResult(try connection.stream(sql), connection: connection, database: self)
    } catch {
      checkIn(connection)
      throw error
    }
  }

  /// Does something with a connection of its own.
  func withConnection<Result>(_ body: (Connection) throws(EngineError) -> Result) throws(EngineError) -> Result {
    let connection = try checkOut()
    defer { checkIn(connection) }
    return try body(connection)
  }

  /// A name that no table has.
  func newTableName() -> String {
    state.withLock { state in
      state.tableCount += 1
      return "risk table \(state.tableCount)"
    }
  }

  // Connections

  /// Takes a connection out of the pool; the engine is opened where it is not yet.
  private func checkOut() throws(EngineError) -> Connection {
    let taken = state.withLock { state -> Result<Connection, EngineError> in
      if let connection = state.idle.popLast() {
        state.busy.append(connection)
        return .success(connection)
      }
      do throws(EngineError) {
        if state.handle == nil { state.handle = try open() }
        guard let handle = state.handle, let connection = Connection(handle, watch: watch) else {
          throw EngineError(DUCKDB_ERROR_CONNECTION, nil)
        }
        if watch != nil { try connection.startCounting() }
        state.busy.append(connection)
        return .success(connection)
      } catch {
        return .failure(error)
      }
    }
    return try taken.get()
  }

  /// Puts a connection back.
  func checkIn(_ connection: Connection) {
    state.withLock { state in
      state.busy.removeAll { $0 === connection }
      state.idle.append(connection)
    }
  }

  private func open() throws(EngineError) -> duckdb_database {
    if let problem = risk_duckdb_load() { throw EngineError(missing: String(cString: problem)) }
    var configuration: duckdb_config?
    defer { duckdb_destroy_config(&configuration) }
    guard duckdb_create_config(&configuration) == DuckDBSuccess else { throw EngineError(DUCKDB_ERROR_SETTINGS, nil) }
    for (name, value) in Database.settings(threads: threads) {
      guard duckdb_set_config(configuration, name, value) == DuckDBSuccess else {
        throw EngineError(DUCKDB_ERROR_SETTINGS, nil)
      }
    }
    var handle: duckdb_database?
    var problem: UnsafeMutablePointer<CChar>?
    defer { duckdb_free(problem) }
    guard duckdb_open_ext(nil, &handle, configuration, &problem) == DuckDBSuccess, let handle else {
      throw EngineError(DUCKDB_ERROR_INVALID, problem)
    }
    guard let connection = Connection(handle) else { throw EngineError(DUCKDB_ERROR_CONNECTION, nil) }
    try ExactAggregate.register(with: connection)
    try calculations.register(with: connection)
    return handle
  }

  /// Rows keep their order, nothing is fetched from a network, and what does not fit in memory goes to a folder of our
  /// own among the system's temporary ones.
  private static func settings(threads: Int?) -> [(String, String)] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("risk-\(UUID().uuidString)").path
    var settings = [
      ("preserve_insertion_order", "true"), ("autoinstall_known_extensions", "false"),
      ("autoload_known_extensions", "false"), ("allow_community_extensions", "false"), ("temp_directory", folder),
    ]
    if let threads { settings.append(("threads", String(max(1, threads)))) }
    return settings
  }
}
