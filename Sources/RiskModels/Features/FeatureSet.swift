import RiskDiagnostics
public import RiskSyntax

/// Features in order, as they were written: the part of a model that analysts write.
public struct FeatureSet: Sendable {
  /// The set's name.
  public let name: String
  /// The features in order.
  public let features: [FeatureDefinition]
  /// The block as it was written, braces included.
  public let source: String
  /// The tables whose rows it sums up.
  public var tables: [ChildTable] { childTables.all }
  let childTables: ChildTables
  /// What it says of inputs that are no features by themselves.
  public let inputs: [InputDefinition]
  /// The aggregates over them.
  let childCalls: [ChildCall]
  /// The categories in its features, in the order they stand.
  let categories: [CategoryCall]
  /// The features' expressions with columns in the places of aggregates over child tables.
  let flat: [Expression]

  /// The features' names in order.
  public var featureNames: [String] { features.map(\.name) }

  /// Reads a block of lines such as `util = clip(util, 0, 2) as "Utilisation" in 0..2` or `age, dependents`.
  ///
  /// - Throws: a `Diagnostic` with a `FeatureFault` at its place.
  public init(name: String, block: Expression) throws {
    guard case .block(let statements) = block.kind else {
      if case .record(let fields) = block.kind, fields.isEmpty { throw FeatureFault.empty.at(block.span) }
      throw FeatureFault.notABlock.at(block.span)
    }
    self.name = name
    source = block.span.text
    let (tables, others) = try FeatureSet.tables(in: statements)
    childTables = tables
    inputs = try others.compactMap(InputDefinition.read)
    features = try others.filter { try InputDefinition.read($0) == nil }.flatMap(FeatureDefinition.read)
    var described: Set<String> = []
    for input in inputs where !described.insert(input.name.text).inserted {
      throw FeatureFault.duplicate(input.name.text).at(input.name.span)
    }
    guard !features.isEmpty else { throw FeatureFault.empty.at(block.span) }
    var seen: Set<String> = []
    for feature in features where !seen.insert(feature.name).inserted {
      throw FeatureFault.duplicate(feature.name).at(feature.expression.span)
    }
    var extraction = ChildExtraction(tables)
    flat = try features.map { try extraction.flatten($0.expression) }
    childCalls = extraction.calls
    categories = try FeatureSet.categories(in: flat)
  }

  /// The child tables that lines declare, and the lines that are left.
  private static func tables(in statements: [Statement]) throws -> (ChildTables, [Statement]) {
    var tables = ChildTables()
    let lines = try statements.filter { statement in
      guard case .pipeline(let pipeline) = statement.kind, pipeline.stages.count == 1,
        let table = try ChildTable.read(pipeline.stages[0])
      else { return true }
      try tables.add(table)
      return false
    }
    return (tables, lines)
  }

  /// Reads a set back from the text of its block.
  public init(name: String, source text: String) throws {
    let source = Source(text)
    try self.init(name: name, block: try Parser.parseExpression(source))
  }

  /// The names of the variables its expressions refer to.
  public var variableNames: Set<String> { Set(features.flatMap { $0.expression.variableNames }) }
}
