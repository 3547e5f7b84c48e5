import RiskData
import RiskExpressions
import RiskKernel
import RiskModels

/// What models predict for rows, and what happened: all that measures of models are made of.
struct ValidationRows {
  /// The predictions, a list a model, of the rows that every model gives one.
  let predictions: [[Double]]
  /// What happened in these rows.
  let actuals: [Double]
  /// How many rows some model gives no prediction, because an input is missing.
  let unscored: Int

  /// Whether what happened is a default or none.
  var outcomes: [Bool] { actuals.map { $0 == 1 } }

  /// Has models of one target predict rows.
  ///
  /// - Throws: a fault where the rows lack the target or an input, where the target is missing in a row or cannot be
  ///   what the models predict, and where no row has a prediction.
  init(_ models: [PDModel], on input: Call.InputTable, in session: Session) throws {
    guard let first = models.first else { throw ValidationFault.nothingScored("no model") }
    let name = first.card.target
    guard let target = RowExpression.column(name, in: input.table.schema) else {
      throw CommandFault.targetAbsent(name, model: first.name)
    }
    let relation = try input.relation(in: session)
    let scored = try BulkScorer(first, in: session).score(relation, with: target)
    let all =
      try [scored.probabilities]
      + models.dropFirst().map {
        try BulkScorer($0, in: session).score(relation).probabilities
      }
    // Looks whether they are 0 and 1, both of them, and none is missing.
    _ = try Outcomes.read(scored.extra, name)
    try self.init(all, actuals: scored.extra, models: models.map(\.name))
  }

  /// Keeps the rows that have all predictions.
  private init(_ all: [[Double]], actuals: [Double], models: [String]) throws {
    let isComplete = actuals.indices.map { row in all.allSatisfy { !$0[row].isNaN } }
    unscored = isComplete.count { !$0 }
    guard unscored < isComplete.count else { throw ValidationFault.nothingScored(models.joined(separator: ", ")) }
    guard unscored > 0 else {
      (predictions, self.actuals) = (all, actuals)
      return
    }
    predictions = all.map { list in zip(list, isComplete).filter(\.1).map(\.0) }
    self.actuals = zip(actuals, isComplete).filter(\.1).map(\.0)
  }

  /// What there is to say of the rows without a prediction.
  var note: View? {
    guard unscored > 0 else { return nil }
    return .line("\(Words.count(unscored, "row")) without a score left out: an input is missing")
  }
}
