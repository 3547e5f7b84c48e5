import CDuckDB
import Foundation
public import RiskExpressions

extension Database {
  /// Reads a CSV, TSV or Parquet file where it lies: its columns, their types and its rows are found now, the rows are
  /// read again whenever they are needed.
  public func load(path: String, name: String) throws -> Relation {
    let start = ContinuousClock.now
    let file = try DataFile(path)
    let found =
      switch file.kind {
      case .separated(let compression): try SeparatedImport(file, compression: compression, database: self).read()
      case .parquet: try ParquetImport(file, database: self).read()
      }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let report = LoadReport(
      path: file.path, rows: found.rows, columns: found.schema.columns.count, bytes: file.bytes, seconds: seconds)
    let source = SourceFile(file, columns: found.schema.names)
    return Relation(
      name: name, schema: found.schema, database: self, query: found.query, file: report, sources: [source],
      knownCount: found.rows.exact)
  }

  /// The columns of a CSV or TSV file and their types; nil where a look does not tell them, or where loading the file is
  /// going to fault.
  public static func outline(path: String) -> Schema? {
    guard let file = try? DataFile(path), case .separated(compression: "none") = file.kind,
      let look = try? SeparatedLook(file, missing: SeparatedImport.missingMarkers)
    else { return nil }
    return try? Schema.checked(zip(look.header.names, look.types).map { Schema.Column($0, $1) })
  }

  /// The rows of a query in DuckDB's own SQL, in which datasets stand as tables under their names.
  public func relation(named name: String, sql: String, datasets: [String: Relation] = [:]) throws -> Relation {
    let used = datasets.filter { sql.range(of: $0.key, options: .caseInsensitive) != nil }.sorted { $0.key < $1.key }
    let tables = used.map { "\(SQL.quoted($0.key)) AS (\($0.value.query))" }.joined(separator: ", ")
    let prefix = used.isEmpty ? "" : "WITH \(tables) "
    // On lines of its own, so that a comment at its end hides nothing of ours.
    let inner = "\(prefix)SELECT * FROM (\n\(sql)\n)"
    do {
      let columns = try withConnection { connection throws(EngineError) in try connection.describe(inner) }
      let (schema, query) = try Database.cast(columns, from: "(\(inner))")
      return Relation(
        name: name, schema: schema, database: self, query: query, sources: used.flatMap(\.value.sources),
        tables: used.flatMap(\.value.tables))
    } catch let error as EngineError { throw error.fault }
  }

  /// A query that gives the columns of a source in the types of ours.
  static func cast(
    _ columns: [(name: String, type: duckdb_type)], from source: String
  ) throws(DataFault) -> (Schema, String) {
    let schema = try Schema.checked(columns.map { Schema.Column($0.name, ScalarType(casting: $0.type)) })
    let places = columns.indices.map { "c\($0)" }
    let items = zip(places, schema.columns).enumerated().map { index, pair in
      let (place, column) = pair
      let isCanonical = ScalarType(canonical: columns[index].type) == column.type
      return "\(isCanonical ? place : "CAST(\(place) AS \(column.type.physical))") AS \(SQL.quoted(column.name))"
    }
    let query = "SELECT \(items.joined(separator: ", ")) FROM \(source) AS t(\(places.joined(separator: ", ")))"
    return (schema, query)
  }
}
