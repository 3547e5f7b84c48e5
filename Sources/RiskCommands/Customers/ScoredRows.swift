import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels

/// Rows with what the models in use say of them in the columns `pd`, `lgd`, `ead` and `el`.
struct ScoredRows {
  /// The rows; columns they had by the names of the new ones are replaced.
  let relation: Relation

  /// Plans the scoring of rows, which takes place as they are read.
  ///
  /// - Throws: a fault where the rows lack a column a model reads, or the exposure.
  init(_ scorer: Scorer, of relation: Relation, in session: Session) throws {
    let exposure = try Self.exposure(scorer, relation.schema)
    var (rows, columns) = try BulkScorer(scorer.models, in: session).scoring(relation)
    var names = scorer.models.map(\.kind.rawValue)
    if scorer.expectedLoss.formula != nil {
      let loss = try Self.expectedLoss(scorer, exposure, rows, Dictionary(zip(names, columns)) { first, _ in first })
      rows = try rows.calculating([loss])
      names.append("el")
      columns.append(loss.name)
    }
    let kept = relation.schema.names.filter { !names.contains($0) }
    let new = zip(names, rows.columns(columns)).map { (name: $0, expression: $1.expression) }
    self.relation = try rows.selecting(rows.columns(kept) + new)
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
