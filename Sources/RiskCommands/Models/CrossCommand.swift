import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskLearn
import RiskModels

/// Trains a model several times, each time on other rows, and measures it on those left out.
///
/// With the option `stopping`, the rows left out also say when to stop, as in XGBoost's `cv`.
enum CrossCommand: Command {
  private static let validate = Parameter("validate", .word(["validate"]), at: .argument, "The word 'validate'.")
  private static let folds = Parameter(
    "folds", .integer(in: 2...100), at: .option, default: 5, "How many parts the rows are divided into.")

  static let spec = CommandSpec(
    "cross", group: .models, "Train on all parts of the rows but one, measure on that one, and so for every part.",
    parameters: [validate.info, TrainingParameters.estimate.info] + TrainingParameters.shared(withValidation: false) + [
      folds.info
    ],
    examples: [
      Example(
        "cross validate pd on portfolio target default features base using xgboost with rounds = 20, folds = 3",
        "How good a PD model is on rows it has not seen.", setup: .features)
    ], makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let count = try call[folds]
    let task = try TrainingTask(call, session)
    let whole = try task.rows.kept()
    let parts = try task.parts(Array(repeating: 1 / Double(count), count: count), of: whole)
    var found: [Fold] = []
    for (number, part) in parts.enumerated() {
      let others = parts.indices.filter { $0 != number }.map { parts[$0] }
      let title = "fold \(number + 1) of \(count)"
      let fit = try task.fit(named: "fold", on: try others[0].appending(Array(others.dropFirst())), watching: part) {
        session.report($0, of: title, since: started)
      }
      found.append(Fold(rows: try part.count(), fit: fit))
    }
    return CrossOutput(folds: found, elapsed: ContinuousClock.now - started).output
  }

  /// A part of the rows, and a model of the others measured on it.
  struct Fold {
    let rows: Int
    let fit: TrainingTask.Fit
  }

  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName]? {
    try TrainingParameters.check(phrase, reader, hasValidation: true)
    return []
  }
}
