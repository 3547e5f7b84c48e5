import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels

/// The explanations of rows of a dataset.
struct ExplainedRows {
  let explainer: ScoreExplainer
  /// How many rows there were, and of how many of those explained the figure is not known.
  let count, unknown: Int
  /// The rows whose figure is known, with their explanations.
  let rows: [(customer: ExplainedCustomer, explanation: Explanation)]
  let seed: UInt64

  /// Where orders are drawn at random, so many pairs of them for each row: errors average out over the rows.
  private static let pairs = 16

  /// Explains rows, of more than `limit` so many drawn at random.
  ///
  /// - Throws: a fault where the rows lack a column that a model reads, or the exposure.
  init(_ explainer: ScoreExplainer, of relation: Relation, limit: Int, in session: Session) throws {
    self.explainer = explainer
    seed = session.settings.seed
    count = try relation.count()
    guard count > 0 else { throw CommandFault.noRows(relation.name) }
    let drawn = count > limit ? try relation.sampled(.rows(limit), seed: seed) : relation
    let customers = try ExplainedRows.customers(explainer, drawn, in: session)
    var rows: [(customer: ExplainedCustomer, explanation: Explanation)] = []
    for (place, customer) in customers.enumerated() {
      try session.checkpoint(.steps(place, of: customers.count), detail: "rows")
      do {
        let explanation = try explainer.explain(
          customer, seed: seed, stream: UInt64(place), pairs: ExplainedRows.pairs)
        rows.append((customer, explanation))
      } catch ExplanationFault.unknownFigure { continue }
    }
    self.rows = rows
    unknown = customers.count - rows.count
    if rows.isEmpty { throw ExplainFault.nothingKnown(figure: explainer.figure.title) }
  }

  /// The rows as the models of the figure read them.
  private static func customers(
    _ explainer: ScoreExplainer, _ relation: Relation, in session: Session
  ) throws -> [ExplainedCustomer] {
    let inputs = try explainer.models.map { model in
      try model.check(relation.schema)
      let whole = try model.plan.summingUp(relation, in: session)
      return try whole.selecting(whole.columns(model.plan.inputs.names)).rows(limit: .max)
    }
    let exposures = try exposures(explainer, relation)
    guard let rows = inputs.first?.indices else { return [] }
    return try rows.map { row in
      try explainer.customer(rows: inputs.map { $0[row] }, exposure: exposures.flatMap { $0[row].asNumber })
    }
  }

  /// The exposures, where a column has them.
  private static func exposures(_ explainer: ScoreExplainer, _ relation: Relation) throws -> [Value]? {
    guard let name = explainer.exposureColumn else { return nil }
    guard let column = RowExpression.column(name, in: relation.schema) else {
      throw CommandFault.exposureAbsent(
        name, lgd: explainer.scorer.lgd?.name ?? "", near: Suggestion.nearest(to: name, among: relation.schema.names))
    }
    return try relation.values(of: column)
  }

  /// How a figure is written.
  var look: FigureLook { FigureLook(explainer.figure, explainer.scorer) }

  /// The contributions of a player, a row each.
  func amounts(of player: String) -> [Double] {
    guard let place = explainer.players.firstIndex(of: player) else { return [] }
    return rows.map { $0.explanation.contributions[place].amount }
  }

  /// Which rows they are, in words.
  var remark: String {
    let known = Words.count(rows.count, "row")
    let explained = rows.count + unknown
    let drawn =
      explained < count ? "\(Words.grouped(explained)) of \(Words.count(count, "row")), drawn at random" : known
    let lacking = unknown > 0 ? "; the \(explainer.figure.title) of \(Words.grouped(unknown)) is not known" : ""
    let orders = rows[0].explanation.orders.map { "; sampled in \($0) random orders a row" } ?? ""
    return drawn + lacking + orders
  }
}
