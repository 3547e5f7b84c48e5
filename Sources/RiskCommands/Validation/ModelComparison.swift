import RiskExpressions
import RiskKernel
import RiskModels
import RiskStats
import RiskSyntax

/// Models held against each other on the same rows.
struct ModelComparison {
  let names: [String]
  /// The figures of each model, and of its differences from the first.
  let reports: Reports
  /// How many rows some model gives no prediction.
  let note: View?
  let unscored: Int

  /// What the models predict decides how they are compared.
  enum Reports {
    /// Models of default; DeLong's test tells their AUCs apart.
    case defaults([ClassificationReport], [AUCComparison])
    /// Models of an amount or a share; the paired test tells their squared errors apart.
    case amounts([RegressionReport], [ErrorComparison])
  }

  /// With what probability intervals hold the true figure.
  static let level = 0.95
  /// How the models look at their cases.
  static let choices = ValidationChoices(bands: 10, cutoffs: nil, level: level, view: nil)
}

extension ModelComparison {
  /// Has models predict rows and compares them, with a column where one is named, else with their target.
  ///
  /// - Throws: a fault where they do not predict the same, or where too few rows tell them apart.
  init(
    _ models: [CreditModel], on input: Call.InputTable, against column: Identifier?, in session: Session
  ) throws {
    for model in models.dropFirst() { try Self.check(model, isLike: models[0], sharesTarget: column != nil) }
    let rows = try PredictedRows(models, on: input, against: column, in: session)
    names = models.map(\.name)
    (note, unscored) = (rows.note, rows.unscored)
    let first = rows.predictions[0]
    if models[0].kind == .pd {
      let outcomes = rows.outcomes
      reports = .defaults(
        try rows.predictions.map { try ClassificationReport($0, outcomes, Self.choices) },
        try rows.predictions.dropFirst().map { try AUCComparison(first: $0, second: first, outcomes: outcomes) })
    } else {
      reports = .amounts(
        try zip(models, rows.predictions).map { model, predictions in
          try RegressionReport(predictions, rows.actuals, in: PredictionUnit(model), Self.choices)
        },
        try rows.predictions.dropFirst().map { try ErrorComparison(first: $0, second: first, actuals: rows.actuals) })
    }
  }

  /// Makes sure that two models predict the same.
  private static func check(_ model: CreditModel, isLike first: CreditModel, sharesTarget: Bool) throws {
    let reason: String? =
      if model.kind != first.kind {
        "one predicts the \(first.kind.wording) and the other the \(model.kind.wording)"
      } else if model.card.measure != first.card.measure {
        "one predicts a share and the other an amount"
      } else if model.card.target != first.card.target, !sharesTarget {
        "one has the target '\(first.card.target)' and the other '\(model.card.target)'"
      } else {
        nil
      }
    guard let reason else { return }
    throw ValidationFault.unlikeModels(first: first.name, second: model.name, reason: reason)
  }
}
