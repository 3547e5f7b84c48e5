import RiskData
import RiskExpressions
import RiskKernel
import RiskModels
import RiskStats
import RiskSyntax

/// Compares a model's probabilities with what happened.
enum EvaluateCommand: Command {
  private static let model = Parameter("model", .thing(.model), at: .argument, "The model.")
  private static let dataset = Parameter("on", .dataset, at: .clause, "Rows with the model's target.")

  static let spec = CommandSpec(
    "evaluate", group: .models, "Compare a model's probabilities with what happened.",
    parameters: [model.info, dataset.info],
    examples: [Example("evaluate pd1 on portfolio", "AUC, Gini, KS, Brier score and log-loss.", setup: .model)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let model = try call[model]
    let input = try call[dataset]
    guard let target = RowExpression.column(model.card.target, in: input.table.schema) else {
      throw CommandFault.targetAbsent(model.card.target, model: model.name).at(call.place(of: dataset))
    }
    let relation = try input.relation(in: session)
    let scored = try BulkScorer([model], in: session).predict(relation, with: [target])
    let outcomes = try call.at(dataset) { try Outcomes.read(scored.extra[0], model.card.target) }
    let metrics = try ClassificationMetrics(probabilities: scored.predictions[0], outcomes: outcomes)
    return output(metrics, elapsed: ContinuousClock.now - started)
  }

  private static func output(_ metrics: ClassificationMetrics, elapsed: Duration) -> Output {
    let value = Record([
      Record.Field("n", .integer(Int64(metrics.count))), Record.Field("bads", .integer(Int64(metrics.bads))),
      Record.Field("bad_rate", .number(metrics.badRate)), Record.Field("auc", .number(metrics.auc)),
      Record.Field("gini", .number(metrics.gini)), Record.Field("ks", .number(metrics.ks)),
      Record.Field("brier", .number(metrics.brier)), Record.Field("log_loss", .number(metrics.logLoss)),
    ])
    let figures = [
      ("AUC", metrics.auc), ("Gini", metrics.gini), ("KS", metrics.ks), ("Brier", metrics.brier),
      ("log-loss", metrics.logLoss),
    ].map { "\($0) \(Words.fixed($1, decimals: 4))" }
    let sample = "bad rate \(Words.fixed(metrics.badRate * 100, decimals: 1)) %   n \(Words.grouped(metrics.count))"
    return Output(.record(value), views: [.line((figures + [sample]).joined(separator: "   "), elapsed: elapsed)])
  }
}
