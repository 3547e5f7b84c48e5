import CDuckDB
import CKernels

/// The aggregates `exact_sum` and `exact_mean` of numbers, which the engine computes as fast as sums that round.
///
/// Their result is the double nearest to the true sum, or the quotient of that and the count, so it depends neither on
/// the order of the rows nor on the number of threads. It is missing where there is no value.
enum ExactAggregate {
  /// Makes the aggregates known to the database of a connection.
  static func register(with connection: Connection) throws(EngineError) {
    try register("exact_sum", with: connection) { info, sums, result, count, offset in
      ExactAggregate.finish(info, sums, result, count, offset) { risk_exact_sum_total($0) }
    }
    try register("exact_mean", with: connection) { info, sums, result, count, offset in
      ExactAggregate.finish(info, sums, result, count, offset) {
        risk_exact_sum_total($0) / Double($0.pointee.count)
      }
    }
  }

  private static func register(
    _ name: String, with connection: Connection, finish: duckdb_aggregate_finalize_t
  ) throws(EngineError) {
    var function = duckdb_create_aggregate_function()
    var number = duckdb_create_logical_type(DUCKDB_TYPE_DOUBLE)
    defer {
      duckdb_destroy_logical_type(&number)
      duckdb_destroy_aggregate_function(&function)
    }
    duckdb_aggregate_function_set_name(function, name)
    duckdb_aggregate_function_add_parameter(function, number)
    duckdb_aggregate_function_set_return_type(function, number)
    duckdb_aggregate_function_set_functions(function, size, begin, update, combine, finish)
    duckdb_aggregate_function_set_destructor(function, destroy)
    guard duckdb_register_aggregate_function(connection.handle, function) == DuckDBSuccess else {
      throw EngineError(DUCKDB_ERROR_SETTINGS, nil)
    }
  }

  // What the engine calls, on any of its threads

  private static let size: duckdb_aggregate_state_size = { _ in idx_t(MemoryLayout<risk_exact_sum>.size) }

  private static let begin: duckdb_aggregate_init_t = { _, state in sum(state)?.pointee = risk_exact_sum() }

  private static let update: duckdb_aggregate_update_t = { _, chunk, states in
    let vector = duckdb_data_chunk_get_vector(chunk, 0)
    guard let states, let values = duckdb_vector_get_data(vector) else { return }
    states.withMemoryRebound(to: UnsafeMutablePointer<risk_exact_sum>.self, capacity: 1) { sums in
      risk_exact_sum_update(
        sums, values.assumingMemoryBound(to: Double.self), duckdb_vector_get_validity(vector),
        duckdb_data_chunk_get_size(chunk))
    }
  }

  /// Sources stay as they are: windows use them again.
  private static let combine: duckdb_aggregate_combine_t = { _, sources, targets, count in
    for place in 0..<Int(count) {
      guard let source = sum(sources?[place]), let target = sum(targets?[place]) else { continue }
      risk_exact_sum_combine(source, target)
    }
  }

  private static let destroy: duckdb_aggregate_destroy_t = { states, count in
    for place in 0..<Int(count) {
      if let sum = sum(states?[place]) { risk_exact_sum_destroy(sum) }
    }
  }

  private static func finish(
    _ info: duckdb_function_info?, _ states: UnsafeMutablePointer<duckdb_aggregate_state?>?, _ result: duckdb_vector?,
    _ count: idx_t, _ offset: idx_t, figure: (UnsafeMutablePointer<risk_exact_sum>) -> Double
  ) {
    guard let figures = duckdb_vector_get_data(result)?.assumingMemoryBound(to: Double.self) else { return }
    for place in 0..<Int(count) {
      guard let sum = sum(states?[place]) else { continue }
      if sum.pointee.is_incomplete != 0 { duckdb_aggregate_function_set_error(info, "Out of Memory Error: a sum") }
      if sum.pointee.count > 0 {
        figures[Int(offset) + place] = figure(sum)
      } else {
        duckdb_vector_ensure_validity_writable(result)
        duckdb_validity_set_row_invalid(duckdb_vector_get_validity(result), offset + idx_t(place))
      }
    }
  }

  /// The sum a state holds.
  private static func sum(_ state: duckdb_aggregate_state?) -> UnsafeMutablePointer<risk_exact_sum>? {
    guard let state else { return nil }
    return UnsafeMutableRawPointer(state).assumingMemoryBound(to: risk_exact_sum.self)
  }
}
