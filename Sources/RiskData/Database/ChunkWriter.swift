import CDuckDB
public import RiskExpressions
import RiskSyntax

/// The values of a column that is made in memory.
public enum ColumnValues: Sendable {
  /// Numbers, NaN where one is missing.
  case numbers([Double])
  case integers([Int64])
  case texts([String])
  /// Days since 1970-01-01.
  case dates([Int32])
  /// Any values of the column's type, null where one is missing; those of another type count as missing.
  case values(ScalarType, [Value])
  /// Small counts, such as the number of a part.
  case bytes([UInt8])

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .integers(let values): values.count
    case .texts(let values): values.count
    case .dates(let values): values.count
    case .values(_, let values): values.count
    case .bytes(let values): values.count
    }
  }

  /// The type a column of them has.
  public var type: ScalarType {
    switch self {
    case .numbers: .number
    case .integers, .bytes: .integer
    case .texts: .text
    case .dates: .date
    case .values(let type, _): type.ofColumn
    }
  }

  var physical: String {
    if case .bytes = self { "UTINYINT" } else { type.physical }
  }

  fileprivate var physicalType: duckdb_type {
    if case .bytes = self { return DUCKDB_TYPE_UTINYINT }
    return switch type {
    case .boolean: DUCKDB_TYPE_BOOLEAN
    case .integer: DUCKDB_TYPE_BIGINT
    case .null, .number: DUCKDB_TYPE_DOUBLE
    case .text: DUCKDB_TYPE_VARCHAR
    case .date: DUCKDB_TYPE_DATE
    }
  }
}

/// Lays columns out as the engine's chunks.
struct ChunkWriter {
  private let columns: [ColumnValues]
  private let rowCount: Int
  private let capacity = Int(duckdb_vector_size())
  private var chunk: duckdb_data_chunk?
  private var position = 0

  init(_ columns: [ColumnValues]) {
    self.columns = columns
    rowCount = columns.map(\.count).min() ?? 0
    var types = columns.map { duckdb_create_logical_type($0.physicalType) }
    chunk = duckdb_create_data_chunk(&types, idx_t(types.count))
    for index in types.indices { duckdb_destroy_logical_type(&types[index]) }
  }

  /// The share of the rows that were laid out.
  var share: Double { Double(position) / Double(max(1, rowCount)) }

  mutating func destroy() { duckdb_destroy_data_chunk(&chunk) }

  /// The next rows, or nil after the last; the chunk is used again.
  mutating func next() -> duckdb_data_chunk? {
    guard let chunk, position < rowCount else { return nil }
    duckdb_data_chunk_reset(chunk)
    let range = position..<min(rowCount, position + capacity)
    for (index, column) in columns.enumerated() {
      VectorWriter(duckdb_data_chunk_get_vector(chunk, idx_t(index))).write(column, range)
    }
    duckdb_data_chunk_set_size(chunk, idx_t(range.count))
    position = range.upperBound
    return chunk
  }
}

/// Writes into one vector of a chunk.
private struct VectorWriter {
  private let vector: duckdb_vector?
  private let data: UnsafeMutableRawPointer?

  init(_ vector: duckdb_vector?) {
    self.vector = vector
    data = duckdb_vector_get_data(vector)
  }

  func write(_ column: ColumnValues, _ range: Range<Int>) {
    switch column {
    case .numbers(let values):
      for (row, value) in values[range].enumerated() {
        if value.isNaN { setMissing(row) } else { store(value, row) }
      }
    case .integers(let values): for (row, value) in values[range].enumerated() { store(value, row) }
    case .bytes(let values): for (row, value) in values[range].enumerated() { store(value, row) }
    case .texts(let values): for (row, value) in values[range].enumerated() { store(value, row) }
    case .dates(let values): for (row, value) in values[range].enumerated() { store(value, row) }
    case .values(let type, let values):
      for (row, value) in values[range].enumerated() { write(value, as: type, row) }
    }
  }

  private func write(_ value: Value, as type: ScalarType, _ row: Int) {
    switch (type, value) {
    case (.boolean, .boolean(let value)): store(value, row)
    case (.integer, .integer(let value)): store(value, row)
    case (.number, .number(let value)): store(value, row)
    case (.number, .integer(let value)): store(Double(value), row)
    case (.text, .text(let value)): store(value, row)
    case (.date, .date(let value)): store(Int32(clamping: value.daysSinceEpoch), row)
    default: setMissing(row)
    }
  }

  private func store<Element>(_ value: Element, _ row: Int) where Element: BitwiseCopyable {
    data?.storeBytes(of: value, toByteOffset: row * MemoryLayout<Element>.stride, as: Element.self)
  }

  private func store(_ text: String, _ row: Int) {
    text.withCString { duckdb_vector_assign_string_element_len(vector, idx_t(row), $0, idx_t(text.utf8.count)) }
  }

  private func setMissing(_ row: Int) {
    duckdb_vector_ensure_validity_writable(vector)
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), idx_t(row))
  }
}
