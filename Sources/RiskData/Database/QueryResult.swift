import CDuckDB
public import RiskExpressions

/// The rows of a query, read once, a chunk at a time.
public final class QueryResult {
  private var result: duckdb_result
  private let connection: Connection
  private let database: Database
  /// The types of the columns in order.
  public let types: [ScalarType]

  /// Takes over a result of a connection, which goes back to the pool with the last use of it.
  init(_ result: consuming duckdb_result, connection: Connection, database: Database) throws(EngineError) {
    var result = result
    var types: [ScalarType] = []
    for index in 0..<duckdb_column_count(&result) {
      guard let type = ScalarType(canonical: duckdb_column_type(&result, index)) else {
        duckdb_destroy_result(&result)
        throw EngineError(DUCKDB_ERROR_INTERNAL, nil)
      }
      types.append(type)
    }
    (self.result, self.connection, self.database, self.types) = (result, connection, database, types)
  }

  deinit {
    duckdb_destroy_result(&result)
    database.checkIn(connection)
  }

  /// Passes the rows on, chunk by chunk; a chunk is valid only while it is passed.
  public func forEachChunk(_ body: (Chunk) throws -> Void) throws {
    do { while try nextChunk(body) {} } catch let error as EngineError { throw error.fault }
  }

  /// Passes the next chunk on; false where there is none.
  func nextChunk(_ body: (Chunk) throws -> Void) throws -> Bool {
    guard !connection.wasInterrupted else { throw EngineError.interrupted }
    var handle = duckdb_fetch_chunk(result)
    defer { duckdb_destroy_data_chunk(&handle) }
    connection.watch?.report(connection.share)
    guard let handle else {
      if let text = duckdb_result_error(&result) { throw EngineError(duckdb_result_error_type(&result), text) }
      return false
    }
    try body(Chunk(handle, types: types))
    return true
  }
}

extension ScalarType {
  /// The type whose values a physical type holds as they are, or nil.
  init?(canonical type: duckdb_type) {
    switch type {
    case DUCKDB_TYPE_BOOLEAN: self = .boolean
    case DUCKDB_TYPE_BIGINT: self = .integer
    case DUCKDB_TYPE_DOUBLE: self = .number
    case DUCKDB_TYPE_VARCHAR: self = .text
    case DUCKDB_TYPE_DATE: self = .date
    default: return nil
    }
  }

  /// The type that values of a physical type are cast to.
  ///
  /// Integers of up to 64 bits stay integers; wider ones, decimals and floats become numbers; times and everything
  /// else become text as the engine writes it. A column of nothing but nulls is one of numbers.
  init(casting type: duckdb_type) {
    switch type {
    case DUCKDB_TYPE_BOOLEAN: self = .boolean
    case DUCKDB_TYPE_TINYINT, DUCKDB_TYPE_SMALLINT, DUCKDB_TYPE_INTEGER, DUCKDB_TYPE_BIGINT, DUCKDB_TYPE_UTINYINT,
      DUCKDB_TYPE_USMALLINT, DUCKDB_TYPE_UINTEGER:
      self = .integer
    case DUCKDB_TYPE_UBIGINT, DUCKDB_TYPE_HUGEINT, DUCKDB_TYPE_UHUGEINT, DUCKDB_TYPE_FLOAT, DUCKDB_TYPE_DOUBLE,
      DUCKDB_TYPE_DECIMAL, DUCKDB_TYPE_SQLNULL:
      self = .number
    case DUCKDB_TYPE_DATE: self = .date
    default: self = .text
    }
  }

  /// The physical type of its columns; a column of nothing but nulls is one of numbers.
  var physical: String {
    switch self {
    case .boolean: "BOOLEAN"
    case .integer: "BIGINT"
    case .null, .number: "DOUBLE"
    case .text: "VARCHAR"
    case .date: "DATE"
    }
  }

  /// The type of a column whose values are of it.
  var ofColumn: ScalarType { self == .null ? .number : self }
}
