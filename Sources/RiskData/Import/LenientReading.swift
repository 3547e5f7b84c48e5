import RiskExpressions

/// Reads files whose bad rows are left out and told by their lines.
///
/// The rows are read once and kept in the engine's memory: which rows are bad depends on the columns a query reads, and
/// the rows of a dataset must not.
struct LenientReading {
  private let found: FoundRows
  private let set: FileSet
  private let database: Database

  init(_ found: FoundRows, _ set: FileSet, _ database: Database) {
    self.found = found
    self.set = set
    self.database = database
  }

  /// Reads the rows; more bad ones than the limit are a fault.
  func read(limit: Int) throws -> FoundRows {
    let stored = StoredTable(name: database.newTableName(), database: database)
    // The engine takes these names without quotes only.
    let number = database.newTableName().filter { $0.isASCII && $0.isNumber }
    let rejects = (scans: "risk_scans_\(number)", errors: "risk_errors_\(number)")
    let reading =
      found.query.dropLast() + """
        , ignore_errors = true, store_rejects = true, rejects_scan = \(SQL.literal(rejects.scans)), \
        rejects_table = \(SQL.literal(rejects.errors)), rejects_limit = 0)
        """
    // What was rejected is known to the connection that read.
    let (rows, bad) = try database.withConnection { connection throws(EngineError) in
      try connection.execute("CREATE TABLE \(SQL.quoted(stored.name)) AS \(reading)")
      defer { drop(rejects, connection) }
      let counted = try connection.rows("SELECT count(*) FROM \(SQL.quoted(stored.name))").first?.first?.asNumber
      return (counted.map { Int($0) } ?? 0, try badRows(rejects.errors, connection, limit: limit))
    }
    guard bad.count <= limit else { throw DataFault.tooManyBadRows(set.shown, limit: limit, first: bad[0]) }
    let items = found.schema.names.map { SQL.quoted($0) }.joined(separator: ", ")
    var result = FoundRows(
      schema: found.schema, query: "SELECT \(items) FROM \(SQL.quoted(stored.name))", rows: .exact(rows),
      remarks: found.remarks, holders: [stored], isKept: true)
    result.badRows = bad
    return result
  }

  private func badRows(_ table: String, _ connection: Connection, limit: Int) throws(EngineError) -> [BadRow] {
    let rows = try connection.rows(
      """
      SELECT CAST(line AS BIGINT), CAST(min(error_type) AS VARCHAR), min(column_name) FROM \(SQL.quoted(table)) \
      GROUP BY file_id, line ORDER BY file_id, line LIMIT \(limit + 1)
      """)
    return rows.map { row in
      BadRow(line: row[0].asNumber.map { Int($0) } ?? 0, reason: reason(row[1].plainText, column: row[2].plainText))
    }
  }

  /// Why the engine left a row out, in words; values that stand in its own do not reach them.
  private func reason(_ kind: String, column: String) -> String {
    let place = Int(column.dropFirst())
    let name = place.flatMap { found.schema.names.indices.contains($0) ? found.schema.names[$0] : nil }
    return switch kind {
    case "CAST": "a value in '\(name ?? column)' is not of its type"
    case "MISSING COLUMNS": "too few values"
    case "TOO MANY COLUMNS": "too many values"
    case "UNQUOTED VALUE": "a quote that is not closed"
    case "LINE SIZE OVER MAXIMUM": "too long a line"
    case "INVALID ENCODING", "INVALID UNICODE": "not in the file's encoding"
    default: "it cannot be read"
    }
  }

  private func drop(_ rejects: (scans: String, errors: String), _ connection: Connection) {
    // They are tables of the connection; what cannot be dropped goes with it.
    _ = try? connection.execute(
      "DROP TABLE IF EXISTS \(SQL.quoted(rejects.scans)); DROP TABLE IF EXISTS \(SQL.quoted(rejects.errors))")
  }
}
