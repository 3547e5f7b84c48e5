import RiskData
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// What models predict for rows, and what happened: all that measures of models are made of.
struct PredictedRows {
  /// The predictions, a list a model, of the rows that every model gives one.
  let predictions: [[Double]]
  /// What happened in these rows.
  let actuals: [Double]
  /// How many rows some model gives no prediction, because an input is missing.
  let unscored: Int

  /// Whether what happened is a default or none.
  var outcomes: [Bool] { actuals.map { $0 == 1 } }

  /// Has models of one kind predict rows and compares with a column: the first model's target if none is named.
  ///
  /// - Throws: a fault where the rows lack the target or an input, where the target is missing in a row or cannot be
  ///   what the models predict, and where no row has a prediction.
  init(
    _ models: [CreditModel], on input: Call.InputTable, against column: Identifier?, in session: Session
  ) throws {
    guard let first = models.first else { throw ValidationFault.nothingScored("no model") }
    if let other = models.first(where: { !$0.kind.isEstimate }) {
      throw CommandFault.nothingToCompare(other.name, kind: other.kind.wording)
    }
    let target = try Self.target(of: first, named: column, in: input)
    let found = try BulkScorer(models, in: session).predict(
      try input.relation(in: session), with: [target.expression])
    let actuals = found.extra[0]
    if first.kind == .pd {
      // Looks whether they are 0 and 1, both of them, and none is missing.
      _ = try Outcomes.read(actuals, target.name)
    } else {
      try Self.checkComplete(actuals, target.name)
    }
    try self.init(found.predictions, actuals: actuals, models: models.map(\.name))
  }

  private static func target(
    of model: CreditModel, named column: Identifier?, in input: Call.InputTable
  ) throws -> NamedExpression {
    if let column { try input.column(column) }
    let name = column?.text ?? model.card.target
    guard let expression = RowExpression.column(name, in: input.table.schema) else {
      throw CommandFault.targetAbsent(name, model: model.name)
    }
    guard expression.type.isDrawable || expression.type == .null else {
      throw model.kind == .pd
        ? CommandFault.targetNotBinary(name, type: expression.type.wording)
        : ExploreFault.notMeasured(name, found: expression.type.wording)
    }
    return (name, expression)
  }

  private static func checkComplete(_ actuals: [Double], _ name: String) throws {
    guard !actuals.isEmpty else { throw CommandFault.noRows(name) }
    let missing = actuals.count { $0.isNaN }
    guard missing == 0 else { throw CommandFault.targetMissing(name, count: missing) }
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
    return .line("\(Words.count(unscored, "row")) without a prediction left out: an input is missing")
  }
}
