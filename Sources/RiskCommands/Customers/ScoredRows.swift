import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Rows with what the models in use say of them in the columns `pd`, `lgd`, `ead`, `el`, `segment` and `anomaly`, with `grade` and
/// `decision`.
struct ScoredRows {
  /// The rows; columns they had by the names of the new ones are replaced.
  let relation: Relation

  /// The columns that rows may get.
  static let columns =
    ["pd", "lgd", "ead", "el", "anomaly"].map { Schema.Column($0, .number) } + [Schema.Column("segment", .integer)]
    + [Assessor.grade, Assessor.decision].map { Schema.Column($0, .text) }

  /// Plans the scoring of rows, which takes place as they are read.
  ///
  /// - Throws: a fault where the rows lack a column a model or the policy reads, or the exposure.
  init(_ assessor: Assessor, of relation: Relation, in session: Session) throws {
    let scorer = assessor.scorer
    let exposure = try Self.exposure(scorer, relation.schema)
    var (rows, columns) = try BulkScorer(scorer.models, in: session).scoring(relation)
    var names = scorer.models.map(\.kind.figure)
    if scorer.expectedLoss.formula != nil {
      let loss = try Self.expectedLoss(scorer, exposure, rows, Dictionary(zip(names, columns)) { first, _ in first })
      rows = try rows.calculating([loss])
      names.append("el")
      columns.append(loss.name)
    }
    let kept = relation.schema.names.filter { !names.contains($0) }
    let new = try zip(names, rows.columns(columns)).map { name, column in
      (name: name, expression: name == ModelKind.segments.figure ? try rows.whole(column.name) : column.expression)
    }
    let scored = try rows.selecting(rows.columns(kept) + new)
    self.relation = try Self.graded(scored, assessor, hadScores: relation.schema["pd"] != nil)
  }

  /// The rows with grade and decision.
  ///
  /// Those of an earlier scoring are replaced; a column `grade` of the rows' own stays, and ours has another name.
  private static func graded(_ rows: Relation, _ assessor: Assessor, hadScores: Bool) throws -> Relation {
    let new = try assessor.expressions(over: rows.schema).map { column in
      let isOwn = !hadScores && rows.schema[column.name] != nil
      return (name: isOwn ? rows.freeName("risk_\(column.name)") : column.name, expression: column.expression)
    }
    guard !new.isEmpty else { return rows }
    let names = new.map(\.name)
    return try rows.selecting(rows.columns(rows.schema.names.filter { !names.contains($0) }) + new)
  }

  /// The expected loss of figures in columns, which are given by what they are.
  private static func expectedLoss(
    _ scorer: Scorer, _ exposure: RowExpression?, _ rows: Relation, _ columns: [String: String]
  ) throws -> CalculatedColumn {
    let models = rows.columns(["pd", "lgd"].compactMap { columns[$0] }).map(\.expression)
    let exposures = exposure.map { [$0] } ?? rows.columns([columns["ead"]].compactMap { $0 }).map(\.expression)
    let inputs = models + exposures.prefix(1)
    return CalculatedColumn(rows.freeName("risk el"), of: inputs) { figures, losses in
      for row in losses.indices {
        let own = figures[(row * inputs.count)..<((row + 1) * inputs.count)]
        let amount = own.count > 2 ? own[own.startIndex + 2] : .nan
        losses[row] =
          scorer.expectedLoss(pd: own[own.startIndex], lgd: own[own.startIndex + 1], exposure: amount) ?? .nan
      }
    }
  }

  /// The column of the exposure, where one takes part.
  private static func exposure(_ scorer: Scorer, _ schema: Schema) throws -> RowExpression? {
    guard case .ofShare(.column(let name)) = scorer.expectedLoss else { return nil }
    guard let column = RowExpression.column(name, in: schema) else {
      throw CommandFault.exposureAbsent(
        name, lgd: scorer.lgd?.name ?? "", near: Suggestion.nearest(to: name, among: schema.names))
    }
    guard column.type.isNumeric else {
      throw ExpressionFault.wrongType(
        owner: scorer.lgd?.name ?? "", parameter: "'\(name)'", expected: ScalarType.number.wording,
        found: column.type.wording)
    }
    return column
  }
}

extension Relation {
  /// A column of whole numbers that a calculation gave.
  fileprivate func whole(_ column: String) throws -> RowExpression {
    let name = Expression(name: Identifier(column, isQuoted: true, span: Span(Source(column), 0..<0)))
    let argument = Expression.CallArgument(label: nil, value: name)
    let call = Expression(literal: .call(Identifier("integer", span: name.span), [argument]), span: name.span)
    return try RowBinder(schema: schema, owner: nil, environment: EmptyEnvironment()).bind(call)
  }
}
