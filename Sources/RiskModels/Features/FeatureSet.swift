import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// Features in order, as they were written: the part of a model that analysts write.
public struct FeatureSet: Sendable {
  /// The set's name.
  public let name: String
  /// The features in order.
  public let features: [FeatureDefinition]
  /// The block as it was written, braces included.
  public let source: String

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
    features = try statements.flatMap(FeatureDefinition.read)
    guard !features.isEmpty else { throw FeatureFault.empty.at(block.span) }
    var seen: Set<String> = []
    for feature in features where !seen.insert(feature.name).inserted {
      throw FeatureFault.duplicate(feature.name).at(feature.expression.span)
    }
  }

  /// Reads a set back from the text of its block.
  public init(name: String, source text: String) throws {
    let source = Source(text)
    try self.init(name: name, block: try Parser.parseExpression(source))
  }

  /// The names of the variables its expressions refer to.
  public var variableNames: Set<String> { Set(features.flatMap { $0.expression.variableNames }) }
}

/// A feature as it was written.
public struct FeatureDefinition: Sendable {
  /// The name it has in the model.
  public let name: String
  /// How it follows from the columns of a row.
  public let expression: Expression
  /// What people call it.
  public let label: String?
  /// The values it can sensibly have.
  public let range: NumberRange?
  /// The `##` comment above it.
  public let documentation: String?

  /// Reads the features of a line.
  static func read(_ statement: Statement) throws -> [FeatureDefinition] {
    guard case .pipeline(let pipeline) = statement.kind, pipeline.stages.count == 1 else {
      throw FeatureFault.notAnEntry.at(statement.span)
    }
    let phrase = pipeline.stages[0]
    let notes = try Notes(phrase.clauses)
    if let clause = phrase.clauses.first, phrase.groups.count > 1 {
      throw FeatureFault.sharedClause(clause.word.text).at(clause.span)
    }
    return try phrase.groups.map { group in
      if group.arguments.count > 1 { throw FeatureFault.notAnEntry.at(group.arguments[1].span) }
      return try FeatureDefinition(group.arguments[0], notes, statement.documentation)
    }
  }

  private init(_ argument: Argument, _ notes: Notes, _ documentation: String?) throws {
    if let label = argument.label {
      name = label.text
    } else if case .name(let column) = argument.value.kind {
      name = column.text
    } else {
      throw FeatureFault.unnamed.at(argument.span)
    }
    expression = argument.value
    label = notes.label
    range = notes.range
    self.documentation = documentation
  }

  /// What the clauses of a line say.
  private struct Notes {
    var label: String?
    var range: NumberRange?

    init(_ clauses: [Clause]) throws {
      for clause in clauses {
        guard let value = clause.groups.first?.arguments.first?.value else { continue }
        switch clause.word.text {
        case "as": try readLabel(value)
        case "in": range = try Notes.range(value)
        default: throw FeatureFault.unknownClause(clause.word.text).at(clause.word.span)
        }
      }
    }

    /// Reads `"label"` or `"label" in low..high`, which is an expression with the operator `in`.
    private mutating func readLabel(_ value: Expression) throws {
      if case .binary(.in, let text, let range) = value.kind {
        label = try Notes.text(text)
        self.range = try Notes.range(range)
      } else {
        label = try Notes.text(value)
      }
    }

    private static func text(_ value: Expression) throws -> String {
      guard case .text(let text) = value.kind else { throw FeatureFault.badLabel.at(value.span) }
      return text
    }

    private static func range(_ value: Expression) throws -> NumberRange {
      guard case .range(let range) = try Evaluator(EmptyEnvironment()).evaluate(value) else {
        throw FeatureFault.badRange.at(value.span)
      }
      return range
    }
  }
}
