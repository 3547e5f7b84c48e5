import CDuckDB
import Synchronization

/// A connection to the engine.
///
/// Unchecked because the engine locks a connection itself; the handle is only given back when no query uses it.
final class Connection: @unchecked Sendable {
  private(set) var handle: duckdb_connection?
  /// Hears how far queries are; nil where nobody watches.
  let watch: QueryWatch?
  private let isStopped = Atomic(false)

  init?(_ database: duckdb_database, watch: QueryWatch? = nil) {
    self.watch = watch
    guard duckdb_connect(database, &handle) == DuckDBSuccess else { return nil }
  }

  deinit { duckdb_disconnect(&handle) }

  /// Whether a stop was asked for since the last query began.
  var wasInterrupted: Bool { isStopped.load(ordering: .relaxed) }

  /// Stops the query that runs.
  func interrupt() {
    isStopped.store(true, ordering: .relaxed)
    if let handle { duckdb_interrupt(handle) }
  }

  /// Runs statements and gives the number of rows the last of them wrote, if it writes any.
  @discardableResult
  func execute(_ sql: String) throws(EngineError) -> Int {
    isStopped.store(false, ordering: .relaxed)
    return watch == nil ? try executeAtOnce(sql) : try executeWatched(sql)
  }

  /// Runs statements without telling anybody how far they are.
  @discardableResult
  func executeAtOnce(_ sql: String) throws(EngineError) -> Int {
    var result = duckdb_result()
    defer { duckdb_destroy_result(&result) }
    guard duckdb_query(handle, sql, &result) == DuckDBSuccess else {
      throw EngineError(duckdb_result_error_type(&result), duckdb_result_error(&result))
    }
    return Int(duckdb_rows_changed(&result))
  }

  /// Runs one statement whose result is read while it is computed; the result must be destroyed.
  func stream(_ sql: String) throws(EngineError) -> duckdb_result {
    isStopped.store(false, ordering: .relaxed)
    var statement: duckdb_prepared_statement?
    defer { duckdb_destroy_prepare(&statement) }
    guard duckdb_prepare(handle, sql, &statement) == DuckDBSuccess else {
      throw EngineError(DUCKDB_ERROR_INVALID, duckdb_prepare_error(statement))
    }
    var pending: duckdb_pending_result?
    defer { duckdb_destroy_pending(&pending) }
    guard duckdb_pending_prepared_streaming(statement, &pending) == DuckDBSuccess else {
      throw EngineError(DUCKDB_ERROR_INVALID, duckdb_pending_error(pending))
    }
    try advance(pending)
    var result = duckdb_result()
    guard duckdb_execute_pending(pending, &result) == DuckDBSuccess else {
      defer { duckdb_destroy_result(&result) }
      throw EngineError(duckdb_result_error_type(&result), duckdb_result_error(&result))
    }
    return result
  }

  /// The names and types of the columns a query would give.
  func describe(_ sql: String) throws(EngineError) -> [(name: String, type: duckdb_type)] {
    var statement: duckdb_prepared_statement?
    defer { duckdb_destroy_prepare(&statement) }
    guard duckdb_prepare(handle, sql, &statement) == DuckDBSuccess else {
      throw EngineError(DUCKDB_ERROR_INVALID, duckdb_prepare_error(statement))
    }
    return (0..<duckdb_prepared_statement_column_count(statement)).map { index in
      let name = duckdb_prepared_statement_column_name(statement, index)
      defer { duckdb_free(UnsafeMutableRawPointer(mutating: name)) }
      return (name.map { String(cString: $0) } ?? "", duckdb_prepared_statement_column_type(statement, index))
    }
  }

  /// Likewise, with errors that say in JSON where in the query they are.
  func describeInJSON(_ sql: String) throws(EngineError) -> [(name: String, type: duckdb_type)] {
    try executeAtOnce("SET errors_as_json = true")
    let columns: [(name: String, type: duckdb_type)]
    do { columns = try describe(sql) } catch {
      try executeAtOnce("RESET errors_as_json")
      throw error
    }
    try executeAtOnce("RESET errors_as_json")
    return columns
  }

  /// Writes columns of equal length behind the rows of a table.
  func append(_ columns: [ColumnValues], to table: String) throws(EngineError) {
    isStopped.store(false, ordering: .relaxed)
    var appender: duckdb_appender?
    let created = duckdb_appender_create(handle, nil, table, &appender)
    defer { duckdb_appender_destroy(&appender) }
    guard created == DuckDBSuccess else { throw EngineError(DUCKDB_ERROR_INVALID, duckdb_appender_error(appender)) }
    var writer = ChunkWriter(columns)
    defer { writer.destroy() }
    while let chunk = writer.next() {
      guard !wasInterrupted else { throw .interrupted }
      watch?.report(writer.share)
      guard duckdb_append_data_chunk(appender, chunk) == DuckDBSuccess else {
        throw EngineError(DUCKDB_ERROR_INVALID, duckdb_appender_error(appender))
      }
    }
    guard duckdb_appender_close(appender) == DuckDBSuccess else {
      throw EngineError(DUCKDB_ERROR_INVALID, duckdb_appender_error(appender))
    }
  }
}
