import GRDB
import RiskExpressions
import RiskSyntax

/// Reads a table of an SQLite file through SQLite itself, and keeps its rows in the engine's memory.
///
/// SQLite's columns have no types of their own: whole numbers give integers, numbers of both kinds numbers, texts dates
/// where all are days written `2024-03-31`, and a mixture is text. Binary values become text in hexadecimal digits.
struct SQLiteImport {
  private let file: DataFile
  private let table: String?
  private let database: Database

  init(_ file: DataFile, table: String?, database: Database) {
    self.file = file
    self.table = table
    self.database = database
  }

  func read() throws -> FoundRows {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(2)
      let queue = try DatabaseQueue(path: file.path, configuration: configuration)
      return try queue.read { source in try read(source) }
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw DataFault.lockedFile(file.shown)
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: throw DataFault.unreadable(file.shown)
      default: throw DataFault.corruptFile(file.shown)
      }
    }
  }

  private func read(_ source: GRDB.Database) throws -> FoundRows {
    let tables = try String.fetchAll(
      source,
      sql:
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    let table = try TableChoice(file: file.shown, tables: tables).choose(table)
    let query = "SELECT * FROM \(SQL.quoted(table))"
    let (names, types) = try types(of: query, source)
    let schema = try Schema.checked(zip(names, types).map { Schema.Column($0, $1) })
    let stored = try database.newTable(types: types)
    var rows = 0
    var columns = types.map { _ in [Value]() }
    func flush() throws {
      try database.append(zip(types, columns).map { .values($0, $1) }, to: stored)
      for place in columns.indices { columns[place].removeAll(keepingCapacity: true) }
    }
    let cursor = try Row.fetchCursor(source, sql: query)
    while let row = try cursor.next() {
      for place in columns.indices { columns[place].append(SQLiteImport.value(row[place], as: types[place])) }
      rows += 1
      if rows % SQLiteImport.portion == 0 { try flush() }
    }
    try flush()
    let items = names.enumerated().map { "c\($0) AS \(SQL.quoted($1))" }.joined(separator: ", ")
    return FoundRows(
      schema: schema, query: "SELECT \(items) FROM \(SQL.quoted(stored.name))", rows: .exact(rows), holders: [stored],
      isKept: true)
  }

  /// How many rows are handed over at once.
  private static let portion = 16_384

  /// The names of the columns, and the types that all of their values fit.
  private func types(of query: String, _ source: GRDB.Database) throws -> (names: [String], types: [ScalarType]) {
    let cursor = try Row.fetchCursor(source, sql: query)
    let names = try source.makeStatement(sql: query).columnNames
    var found = names.map { _ in FoundType() }
    while let row = try cursor.next() {
      for place in found.indices { found[place].add(row[place]) }
    }
    return (names, found.map(\.type))
  }

  /// What was found among the values of a column.
  private struct FoundType {
    private var kinds: Set<Kind> = []
    private var texts = CellTypes.all

    private enum Kind { case integer, number, text, binary }

    mutating func add(_ value: DatabaseValue) {
      switch value.storage {
      case .null: break
      case .int64: kinds.insert(.integer)
      case .double: kinds.insert(.number)
      case .blob: kinds.insert(.binary)
      case .string(var text):
        kinds.insert(.text)
        if !texts.isEmpty { texts.formIntersection(text.withUTF8 { CellTypes(UnsafeRawBufferPointer($0)[...]) }) }
      }
    }

    var type: ScalarType {
      if kinds.isEmpty { return ScalarType.null.ofColumn }
      if kinds == [.integer] { return .integer }
      if kinds.isSubset(of: [.integer, .number]) { return .number }
      return kinds == [.text] && texts.contains(.date) ? .date : .text
    }
  }

  private static func value(_ value: DatabaseValue, as type: ScalarType) -> Value {
    switch (value.storage, type) {
    case (.null, _): return .null
    case (.int64(let number), .integer): return .integer(number)
    case (.int64(let number), .number): return .number(Double(number))
    case (.double(let number), .number): return .number(number)
    case (.string(let text), .date): return CalendarDate(text).map(Value.date) ?? .null
    case (.string(let text), _): return .text(text)
    case (.int64(let number), _): return .text(String(number))
    case (.double(let number), _): return .text(Value.number(number).plainText)
    case (.blob(let data), _): return .text(data.map { SQLiteImport.hexadecimal($0) }.joined())
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
