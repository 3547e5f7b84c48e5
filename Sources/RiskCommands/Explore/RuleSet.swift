import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// What rows must be like: rules in the order they were written, under a name.
struct RuleSet: Sendable {
  /// The set's name; nil for rules right behind a command.
  let name: String?
  /// The rules in order.
  let rules: [RuleDefinition]

  /// Reads a block of lines such as `age in 18..100 as "Of age"` or `unique id`.
  ///
  /// - Throws: a `Diagnostic` with an `ExploreFault` at its place.
  init(name: String?, block: Expression) throws {
    self.name = name
    guard case .block(let statements) = block.kind else { throw ExploreFault.notARule.at(block.span) }
    rules = try statements.flatMap(RuleDefinition.read)
    guard !rules.isEmpty else { throw ExploreFault.notARule.at(block.span) }
  }
}

/// A rule as it was written.
struct RuleDefinition: Sendable {
  /// What must hold.
  let demand: Demand
  /// For which rows; nil for all.
  let scope: Expression?
  /// Its text, without warn and its clauses.
  let text: String
  /// What people call it: its label, or its text.
  let label: String
  /// Whether it is only warned of.
  let isWarning: Bool

  /// The forms of rules.
  enum Demand: Sendable {
    case condition(Expression)
    case unique([Expression])
  }

  /// What it computes from the rows it is tested on.
  var reads: [Expression] {
    let own =
      switch demand {
      case .condition(let condition): [condition.reference?.value ?? condition]
      case .unique(let keys): keys
      }
    return own + (scope.map { [$0] } ?? [])
  }

  /// Reads the rules of a line.
  static func read(_ statement: Statement) throws -> [RuleDefinition] {
    guard case .pipeline(let pipeline) = statement.kind, pipeline.stages.count == 1 else {
      throw ExploreFault.notARule.at(statement.span)
    }
    let phrase = pipeline.stages[0]
    let notes = try Notes(phrase.clauses)
    var groups = phrase.groups.map(\.arguments)
    let isWarning = takeWord("warn", from: &groups)
    let isUnique = takeWord("unique", from: &groups)
    for group in groups where group.count > 1 { throw ExploreFault.notARule.at(group[1].span) }
    let expressions = try groups.map { try $0[0].asExpression() }
    let make = { (demand: Demand, expressions: [Expression]) in
      let span = expressions[0].span.joined(expressions[expressions.count - 1].span)
      let text = (isUnique ? "unique " : "") + span.text
      return RuleDefinition(
        demand: demand, scope: notes.scope, text: text, label: notes.label ?? text + notes.scopeText,
        isWarning: isWarning)
    }
    if isUnique { return [make(.unique(expressions), expressions)] }
    if expressions.count > 1, let clause = phrase.clauses.first {
      throw ExploreFault.sharedRuleClause(clause.word.text).at(clause.span)
    }
    return expressions.map { make(.condition($0), [$0]) }
  }

  /// Takes a word off the beginning of a line where more stands behind it; by itself it is a column.
  private static func takeWord(_ word: String, from groups: inout [[Argument]]) -> Bool {
    guard groups[0].count > 1, groups[0][0].label == nil, case .name(let name) = groups[0][0].value.kind,
      !name.isQuoted, name.text == word
    else { return false }
    groups[0].removeFirst()
    return true
  }

  /// What the clauses of a line say.
  private struct Notes {
    var label: String?
    var scope: Expression?

    init(_ clauses: [Clause]) throws {
      for clause in clauses {
        let arguments = clause.groups.flatMap(\.arguments)
        if arguments.count > 1 { throw ExploreFault.notARule.at(arguments[1].span) }
        switch clause.word.text {
        case "as":
          guard case .text(let text) = arguments[0].value.kind else { throw ExploreFault.ruleLabel.at(clause.span) }
          label = text
        case "where": scope = try arguments[0].asExpression()
        default: throw ExploreFault.ruleClause(clause.word.text).at(clause.word.span)
        }
      }
    }

    var scopeText: String { scope.map { " where \($0.span.text)" } ?? "" }
  }
}

extension Expression {
  /// The value and the other rows' column of a test such as `customer_id in customers.id`; nil for everything else.
  var reference: (value: Expression, table: Expression, column: Identifier)? {
    guard case .binary(.in, let value, let items) = kind, case .field(let table, let column) = items.kind,
      case .name = table.kind
    else { return nil }
    return (value, table, column)
  }
}

extension ThingKind where Item == RuleSet {
  /// Rules with a name.
  static var rules: ThingKind {
    ThingKind("rule set", hint: "define one: rules basic { age in 18..100; unique id }")
  }
}
