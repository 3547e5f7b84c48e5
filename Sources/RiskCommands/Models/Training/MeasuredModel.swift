import RiskLearn
import RiskModels
import RiskStats

/// How good a model is on rows it has the features and the targets of.
struct MeasuredModel {
  /// The figures, the headline first.
  let metrics: [ModelCard.Metric]

  /// Measures a model; rows of one outcome only have no AUC, and rows whose prediction is missing are left out.
  init(_ model: CreditModel, on rows: TrainingRows, called sample: String, threads: Int) throws {
    let predictions = try model.predictions(of: rows.matrix, threads: threads)
    let known = predictions.indices.filter { !predictions[$0].isNaN }
    let scores = known.map { predictions[$0] }
    let targets = known.map { rows.targets[$0] }
    metrics =
      model.kind == .pd
      ? try Self.classification(scores, targets, sample) : try Self.regression(scores, targets, sample)
  }

  /// What the learner itself measured, where there is nothing to compare with.
  init(_ fitted: FittedModel) {
    let training = fitted.trainingLoss.map { ModelCard.Metric(fitted.lossName, $0, on: "training") }
    let validation = fitted.validationLoss.map { ModelCard.Metric(fitted.lossName, $0, on: "validation") }
    metrics = [validation, training].compactMap { $0 }
  }

  private static func classification(
    _ scores: [Double], _ targets: [Double], _ sample: String
  ) throws -> [ModelCard.Metric] {
    guard targets.contains(1), targets.contains(0) else { return [] }
    let metrics = try ClassificationMetrics(probabilities: scores, outcomes: targets.map { $0 == 1 })
    return [
      .init("AUC", metrics.auc, on: sample), .init("Gini", metrics.gini, on: sample),
      .init("KS", metrics.ks, on: sample), .init("Brier", metrics.brier, on: sample),
      .init("log-loss", metrics.logLoss, on: sample),
    ]
  }

  private static func regression(
    _ scores: [Double], _ targets: [Double], _ sample: String
  ) throws -> [ModelCard.Metric] {
    guard !scores.isEmpty else { return [] }
    let metrics = try RegressionMetrics(predictions: scores, actuals: targets)
    let figures: [(String, Double?)] = [("RMSE", metrics.rmse), ("MAE", metrics.mae), ("R²", metrics.rSquared)]
    return figures.compactMap { name, value in value.map { .init(name, $0, on: sample) } }
  }
}
