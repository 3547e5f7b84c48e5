import RiskDiagnostics
public import RiskSyntax

/// What a feature set says of an input that is no feature by itself: `input num_90 as "90 days late" in 0..20`.
public struct InputDefinition: Sendable {
  /// The input.
  public let name: Identifier
  /// What is said of it.
  public let notes: FeatureNotes

  /// Reads a line that begins with the word `input`; nil for any other line.
  static func read(_ statement: Statement) throws -> InputDefinition? {
    guard case .pipeline(let pipeline) = statement.kind, pipeline.stages.count == 1 else { return nil }
    let phrase = pipeline.stages[0]
    guard let words = phrase.groups.first?.arguments, words.count > 1, case .name(let word) = words[0].value.kind,
      words[0].label == nil, word.text == "input", !word.isQuoted
    else { return nil }
    guard words.count == 2, phrase.groups.count == 1, words[1].label == nil,
      let (name, range) = words[1].value.nameAndRange
    else { throw FeatureFault.badInput.at(phrase.span) }
    let notes = try FeatureNotes(phrase.clauses, documentation: statement.documentation, range: range)
    return InputDefinition(name: name, notes: notes)
  }
}

extension Expression {
  /// A name, or a name and its range: `num_90 in 0..20` is an expression with the operator `in`.
  var nameAndRange: (Identifier, Expression?)? {
    switch kind {
    case .name(let name): (name, nil)
    case .binary(.in, let left, let range): if case .name(let name) = left.kind { (name, range) } else { nil }
    default: nil
    }
  }
}
