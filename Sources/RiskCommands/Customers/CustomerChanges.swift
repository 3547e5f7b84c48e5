import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// What is different about a customer: inputs with the expressions they become, one after the other.
struct CustomerChanges: Sendable {
  /// The inputs and what they become; a later one sees what an earlier one has changed.
  let changes: [WrittenExpression]

  /// Takes changes as they were written.
  ///
  /// - Throws: a `Diagnostic` where an input has no name before `=`, or is changed twice.
  init(_ changes: [WrittenExpression]) throws {
    var changed: Set<String> = []
    for change in changes {
      guard change.isNamed else { throw CommandFault.assignmentExpected.at(change.expression.span) }
      guard changed.insert(change.name.text).inserted else {
        throw CommandFault.changeTwice(change.name.text).at(change.name.span)
      }
    }
    self.changes = changes
  }

  /// The names of what changes.
  var names: [String] { changes.map(\.name.text) }

  /// The changes as they were written.
  var text: String { changes.map { "\($0.name.text) = \($0.expression.span.text)" }.joined(separator: ", ") }

  /// Makes sure that each change is one of an input that the customer has or that a model reads.
  ///
  /// - Throws: a `FeatureFault` at the name that nobody knows.
  func check(against inputs: Record, _ scorer: Scorer) throws {
    for change in changes where inputs[change.name.text] == nil && !scorer.inputNames.contains(change.name.text) {
      let known = inputs.fields.map(\.name) + scorer.facts.map(\.name)
      let near = Suggestion.nearest(to: change.name.text, among: known)
      throw FeatureFault.unknownInput(change.name.text, model: scorer.models[0].name, near: near).at(change.name.span)
    }
  }

  /// The inputs of a customer after the changes; `owner` is what messages call the customer.
  func applied(to inputs: Record, of owner: String, in session: Session) throws -> Record {
    var inputs = inputs
    for change in changes {
      inputs[change.name.text] = try Self.value(of: change.expression, in: inputs, session, owner: owner)
    }
    return inputs
  }

  /// The value of an expression over a customer's own inputs.
  static func value(
    of expression: Expression, in inputs: Record, _ session: Session, owner: String
  ) throws -> Value {
    let single = inputs.fields.filter { $0.value.scalarType != nil }
    let schema = Schema(single.map { Schema.Column($0.name, $0.value.scalarType ?? .null) })
    // Rows of child tables are given whole; single inputs are computed from single inputs.
    if case .list = expression.kind { return try children(expression, session) }
    do {
      let bound = try RowBinder(schema: schema, owner: owner, environment: session.environment).bind(expression)
      do { return try bound.evaluate(single.map(\.value)) } catch { throw error.at(expression.span) }
    } catch let diagnostic as Diagnostic {
      guard case ExpressionFault.unknownColumn(let name, _, let near) = diagnostic.fault else { throw diagnostic }
      throw CommandFault.noSuchField(name, near: near).at(diagnostic.span)
    }
  }

  /// The records of a child table.
  private static func children(_ expression: Expression, _ session: Session) throws -> Value {
    let value = try session.evaluate(expression)
    guard value.isListOfRecords else {
      throw CommandFault.notARecord(found: "a list of other values").at(expression.span)
    }
    return value
  }
}

extension Value {
  /// Whether it holds rows of a child table: records with single values, and perhaps with such lists of their own.
  var isListOfRecords: Bool {
    guard case .list(let items) = self else { return false }
    return items.allSatisfy { item in
      guard case .record(let record) = item else { return false }
      return record.fields.allSatisfy { $0.value.scalarType != nil || $0.value.isListOfRecords }
    }
  }
}
