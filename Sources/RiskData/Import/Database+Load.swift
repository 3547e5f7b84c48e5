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

  /// A query that gives the columns of a source in the types of ours.
  static func cast(
    _ columns: [(name: String, type: duckdb_type)], from source: String
  ) throws(DataFault) -> (Schema, String) {
    let (schema, items) = try casting(columns)
    let places = columns.indices.map { "c\($0)" }
    let list = items ?? zip(places, schema.names).map { "\($0) AS \(SQL.quoted($1))" }.joined(separator: ", ")
    return (schema, "SELECT \(list) FROM \(source) AS t(\(places.joined(separator: ", ")))")
  }

  /// The columns of a source in the types of ours, and what selects them from `c0`, `c1`, …; nil where they are in
  /// them already.
  static func casting(_ columns: [(name: String, type: duckdb_type)]) throws(DataFault) -> (Schema, String?) {
    let schema = try Schema.checked(columns.map { Schema.Column($0.name, ScalarType(casting: $0.type)) })
    let isCanonical = zip(columns, schema.columns).map { ScalarType(canonical: $0.type) == $1.type }
    if isCanonical.allSatisfy({ $0 }) { return (schema, nil) }
    let items = schema.columns.enumerated().map { index, column in
      "\(isCanonical[index] ? "c\(index)" : "CAST(c\(index) AS \(column.type.physical))") AS \(SQL.quoted(column.name))"
    }
    return (schema, items.joined(separator: ", "))
  }
}
