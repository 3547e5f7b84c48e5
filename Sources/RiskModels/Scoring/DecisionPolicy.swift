import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// Rules by which a score becomes a decision: the first that holds decides.
///
/// Where a rule cannot be told, because a figure it needs is missing, nothing is decided: the rules after it were made
/// for those whom it does not hold for.
public struct DecisionPolicy: Sendable {
  /// The rules, in the order they are asked.
  public let rules: [Rule]

  /// A decision and when it is made.
  public struct Rule: Sendable {
    /// The decision, such as `approve`.
    public let decision: String
    /// When it is made; nil where no rule before has decided.
    public let condition: Expression?

    /// The condition as it was written.
    public var text: String { condition?.span.text ?? "otherwise" }
  }

  /// The word for whatever no rule before has decided.
  static let otherwise = "otherwise"

  /// Reads a block of lines such as `approve when pd < 5%` and `decline otherwise`; variables keep the value they have now.
  ///
  /// - Throws: a `Diagnostic` with a `ScoringFault` where it is no policy, leaves a gap, or has a rule that never decides.
  public init(_ block: Expression, scale: GradeScale, environment: any Environment) throws {
    guard case .block(let statements) = block.kind, !statements.isEmpty else {
      throw ScoringFault.notAPolicy.at(block.span)
    }
    rules = try statements.map { try Rule($0, environment) }
    if let place = rules.firstIndex(where: { $0.condition == nil }), place < rules.count - 1 {
      throw ScoringFault.ruleNeverDecides(rules[place + 1].decision, before: "otherwise").at(statements[place + 1].span)
    }
    try PolicyCheck(rules, scale: scale).check(statements.map(\.span), whole: block.span)
  }

  /// What decides on a customer.
  func bound(scale: GradeScale, inputs: Schema) throws -> BoundPolicy {
    BoundPolicy(
      scale: scale,
      rules: try rules.map { rule in
        let condition = try rule.condition.map {
          try ScoreCondition($0, scale: scale, inputs: inputs, environment: EmptyEnvironment())
        }
        return (rule, condition)
      })
  }
}

extension DecisionPolicy.Rule {
  /// Reads a line: a decision, and `when` with a condition or the word `otherwise`.
  fileprivate init(_ statement: Statement, _ environment: any Environment) throws {
    let fault = ScoringFault.notAPolicy.at(statement.span)
    guard case .pipeline(let pipeline) = statement.kind, pipeline.stages.count == 1 else { throw fault }
    let phrase = pipeline.stages[0]
    let words = phrase.groups.flatMap(\.arguments)
    guard phrase.groups.count == 1, words.allSatisfy({ $0.label == nil }), let decision = words[0].value.word else {
      throw fault
    }
    self.decision = decision
    switch (words.count, phrase.clauses.first) {
    case (2, nil) where words[1].value.word == DecisionPolicy.otherwise: condition = nil
    case (1, let clause?) where clause.word.text == "when" && phrase.clauses.count == 1:
      let arguments = clause.groups.flatMap(\.arguments)
      guard arguments.count == 1 else { throw fault }
      condition = try arguments[0].asExpression().freezing(environment)
    default: throw fault
    }
  }
}

extension Expression {
  /// A bare word or a text.
  fileprivate var word: String? {
    switch kind {
    case .name(let name): name.text
    case .text(let text): text
    default: nil
    }
  }

  /// The expression with the values that variables have now.
  fileprivate func freezing(_ environment: any Environment) throws -> Expression {
    try rewriting { part in
      guard case .variable = part.kind else { return nil }
      return switch try Evaluator(environment).evaluate(part) {
      case .null: Expression(literal: .null, span: part.span)
      case .boolean(let value): Expression(literal: .boolean(value), span: part.span)
      case .integer(let value): Expression(literal: .integer(value), span: part.span)
      case .number(let value): Expression(literal: .number(value), span: part.span)
      case .text(let value): Expression(literal: .text(value), span: part.span)
      case .date(let value): Expression(literal: .date(value), span: part.span)
      case .list, .range, .record, .table: throw ScoringFault.notAPolicy.at(part.span)
      }
    }
  }
}

/// A policy that knows the inputs its rules speak of.
struct BoundPolicy: Sendable {
  let scale: GradeScale
  let rules: [(rule: DecisionPolicy.Rule, condition: ScoreCondition?)]

  /// What is decided on a score, by which rule; nil where no rule can be told to hold.
  func decide(_ score: CustomerScore, _ customer: Record) throws(ExpressionFault) -> Decision? {
    for (rule, condition) in rules {
      guard let condition else { return Decision(name: rule.decision, rule: rule.text) }
      let holds = try condition.holds(
        pd: score.pd, lgd: score.lgd, exposure: score.exposure, expectedLoss: score.expectedLoss, scale: scale,
        customer: customer)
      guard let holds else { return nil }
      if holds { return Decision(name: rule.decision, rule: rule.text) }
    }
    return nil
  }
}

/// A decision and the rule it rests on.
public struct Decision: Sendable, Equatable {
  /// What is decided, such as `approve`.
  public let name: String
  /// The rule's condition as it was written.
  public let rule: String
}
