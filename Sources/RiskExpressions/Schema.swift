/// The type of a column, and of what a row expression gives.
public enum ScalarType: String, Sendable, CaseIterable {
  case null, boolean, integer, number, text, date

  /// The type in words for a message, with its article.
  public var wording: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .integer: "an integer"
    case .number: "a number"
    case .text: "text"
    case .date: "a date"
    }
  }

  /// Whether its values count and measure.
  public var isNumeric: Bool { self == .integer || self == .number }

  /// The type that holds the values of both, or nil where there is none.
  public func unified(with other: ScalarType) -> ScalarType? {
    if self == other || other == .null { return self }
    if self == .null { return other }
    return isNumeric && other.isNumeric ? .number : nil
  }
}

/// The columns of a table.
public struct Schema: Sendable, Equatable {
  /// A column's name and type.
  public struct Column: Sendable, Equatable {
    /// The name as it stands in the data.
    public let name: String
    /// The type of its values.
    public let type: ScalarType

    /// Names and types a column.
    public init(_ name: String, _ type: ScalarType) {
      self.name = name
      self.type = type
    }
  }

  /// The columns in order.
  public let columns: [Column]

  /// Lists columns.
  public init(_ columns: [Column]) { self.columns = columns }

  /// The columns' names in order.
  public var names: [String] { columns.map(\.name) }

  /// The position of a column, or nil.
  public func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// The column of a name, or nil.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}

/// Rows that need not be in memory: a file, a query, a result.
public protocol Table: Sendable {
  /// Its columns.
  var schema: Schema { get }
  /// Reads at most so many rows, the columns in the schema's order.
  func rows(limit: Int) throws -> [[Value]]
  /// Counts the rows.
  func count() throws -> Int
  /// Passes all rows on in order, one after another; they need not all be in memory.
  func forEachRow(_ body: ([Value]) throws -> Void) throws
}

extension Table {
  /// Reads all rows and passes them on.
  public func forEachRow(_ body: ([Value]) throws -> Void) throws { try rows(limit: .max).forEach(body) }
}

/// Rows in memory.
public struct MemoryTable: Table {
  /// Its columns.
  public let schema: Schema
  private let rows: [[Value]]

  /// Holds rows whose values stand in the order of the schema.
  public init(_ schema: Schema, _ rows: [[Value]]) {
    self.schema = schema
    self.rows = rows
  }

  /// The first rows.
  public func rows(limit: Int) throws -> [[Value]] { Array(rows.prefix(max(0, limit))) }

  /// Counts the rows.
  public func count() throws -> Int { rows.count }
}

/// What is known of rows before anything runs: their columns.
///
/// A column whose type is not known yet is null, which fits everywhere.
public struct TableOutline: Table {
  /// Its columns.
  public let schema: Schema

  /// Tells of columns.
  public init(_ schema: Schema) { self.schema = schema }

  /// There are none yet.
  public func rows(limit: Int) throws -> [[Value]] { [] }

  /// There are none yet.
  public func count() throws -> Int { 0 }
}
