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
  /// The query in steps.
  let steps: QuerySteps
  /// The file it was loaded from as it was found then; nil for everything else.
  public let file: LoadReport?
  /// The files its rows come from.
  let sources: [SourceFile]
  /// What must live as long as it does.
  let tables: [any RowHolder]
  /// How many rows there are, where that is known.
  let knownCount: Int?

  init(
    name: String, schema: Schema, database: Database, query: String, file: LoadReport? = nil,
    sources: [SourceFile] = [],
    tables: [any RowHolder] = [], knownCount: Int? = nil
  ) {
    self.init(
      name: name, schema: schema, database: database, steps: QuerySteps(query), file: file, sources: sources,
      tables: tables, knownCount: knownCount)
  }

  init(
    name: String, schema: Schema, database: Database, steps: QuerySteps, file: LoadReport? = nil,
    sources: [SourceFile] = [], tables: [any RowHolder] = [], knownCount: Int? = nil
  ) {
    self.name = name
    self.schema = schema
    self.database = database
    self.steps = steps
    self.file = file
    self.sources = sources
    self.tables = tables
    self.knownCount = knownCount
  }

  /// The query, in DuckDB's SQL, a clause a line.
  public var query: String { steps.text }

  /// Rows of which only the columns are known: stages can be planned over them, and nothing can be read.
  public init(outline schema: Schema, name: String) {
    self.init(name: name, schema: schema, database: Relation.nowhere, query: "")
  }

  /// A database that is never opened.
  private static let nowhere = Database()

  /// The same rows under another name.
  public func named(_ name: String) -> Relation {
    Relation(
      name: name, schema: schema, database: database, steps: steps, file: file, sources: sources, tables: tables,
      knownCount: knownCount)
  }

  /// The same rows as they were loaded from a file.
  func loaded(_ file: LoadReport) -> Relation {
    Relation(
      name: name, schema: schema, database: database, steps: steps, file: file, sources: sources, tables: tables,
      knownCount: knownCount)
  }

  /// The rows of a query over this one's, which stands in it whole.
  func stage(_ query: String, _ columns: [Schema.Column]? = nil, count: Int? = nil) throws -> Relation {
    try stage(QuerySteps(query), columns, count: count)
  }

  /// The rows of a step more, which is written from the name it reads this one's rows under.
  ///
  /// The label is what it is called in the query, and `number` the column that numbers the rows for it, where it needs
  /// their order.
  func stage(
    _ label: String, numbering number: String? = nil, _ columns: [Schema.Column]? = nil, count: Int? = nil,
    _ write: @escaping @Sendable (String) -> String
  ) throws -> Relation {
    try stage(label, [(steps, number)], columns, count: count) { write($0[0]) }
  }

  /// The rows of a step more, which reads this one's rows and others'.
  func stage(
    _ label: String, with others: [(relation: Relation, number: String?)], numbering number: String? = nil,
    _ columns: [Schema.Column], count: Int? = nil, _ write: @escaping @Sendable ([String]) -> String
  ) throws -> Relation {
    let inputs = [(steps, number)] + others.map { ($0.relation.steps, $0.number) }
    return try stage(label, inputs, columns, count: count, write).reading(others.map(\.relation))
  }

  private func stage(
    _ label: String, _ inputs: [(steps: QuerySteps, number: String?)], _ columns: [Schema.Column]?, count: Int?,
    _ write: @escaping @Sendable ([String]) -> String
  ) throws -> Relation {
    let numbered = inputs.map { input in input.number.map(input.steps.numbered) ?? input.steps }
    let steps = numbered[0].adding(label, reading: Array(numbered.dropFirst())) { SQLLayout.lines(of: write($0)) }
    return try stage(steps, columns, count: count)
  }

  /// The rows of another query over this one's.
  func stage(_ steps: QuerySteps, _ columns: [Schema.Column]?, count: Int?) throws -> Relation {
    guard steps.length <= Relation.lengthLimit else { throw DataFault.pipelineTooLong }
    return Relation(
      name: name, schema: try columns.map(Schema.checked) ?? schema, database: database, steps: steps,
      sources: sources, tables: tables, knownCount: count)
  }

  /// The same rows, which come from what others come from too.
  func reading(_ others: [Relation]) -> Relation {
    Relation(
      name: name, schema: schema, database: database, steps: steps, sources: sources + others.flatMap(\.sources),
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
      let folded = column.name.foldedAsByEngine
      guard !folded.isEmpty else { throw .unnamedColumn(place: index + 1) }
      if let other = seen.updateValue(column.name, forKey: folded) {
        throw other == column.name ? .duplicateColumn(column.name) : .similarColumns(other, column.name)
      }
    }
    return Schema(columns)
  }
}

extension String {
  /// The name as the engine tells it from others: capital letters of ASCII are small ones, zero characters are none.
  var foldedAsByEngine: [UInt8] { utf8.filter { $0 != 0 }.map { (65...90).contains($0) ? $0 + 32 : $0 } }
}
