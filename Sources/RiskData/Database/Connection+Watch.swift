import CDuckDB
import Foundation

extension Connection {
  /// Has the engine keep count of how far queries are; it draws nothing itself.
  func startCounting() throws(EngineError) {
    _ = try executeAtOnce("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
  }

  /// Runs a query in small tasks up to its first rows, so that the watch hears of it.
  func advance(_ pending: duckdb_pending_result?) throws(EngineError) {
    guard let watch else { return }
    while true {
      switch duckdb_pending_execute_task(pending) {
      case DUCKDB_PENDING_RESULT_NOT_READY: break
      // The engine's other threads are at work: half a millisecond is nothing to a person, and much to a processor.
      case DUCKDB_PENDING_NO_TASKS_AVAILABLE: usleep(500)
      // The error is the pending result's: asked for its rows, the engine only says that there are none.
      case DUCKDB_PENDING_ERROR: throw EngineError(DUCKDB_ERROR_INVALID, duckdb_pending_error(pending))
      default: return
      }
      watch.report(share)
    }
  }

  /// How much of the running query is done, where the engine can tell.
  var share: Double? {
    guard let handle else { return nil }
    let percentage = duckdb_query_progress(handle).percentage
    return percentage >= 0 ? percentage / 100 : nil
  }

  /// Runs statements one after the other, each in small tasks.
  func executeWatched(_ sql: String) throws(EngineError) -> Int {
    var statements: duckdb_extracted_statements?
    defer { duckdb_destroy_extracted(&statements) }
    let count = duckdb_extract_statements(handle, sql, &statements)
    guard count > 0 else { throw EngineError(DUCKDB_ERROR_INVALID, duckdb_extract_statements_error(statements)) }
    var rows = 0
    for index in 0..<count { rows = try executeWatched(statements, index) }
    return rows
  }

  private func executeWatched(_ statements: duckdb_extracted_statements?, _ index: idx_t) throws(EngineError) -> Int {
    var statement: duckdb_prepared_statement?
    defer { duckdb_destroy_prepare(&statement) }
    guard duckdb_prepare_extracted_statement(handle, statements, index, &statement) == DuckDBSuccess else {
      throw EngineError(DUCKDB_ERROR_INVALID, duckdb_prepare_error(statement))
    }
    var pending: duckdb_pending_result?
    defer { duckdb_destroy_pending(&pending) }
    guard duckdb_pending_prepared(statement, &pending) == DuckDBSuccess else {
      throw EngineError(DUCKDB_ERROR_INVALID, duckdb_pending_error(pending))
    }
    try advance(pending)
    var result = duckdb_result()
    defer { duckdb_destroy_result(&result) }
    guard duckdb_execute_pending(pending, &result) == DuckDBSuccess else {
      throw EngineError(duckdb_result_error_type(&result), duckdb_result_error(&result))
    }
    return Int(duckdb_rows_changed(&result))
  }
}
