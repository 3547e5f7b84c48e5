import RiskExpressions
import RiskKernel
import RiskModels

/// Compares what a model predicts with what happened.
enum EvaluateCommand: Command {
  private static let model = Parameter("model", .thing(.model), at: .argument, "The model.")
  private static let dataset = Parameter("on", .dataset, at: .clause, "Rows with the model's target.")
  private static let target = Parameter(
    optional: "against", .column, at: .clause,
    "The column that has what happened; the one the model learned if not given.")
  private static let bands = Parameter(
    "bands", .integer(in: 2...100), at: .option, default: 10,
    "Into how many bands of equal size the rows are put, by what the model predicts.")
  private static let cutoffs = Parameter(
    optional: "cutoffs", .probabilities, at: .option,
    "The cut-offs to look at; those that approve a tenth of the rows more each time if not given.")
  private static let level = Parameter(
    "level", .number("a share between 0 and 1", where: { $0 > 0 && $0 < 1 }), at: .option, default: 0.95,
    "With what probability an interval holds the true figure.")
  private static let show = Parameter(
    optional: "show", .word(ValidationView.allCases.map(\.rawValue)), at: .option,
    "What to show besides the headline: a table, a chart, or all of them.")

  static let spec = CommandSpec(
    "evaluate", group: .models,
    "Compare what a model predicts with what happened: how well it ranks, and whether its level is right.",
    parameters: [model.info, dataset.info, target.info, bands.info, cutoffs.info, level.info, show.info],
    examples: [
      Example("evaluate pd1 on portfolio", "AUC, Gini, KS, Brier score, log-loss, and the deciles.", setup: .model),
      Example("evaluate pd1 on test with show = roc", "The ROC curve.", setup: .model),
      Example(
        "evaluate pd1 on test with cutoffs = [5%, 10%, 20%]", "Approval and bad rates at cut-offs of the PD.",
        setup: .model),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let model = try call[model]
    let choices = ValidationChoices(
      bands: try call[bands], cutoffs: try call[cutoffs], level: try call[level],
      view: try call[show].flatMap(ValidationView.init))
    let input = try call[dataset]
    let column = try call[target]
    if let view = choices.view, model.kind != .pd, !view.isForAmounts {
      throw ValidationFault.viewOfDefaults(view.rawValue).at(call.place(of: show))
    }
    let rows = try call.at(dataset) {
      try PredictedRows([model], on: input, against: column, in: session)
    }
    if model.kind != .pd {
      let report = try call.at(dataset) {
        try RegressionReport(
          rows.predictions[0], rows.actuals, in: PredictionUnit(model), unscored: rows.unscored, choices)
      }
      return report.output(note: rows.note, elapsed: ContinuousClock.now - started)
    }
    let report = try call.at(dataset) {
      try ClassificationReport(
        rows.predictions[0], rows.outcomes, unscored: rows.unscored, choices)
    }
    return report.output(note: rows.note, elapsed: ContinuousClock.now - started)
  }
}

extension ArgumentType where Content == [Double] {
  /// A list of probabilities.
  fileprivate static var probabilities: ArgumentType {
    checked("a list of shares between 0 and 1, such as [5%, 10%]", placeholder: "[SHARE, …]") { value in
      guard case .list(let items) = value, !items.isEmpty, items.count <= 1000 else { return nil }
      let numbers = items.compactMap(\.asNumber)
      return numbers.count == items.count && numbers.allSatisfy((0...1).contains) ? numbers : nil
    }
  }
}
