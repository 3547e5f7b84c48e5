import Foundation
import GRDB
import RiskExpressions

extension Relation {
  /// Writes all rows into a table of a new SQLite file, and gives how many there are.
  ///
  /// SQLite has no dates and no conditions: they become texts such as `2024-03-31`, and 0 and 1.
  func writeSQLite(to path: String, table: String) throws -> Int {
    do {
      var configuration = Configuration()
      // The file takes its place when it is whole, and is thrown away otherwise.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.write { target in try write(into: SQL.quoted(table), target) }
    } catch let error as DatabaseError {
      throw error.resultCode == .SQLITE_FULL || error.resultCode == .SQLITE_IOERR
        ? DataFault.diskFull : DataFault.notWritable(path)
    }
  }

  private func write(into table: String, _ target: GRDB.Database) throws -> Int {
    let columns = schema.columns.map { "\(SQL.quoted($0.name)) \($0.type.sqlite)" }.joined(separator: ", ")
    try target.execute(sql: "CREATE TABLE \(table) (\(columns))")
    let places = schema.columns.map { _ in "?" }.joined(separator: ", ")
    let insert = try target.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    var rows = 0
    try forEachRow { row in
      try insert.execute(arguments: StatementArguments(row.map(\.sqlite)))
      rows += 1
    }
    return rows
  }
}

extension ScalarType {
  /// What SQLite calls columns of the type.
  fileprivate var sqlite: String {
    switch self {
    case .boolean, .integer: "INTEGER"
    case .null, .number: "REAL"
    case .text, .date: "TEXT"
    }
  }
}

extension Value {
  /// The value as SQLite keeps it.
  fileprivate var sqlite: DatabaseValue {
    switch self {
    case .boolean(let holds): (holds ? 1 : 0).databaseValue
    case .integer(let number): number.databaseValue
    case .number(let number): number.databaseValue
    case .null: .null
    default: plainText.databaseValue
    }
  }
}
