import CDuckDB
import Foundation
public import RiskExpressions

extension Database {
  /// Points at a file, the files a pattern finds or those of a folder: their columns, their types and about how many rows
  /// there are is found now, and the rows are read where they lie whenever they are needed.
  ///
  /// SQLite's rows, those of standard input and those whose bad rows are left out are read now and kept in the engine's
  /// memory, like all others where the options say so.
  public func load(path: String, name: String, options: LoadOptions = LoadOptions()) throws -> Relation {
    let start = ContinuousClock.now
    guard StandardInput.isMeant(by: path) else {
      return try load(try FileSet(path, format: options.format), name, options, start: start)
    }
    let (file, format) = try StandardInput.spooled(format: options.format)
    let set = try FileSet(file.path, format: format)
    return try withExtendedLifetime(file) {
      var options = options
      options.keeps = true
      return try load(set, name, options, start: start)
    }
  }

  private func load(
    _ set: FileSet, _ name: String, _ options: LoadOptions, start: ContinuousClock.Instant
  ) throws -> Relation {
    let file = set.files[0]
    var found =
      switch file.kind {
      case .separated(let compression):
        try SeparatedImport(set, compression: compression, options: options, database: self).read()
      case .parquet: try ParquetImport(set, database: self).read()
      case .json(let isLines, let compression):
        try JSONImport(file, isLines: isLines, compression: compression, database: self).read()
      case .sqlite: try SQLiteImport(file, table: options.table, database: self).read()
      case .duckdb: try DuckDBImport(file, table: options.table, database: self).read()
      }
    let relation = relation(named: name, of: found, set)
    guard options.keeps, !found.isKept else {
      return relation.loaded(report(found, set, start))
    }
    let kept = try relation.kept()
    found.rows = .exact(try kept.count())
    return kept.loaded(report(found, set, start))
  }

  private func relation(named name: String, of found: FoundRows, _ set: FileSet) -> Relation {
    let sources = found.isKept ? [] : set.files.map { SourceFile($0, columns: found.schema.names) }
    return Relation(
      name: name, schema: found.schema, database: self, query: found.query, sources: sources, tables: found.holders,
      knownCount: found.rows.exact)
  }

  private func report(_ found: FoundRows, _ set: FileSet, _ start: ContinuousClock.Instant) -> LoadReport {
    LoadReport(
      path: set.files[0].path, rows: found.rows, columns: found.schema.columns.count,
      bytes: set.files.reduce(0) { $0 + $1.bytes }, seconds: (ContinuousClock.now - start) / .seconds(1),
      remarks: found.remarks, badRows: found.badRows)
  }

  /// The columns of a CSV or TSV file and their types; nil where a look does not tell them, or where loading the file is
  /// going to fault.
  public static func outline(path: String, options: LoadOptions = LoadOptions()) -> Schema? {
    guard let file = try? DataFile(path, format: options.format), case .separated(compression: "none") = file.kind,
      let look = try? SeparatedLook.at(file, options)
    else { return nil }
    let given = Dictionary(options.types.map { ($0.column, $0.type.ofColumn) }, uniquingKeysWith: { $1 })
    return try? Schema.checked(zip(look.header.names, look.types).map { Schema.Column($0, given[$0] ?? $1) })
  }

  /// Counts the rows of a table, a table function or a query in parentheses, errors as the engine gives them.
  func rowCount(of source: String) throws(EngineError) -> Int {
    try withConnection { connection throws(EngineError) in
      try connection.rows("SELECT count(*) FROM \(source)").first?.first?.asNumber.map { Int($0) } ?? 0
    }
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
