import CDuckDB
import RiskExpressions

extension Connection {
  /// All rows of a query; its columns must have canonical types.
  func rows(_ sql: String) throws(EngineError) -> [[Value]] {
    var result = try stream(sql)
    defer { duckdb_destroy_result(&result) }
    var types: [ScalarType] = []
    for index in 0..<duckdb_column_count(&result) {
      guard let type = ScalarType(canonical: duckdb_column_type(&result, index)) else {
        throw EngineError(DUCKDB_ERROR_INTERNAL, nil)
      }
      types.append(type)
    }
    var rows: [[Value]] = []
    while true {
      var handle = duckdb_fetch_chunk(result)
      defer { duckdb_destroy_data_chunk(&handle) }
      guard let handle else { break }
      let chunk = Chunk(handle, types: types)
      for row in 0..<chunk.rowCount { rows.append(chunk.row(row)) }
    }
    if let text = duckdb_result_error(&result) { throw EngineError(duckdb_result_error_type(&result), text) }
    return rows
  }
}
