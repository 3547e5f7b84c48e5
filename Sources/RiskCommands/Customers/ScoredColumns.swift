import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels

/// What the models in use say of many rows, column by column.
struct ScoredColumns {
  /// The columns by the names they get: `pd`, `lgd`, `ead`, `el`.
  let named: [(name: String, values: [Double])]

  /// Scores rows.
  ///
  /// - Throws: a fault where the rows lack a column a model reads, or the exposure.
  init(_ scorer: Scorer, of relation: Relation, in session: Session) throws {
    let exposure = try Self.exposure(scorer, relation.schema)
    let scored = try BulkScorer(scorer.models, in: session).predict(relation, with: exposure.map { [$0] } ?? [])
    var columns = zip(scorer.models, scored.predictions).map { (name: $0.kind.rawValue, values: $1) }
    let values = Dictionary(columns.map { ($0.name, $0.values) }, uniquingKeysWith: { first, _ in first })
    if scorer.expectedLoss.formula != nil, let pd = values["pd"], let lgd = values["lgd"] {
      let exposures = scored.extra.first ?? values["ead"]
      columns.append(
        (
          "el",
          pd.indices.map { scorer.expectedLoss(pd: pd[$0], lgd: lgd[$0], exposure: exposures?[$0] ?? .nan) ?? .nan }
        ))
    }
    named = columns
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
