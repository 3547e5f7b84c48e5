import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Rows before and after a scenario: how many go from which grade to which, and what becomes of PD and losses.
struct ScenarioMigration {
  /// The rows that go from one grade to another.
  struct Cell {
    let before, after: String?
    let rows, changed: Double
    /// The sums of the figures, before and after.
    let figures: [(before: Double?, after: Double?)]
  }

  let assessor: Assessor
  /// The figures that are summed up: the probability, and the expected loss where there is one.
  let figures: [ScoreFigure]
  let cells: [Cell]

  /// Scores the rows as they are and as they would be, in one query.
  ///
  /// - Throws: a fault where the rows lack a column that changes or that a model reads.
  init(
    _ changes: CustomerChanges, of relation: Relation, called owner: String?, where condition: Expression?,
    assessor: Assessor, in session: Session
  ) throws {
    self.assessor = assessor
    figures = assessor.figures.filter { $0.name == "pd" || $0.name == "el" }
    for name in changes.changes.map(\.name) where relation.schema[name.text] == nil {
      let near = Suggestion.nearest(to: name.text, among: relation.schema.names)
      throw WhatIfFault.noColumn(name.text, near: near).at(name.span)
    }
    var rows = try ScoredRows(assessor, of: relation, in: session).relation
    let scores = figures.map(\.name) + [Assessor.grade]
    let old = scores.map { rows.freeName("risk before \($0)") }
    let changed = rows.freeName("risk changed")
    rows = try rows.selecting(
      rows.columns(rows.schema.names) + zip(old, rows.columns(scores)).map { (name: $0, expression: $1.expression) })
    rows = try Self.change(rows, changes, owner, condition, changed, session)
    rows = try ScoredRows(assessor, of: rows, in: session).relation
    cells = try Self.sums(rows, figures, scores: scores, old: old, changed: changed)
  }

  /// The rows after the changes, of which only those change for which the condition holds.
  private static func change(
    _ rows: Relation, _ changes: CustomerChanges, _ owner: String?, _ condition: Expression?, _ mark: String,
    _ session: Session
  ) throws -> Relation {
    func bind(_ expression: Expression, _ rows: Relation) throws -> RowExpression {
      try RowBinder(schema: rows.schema, owner: owner, environment: session.environment).bind(expression)
    }
    let always = Expression(literal: .boolean(true), span: changes.changes[0].expression.span)
    let test = try bind(condition ?? always, rows)
    guard test.type == .boolean else {
      throw CommandFault.notACondition(found: test.type.wording).at(condition?.span ?? always.span)
    }
    var rows = try rows.deriving([(mark, test)])
    for change in changes.changes {
      let name = change.name
      let marked = Expression(name: Identifier(mark, isQuoted: true, span: name.span))
      let chosen = Expression(
        literal: .choice(
          [.init(condition: marked, value: change.expression)], otherwise: Expression(name: name)), span: name.span)
      rows = try rows.deriving([(name.text, try bind(chosen, rows))])
    }
    return rows
  }

  private static func sums(
    _ rows: Relation, _ figures: [ScoreFigure], scores: [String], old: [String], changed: String
  ) throws -> [Cell] {
    let keys = rows.columns([old[old.count - 1], scores[scores.count - 1]])
    let span = Span(Source("count"), 0..<5)
    func aggregate(_ function: String, _ column: String?) throws -> RowExpression {
      let arguments = column.map { [Expression.CallArgument(label: nil, value: named($0))] } ?? []
      let call = Expression(literal: .call(Identifier(function, span: span), arguments), span: span)
      return try RowBinder(schema: rows.schema, owner: nil, environment: EmptyEnvironment())
        .bind(call, aggregates: .allowed)
    }
    func named(_ column: String) -> Expression { Expression(name: Identifier(column, isQuoted: true, span: span)) }
    var columns = [("risk n", try aggregate("count", nil)), ("risk c", try aggregate("share", changed))]
    for place in figures.indices {
      columns.append(("risk a\(place)", try aggregate("sum", old[place])))
      columns.append(("risk b\(place)", try aggregate("sum", scores[place])))
    }
    let table = try rows.summarizing(
      columns.map { (name: $0.0, expression: $0.1) },
      by: keys.enumerated().map { (name: "risk k\($0.offset)", expression: $0.element.expression) })
    return try table.rows(limit: 10_000).map { row in
      let count = row[2].asNumber ?? 0
      return Cell(
        before: row[0].word, after: row[1].word, rows: count, changed: (row[3].asNumber ?? 0) * count,
        figures: figures.indices.map { (row[4 + 2 * $0].asNumber, row[5 + 2 * $0].asNumber) })
    }
  }
}

extension Value {
  /// The text it is; nil where it is none.
  fileprivate var word: String? { if case .text(let text) = self { text } else { nil } }
}
