import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// A feature as it was written.
public struct FeatureDefinition: Sendable {
  /// The name it has in the model.
  public let name: String
  /// How it follows from the columns of a row.
  public let expression: Expression
  /// What else is said of it.
  public let notes: FeatureNotes

  /// What people call it.
  public var label: String? { notes.label }
  /// What it is measured in.
  public var unit: String? { notes.unit }
  /// The values it can sensibly have.
  public var range: NumberRange? { notes.range }
  /// The `##` comment above it.
  public var documentation: String? { notes.documentation }

  /// Reads the features of a line.
  static func read(_ statement: Statement) throws -> [FeatureDefinition] {
    guard case .pipeline(let pipeline) = statement.kind, pipeline.stages.count == 1 else {
      throw FeatureFault.notAnEntry.at(statement.span)
    }
    let phrase = pipeline.stages[0]
    let notes = try FeatureNotes(phrase.clauses, documentation: statement.documentation)
    // What may be changed can be said of several at once; a label, a unit or a range is one's own.
    if let clause = phrase.clauses.first(where: { $0.word.text != "with" }), phrase.groups.count > 1 {
      throw FeatureFault.sharedClause(clause.word.text).at(clause.span)
    }
    return try phrase.groups.map { group in
      if group.arguments.count > 1 { throw FeatureFault.notAnEntry.at(group.arguments[1].span) }
      let argument = group.arguments[0]
      // `age in 18..100` is a column with its range.
      if argument.label == nil, case (let column, let range?)? = argument.value.nameAndRange {
        let ranged = try FeatureNotes(phrase.clauses, documentation: statement.documentation, range: range)
        return try FeatureDefinition(Argument(label: nil, value: Expression(name: column)), ranged)
      }
      return try FeatureDefinition(argument, notes)
    }
  }

  private init(_ argument: Argument, _ notes: FeatureNotes) throws {
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
    self.notes = notes
  }
}
