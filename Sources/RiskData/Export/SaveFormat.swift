import RiskExpressions

/// A kind of file that is written.
enum SaveFormat: CaseIterable {
  case csv, tsv, parquet, json, jsonLines

  /// The kind that a file's name stands for.
  init?(path: String) {
    let name = path.lowercased()
    guard let format = SaveFormat.allCases.first(where: { $0.endings.contains(where: name.hasSuffix) }) else {
      return nil
    }
    self = format
  }

  private var endings: [String] {
    switch self {
    case .csv: [".csv"]
    case .tsv: [".tsv"]
    case .parquet: [".parquet"]
    case .json: [".json"]
    case .jsonLines: [".jsonl", ".ndjson"]
    }
  }

  /// What follows `TO 'file'` in the engine's COPY.
  var options: String {
    let rest = "USE_TMP_FILE false"
    return switch self {
    case .csv: "(FORMAT csv, HEADER true, COMPRESSION none, \(rest))"
    case .tsv: "(FORMAT csv, HEADER true, DELIMITER '\t', COMPRESSION none, \(rest))"
    case .parquet: "(FORMAT parquet, COMPRESSION zstd, \(rest))"
    case .json: "(FORMAT json, ARRAY true, COMPRESSION none, \(rest))"
    case .jsonLines: "(FORMAT json, COMPRESSION none, \(rest))"
    }
  }

  /// The query whose rows are written: JSON has no infinity and no NaN, so there they are null.
  func query(_ relation: Relation) -> String {
    guard self == .json || self == .jsonLines else { return relation.query }
    let items = relation.schema.columns.map { column in
      let name = SQL.quoted(column.name)
      return column.type == .number ? "CASE WHEN isfinite(\(name)) THEN \(name) END AS \(name)" : name
    }
    return "SELECT \(items.joined(separator: ", ")) FROM (\(relation.query))"
  }
}
