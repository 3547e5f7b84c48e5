import RiskDiagnostics
public import RiskExpressions
import RiskSyntax

/// What is said of a feature or an input besides how it is computed.
public struct FeatureNotes: Sendable {
  /// What people call it.
  public private(set) var label: String?
  /// What it is measured in.
  public private(set) var unit: String?
  /// The values it can sensibly have.
  public private(set) var range: NumberRange?
  /// The `##` comment above it.
  public private(set) var documentation: String?
  /// Which way a customer can move it.
  public private(set) var change: Change?
  /// Whether only whole numbers make sense.
  public private(set) var isWhole: Bool?
  /// What it costs to move it by one spread of its own, where others cost 1.
  public private(set) var cost: Double?

  /// Which way a customer can move an input.
  public enum Change: String, Sendable, CaseIterable {
    /// Either way.
    case any
    /// Only upwards.
    case up
    /// Only downwards.
    case down
    /// Not at all, as with age.
    case never
  }

  /// Nothing said.
  init() {}

  /// Reads the clauses of a line, whose range may stand before them.
  ///
  /// - Throws: a `FeatureFault` at its place.
  init(_ clauses: [Clause], documentation: String?, range first: Expression? = nil) throws {
    self.documentation = documentation
    range = try first.map(FeatureNotes.range)
    for clause in clauses {
      let arguments = clause.groups.flatMap(\.arguments)
      guard let first = arguments.first else { continue }
      // What follows behind a comma would be another feature, which has no place behind a clause.
      if clause.word.text != "with", clause.groups.count > 1 {
        throw FeatureFault.sharedClause(clause.word.text).at(clause.groups[1].span)
      }
      switch clause.word.text {
      case "as": label = try text(first.value)
      case "unit": unit = try text(first.value)
      case "in": range = try FeatureNotes.range(first.value)
      case "with": for argument in arguments { try read(argument) }
      default: throw FeatureFault.unknownClause(clause.word.text).at(clause.word.span)
      }
    }
  }

  /// Reads `"label"` or `"label" in low..high`, which is an expression with the operator `in`.
  private mutating func text(_ value: Expression) throws -> String {
    guard case .binary(.in, let text, let range) = value.kind else { return try FeatureNotes.text(value) }
    self.range = try FeatureNotes.range(range)
    return try FeatureNotes.text(text)
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

  /// Reads `change = up`, `whole = true` or `cost = 2`.
  private mutating func read(_ argument: Argument) throws {
    let fault = { FeatureFault.badNote.at(argument.span) }
    switch argument.label?.text {
    case "change":
      guard case .name(let word) = argument.value.kind, let change = Change(rawValue: word.text) else { throw fault() }
      self.change = change
    case "whole":
      guard case .boolean(let holds) = argument.value.kind else { throw fault() }
      isWhole = holds
    case "cost":
      let number = try Evaluator(EmptyEnvironment()).evaluate(argument.value).asNumber
      guard let number, number > 0, number.isFinite else { throw fault() }
      cost = number
    default: throw fault()
    }
  }

  /// What is said here, and where nothing is, what others say.
  func or(_ other: FeatureNotes) -> FeatureNotes {
    var notes = self
    notes.label = label ?? other.label
    notes.unit = unit ?? other.unit
    notes.range = range ?? other.range
    notes.documentation = documentation ?? other.documentation
    notes.change = change ?? other.change
    notes.isWhole = isWhole ?? other.isWhole
    notes.cost = cost ?? other.cost
    return notes
  }
}
