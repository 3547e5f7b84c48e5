import CDuckDB
public import RiskExpressions
import RiskSyntax

/// Up to 2,048 rows as the engine holds them; valid only while it is passed to a closure.
public struct Chunk {
  /// How many rows there are.
  public let rowCount: Int
  /// The columns in order.
  public let columns: [ChunkColumn]

  init(_ handle: duckdb_data_chunk, types: [ScalarType]) {
    let count = Int(duckdb_data_chunk_get_size(handle))
    rowCount = count
    columns = types.enumerated().map { index, type in
      ChunkColumn(duckdb_data_chunk_get_vector(handle, idx_t(index)), type, count: count)
    }
  }

  /// The values of a row in the columns' order.
  public func row(_ index: Int) -> [Value] { columns.map { $0.value(index) } }
}

/// One column of a chunk; valid only as long as the chunk.
public struct ChunkColumn {
  /// The values as they lie in memory; where a row is missing, any value stands.
  public enum Storage {
    /// A byte a row, 0 for false.
    case booleans(UnsafeBufferPointer<UInt8>)
    case integers(UnsafeBufferPointer<Int64>)
    case numbers(UnsafeBufferPointer<Double>)
    case texts(ChunkTexts)
    /// Days since 1970-01-01.
    case dates(UnsafeBufferPointer<Int32>)
    /// Nothing but missing values.
    case nothing
  }

  /// The values.
  public let storage: Storage
  /// A bit a row, the lowest first, set where the row has a value; nil where every row has one.
  let validity: UnsafePointer<UInt64>?

  init(_ vector: duckdb_vector?, _ type: ScalarType, count: Int) {
    validity = duckdb_vector_get_validity(vector).map { UnsafePointer($0) }
    storage = duckdb_vector_get_data(vector).map { ChunkColumn.storage(UnsafeRawPointer($0), type, count) } ?? .nothing
  }

  private static func storage(_ data: UnsafeRawPointer, _ type: ScalarType, _ count: Int) -> Storage {
    func buffer<Element>(_: Element.Type) -> UnsafeBufferPointer<Element> {
      UnsafeBufferPointer(start: data.assumingMemoryBound(to: Element.self), count: count)
    }
    return switch type {
    case .boolean: .booleans(buffer(UInt8.self))
    case .integer: .integers(buffer(Int64.self))
    case .number: .numbers(buffer(Double.self))
    case .text: .texts(ChunkTexts(start: data))
    case .date: .dates(buffer(Int32.self))
    case .null: .nothing
    }
  }

  /// Whether every row has a value.
  public var isComplete: Bool { validity == nil }

  /// Whether a row has no value.
  public func isMissing(_ row: Int) -> Bool {
    guard let validity else { return false }
    return validity[row >> 6] & (1 << UInt64(row & 63)) == 0
  }

  /// The value of a row.
  public func value(_ row: Int) -> Value {
    guard !isMissing(row) else { return .null }
    return switch storage {
    case .booleans(let values): .boolean(values[row] != 0)
    case .integers(let values): .integer(values[row])
    case .numbers(let values): .number(values[row])
    case .texts(let values): .text(values[row])
    case .dates(let values): .date(CalendarDate(daysSinceEpoch: Int(values[row])))
    case .nothing: .null
    }
  }
}

/// The texts of a column as the engine lays them out: 16 bytes each, the length first, then up to 12 bytes of the text
/// itself or, from the eighth byte on, the address of a longer one.
public struct ChunkTexts {
  let start: UnsafeRawPointer

  /// The UTF-8 bytes of a row's text; the row must have a value.
  public func bytes(_ row: Int) -> UnsafeRawBufferPointer {
    let entry = start + row * 16
    let length = Int(entry.load(as: UInt32.self))
    let text = length <= 12 ? entry + 4 : (entry + 8).load(as: UnsafeRawPointer.self)
    return UnsafeRawBufferPointer(start: text, count: length)
  }

  /// A row's text; the row must have a value.
  public subscript(row: Int) -> String { String(decoding: bytes(row), as: UTF8.self) }
}
