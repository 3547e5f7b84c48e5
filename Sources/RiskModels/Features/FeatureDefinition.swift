import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// A feature as it was written.
public struct FeatureDefinition: Sendable {
  /// The name it has in the model.
  public let name: String
  /// How it follows from the columns of a row.
  public let expression: Expression
  /// What people call it.
  public let label: String?
  /// What it is measured in.
  public let unit: String?
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
    } else if case .call(let function, let arguments) = argument.value.kind,
      function.text == CategoryUse.onehot.rawValue, case .name(let column)? = arguments.first?.value.kind
    {
      name = column.text
    } else {
      throw FeatureFault.unnamed.at(argument.span)
    }
    expression = argument.value
    label = notes.label
    unit = notes.unit
    range = notes.range
    self.documentation = documentation
  }

  /// What the clauses of a line say.
  private struct Notes {
    var label: String?
    var unit: String?
    var range: NumberRange?

    init(_ clauses: [Clause]) throws {
      for clause in clauses {
        guard let value = clause.groups.first?.arguments.first?.value else { continue }
        switch clause.word.text {
        case "as": label = try text(value)
        case "unit": unit = try text(value)
        case "in": range = try Notes.range(value)
        default: throw FeatureFault.unknownClause(clause.word.text).at(clause.word.span)
        }
      }
    }

    /// Reads `"label"` or `"label" in low..high`, which is an expression with the operator `in`.
    private mutating func text(_ value: Expression) throws -> String {
      guard case .binary(.in, let text, let range) = value.kind else { return try Notes.text(value) }
      self.range = try Notes.range(range)
      return try Notes.text(text)
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
