import RiskExpressions

/// A kind of file that is written.
struct SaveFormat: Equatable {
  /// What is in it.
  enum Kind: Equatable {
    case csv, tsv, parquet, json, jsonLines, sqlite, duckdb
  }

  let kind: Kind
  /// How text is compressed, in the engine's words.
  let compression: String

  /// The kind that a file's name stands for.
  init?(path: String) {
    var name = path.lowercased()
    var compression = "none"
    for (ending, method) in [(".gz", "gzip"), (".zst", "zstd")] where name.hasSuffix(ending) {
      compression = method
      name.removeLast(ending.count)
    }
    guard let kind = SaveFormat.endings.first(where: { name.hasSuffix($0.ending) })?.kind else { return nil }
    let isText = [.csv, .tsv, .json, .jsonLines].contains(kind)
    guard isText || compression == "none" else { return nil }
    (self.kind, self.compression) = (kind, compression)
  }

  private static let endings: [(ending: String, kind: Kind)] = [
    (".csv", .csv), (".tsv", .tsv), (".parquet", .parquet), (".json", .json), (".jsonl", .jsonLines),
    (".ndjson", .jsonLines), (".sqlite", .sqlite), (".sqlite3", .sqlite), (".db", .sqlite), (".duckdb", .duckdb),
    (".ddb", .duckdb),
  ]

  /// What follows `TO 'file'` in the engine's COPY.
  var options: String {
    let rest = "COMPRESSION \(kind == .parquet ? "zstd" : compression), USE_TMP_FILE false"
    return switch kind {
    case .csv: "(FORMAT csv, HEADER true, \(rest))"
    case .tsv: "(FORMAT csv, HEADER true, DELIMITER '\t', \(rest))"
    case .json: "(FORMAT json, ARRAY true, \(rest))"
    case .jsonLines: "(FORMAT json, \(rest))"
    case .parquet, .sqlite, .duckdb: "(FORMAT parquet, \(rest))"
    }
  }

  /// The query whose rows are written: JSON has no infinity and no NaN, so there they are null.
  func query(_ relation: Relation) -> String {
    guard kind == .json || kind == .jsonLines else { return relation.query }
    let items = relation.schema.columns.map { column in
      let name = SQL.quoted(column.name)
      return column.type == .number ? "CASE WHEN isfinite(\(name)) THEN \(name) END AS \(name)" : name
    }
    return "SELECT \(items.joined(separator: ", ")) FROM (\(relation.query))"
  }
}
