import CDuckDB
import Synchronization

/// Computes a number for each of many rows.
///
/// The numbers of a row lie side by side, NaN where one is missing; a result that is NaN is missing. The engine calls it
/// on any of its threads, with a few thousand rows at a time.
public typealias Calculation =
  @Sendable (_ rows: UnsafeBufferPointer<Double>, _ results: UnsafeMutableBufferPointer<Double>) throws -> Void

/// Calculations that queries call as the engine's function `calculation(number, …)`, each by its number.
final class Calculations: Sendable {
  private struct State {
    var all: [Int64: Calculation] = [:]
    var last: Int64 = 0
  }

  /// What the function is called in SQL.
  static let name = "calculation"

  private let state = Mutex(State())

  /// Makes a calculation known, for as long as its holder is held.
  func hold(_ calculation: @escaping Calculation) -> HeldCalculation {
    let number = state.withLock { state in
      state.last += 1
      state.all[state.last] = calculation
      return state.last
    }
    return HeldCalculation(number: number, of: self)
  }

  fileprivate func remove(_ number: Int64) { state.withLock { $0.all[number] = nil } }

  private subscript(number: Int64) -> Calculation? { state.withLock { $0.all[number] } }

  // The engine's function

  /// Makes the function known to the database of a connection.
  func register(with connection: Connection) throws(EngineError) {
    var function = duckdb_create_scalar_function()
    var (integer, double) = (
      duckdb_create_logical_type(DUCKDB_TYPE_BIGINT), duckdb_create_logical_type(DUCKDB_TYPE_DOUBLE)
    )
    defer {
      duckdb_destroy_logical_type(&integer)
      duckdb_destroy_logical_type(&double)
      duckdb_destroy_scalar_function(&function)
    }
    duckdb_scalar_function_set_name(function, Calculations.name)
    duckdb_scalar_function_add_parameter(function, integer)
    duckdb_scalar_function_set_varargs(function, double)
    duckdb_scalar_function_set_return_type(function, double)
    // Rows with missing numbers are ours to look at.
    duckdb_scalar_function_set_special_handling(function)
    duckdb_scalar_function_set_extra_info(function, Unmanaged.passRetained(self).toOpaque()) { address in
      if let address { Unmanaged<Calculations>.fromOpaque(address).release() }
    }
    duckdb_scalar_function_set_function(function, Calculations.call)
    guard duckdb_register_scalar_function(connection.handle, function) == DuckDBSuccess else {
      throw EngineError(DUCKDB_ERROR_SETTINGS, nil)
    }
  }

  /// What the engine calls, on any of its threads.
  private static let call: duckdb_scalar_function_t = { info, chunk, result in
    let rows = Int(duckdb_data_chunk_get_size(chunk))
    guard rows > 0, let address = duckdb_scalar_function_get_extra_info(info) else { return }
    let known = Unmanaged<Calculations>.fromOpaque(address).takeUnretainedValue()
    let number = duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, 0))?.load(as: Int64.self)
    guard let calculation = number.flatMap({ known[$0] }), let results = duckdb_vector_get_data(result) else {
      return duckdb_scalar_function_set_error(info, "there is no such calculation")
    }
    let target = UnsafeMutableBufferPointer(start: results.assumingMemoryBound(to: Double.self), count: rows)
    do {
      try withNumbers(of: chunk, rows: rows) { try calculation($0, target) }
    } catch {
      return duckdb_scalar_function_set_error(info, "\(error)")
    }
    for row in 0..<rows where target[row].isNaN { setMissing(row, in: result) }
  }

  private static func setMissing(_ row: Int, in vector: duckdb_vector?) {
    duckdb_vector_ensure_validity_writable(vector)
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), idx_t(row))
  }

  /// Lends the numbers of a chunk behind its first column, row by row.
  private static func withNumbers(
    of chunk: duckdb_data_chunk?, rows: Int, _ body: (UnsafeBufferPointer<Double>) throws -> Void
  ) throws {
    let width = Int(duckdb_data_chunk_get_column_count(chunk)) - 1
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: rows * width) { numbers in
      for place in 0..<width {
        let column = ChunkColumn(duckdb_data_chunk_get_vector(chunk, idx_t(place + 1)), .number, count: rows)
        column.writeNumbers(to: numbers, from: place, step: width)
      }
      try body(UnsafeBufferPointer(numbers))
    }
  }
}

extension ChunkColumn {
  /// Writes the numbers to every so many places, NaN where one is missing.
  fileprivate func writeNumbers(to target: UnsafeMutableBufferPointer<Double>, from start: Int, step: Int) {
    guard case .numbers(let numbers) = storage else { return }
    var place = start
    for row in numbers.indices {
      target[place] = isMissing(row) ? .nan : numbers[row]
      place += step
    }
  }
}

/// Keeps a calculation known to the engine while a query may call it.
final class HeldCalculation: RowHolder {
  let number: Int64
  private let calculations: Calculations

  fileprivate init(number: Int64, of calculations: Calculations) {
    (self.number, self.calculations) = (number, calculations)
  }

  deinit { calculations.remove(number) }
}
