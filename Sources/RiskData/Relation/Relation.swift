public import RiskExpressions
import RiskSyntax

/// Rows that are not there yet: a query and the columns it gives.
///
/// Stages make new relations and run nothing. A run of stages is one query.
public struct Relation: Table, Sendable {
  /// What messages call it.
  public let name: String
  /// Its columns.
  public let schema: Schema
  /// The engine it runs on.
  public let database: Database
  /// The query, in DuckDB's SQL.
  public let query: String
  /// The file it was loaded from as it was found then; nil for everything else.
  public let file: LoadReport?
  /// The files its rows come from.
  let sources: [SourceFile]
  /// Tables that must live as long as it does.
  let tables: [StoredTable]
  /// How many rows there are, where that is known.
  let knownCount: Int?

  init(
    name: String, schema: Schema, database: Database, query: String, file: LoadReport? = nil,
    sources: [SourceFile] = [],
    tables: [StoredTable] = [], knownCount: Int? = nil
  ) {
    self.name = name
    self.schema = schema
    self.database = database
    self.query = query
    self.file = file
    self.sources = sources
    self.tables = tables
    self.knownCount = knownCount
  }

  /// Rows of which only the columns are known: stages can be planned over them, and nothing can be read.
  public init(outline schema: Schema, name: String) {
    self.init(name: name, schema: schema, database: Relation.nowhere, query: "")
  }

  /// A database that is never opened.
  private static let nowhere = Database()

  /// The same rows under another name.
  public func named(_ name: String) -> Relation {
    Relation(
      name: name, schema: schema, database: database, query: query, file: file, sources: sources, tables: tables,
      knownCount: knownCount)
  }

  /// The rows of a query over this one's.
  func stage(_ query: String, _ columns: [Schema.Column]? = nil, count: Int? = nil) throws -> Relation {
    guard query.utf8.count <= Relation.lengthLimit else { throw DataFault.pipelineTooLong }
    return Relation(
      name: name, schema: try columns.map(Schema.checked) ?? schema, database: database, query: query,
      sources: sources, tables: tables, knownCount: count)
  }

  /// The same rows, whose query also reads those of others.
  func reading(_ others: [Relation]) -> Relation {
    Relation(
      name: name, schema: schema, database: database, query: query, sources: sources + others.flatMap(\.sources),
      tables: tables + others.flatMap(\.tables), knownCount: knownCount)
  }

  /// How long the text of a query may become, in bytes.
  private static let lengthLimit = 1 << 24
}

extension Schema {
  /// A schema of columns whose names the engine can tell apart.
  ///
  /// It takes small and capital letters of ASCII for equal, and knows no zero character.
  static func checked(_ columns: [Column]) throws(DataFault) -> Schema {
    var seen: [[UInt8]: String] = [:]
    for (index, column) in columns.enumerated() {
      let folded = column.name.utf8.filter { $0 != 0 }.map { (65...90).contains($0) ? $0 + 32 : $0 }
      guard !folded.isEmpty else { throw .unnamedColumn(place: index + 1) }
      if let other = seen.updateValue(column.name, forKey: folded) {
        throw other == column.name ? .duplicateColumn(column.name) : .similarColumns(other, column.name)
      }
    }
    return Schema(columns)
  }
}
