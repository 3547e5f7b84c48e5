import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskLearn
import RiskModels
import RiskStore
import RiskSyntax

/// Fits a model of default, of loss or of exposure, and keeps it.
enum TrainCommand: Command {
  private static let name = Parameter("name", .newName("model"), at: .argument, "What to call the model.")

  static let spec = CommandSpec(
    "train", group: .models, "Fit a model and keep it under models/.",
    parameters: [TrainingParameters.kind.info, name.info] + TrainingParameters.shared(),
    examples: [
      Example(
        "train pd quick on portfolio target default features base using xgboost with rounds = 20, depth = 3",
        "A small PD model.", setup: .features),
      Example(
        "train pd careful on portfolio target default features base with rounds = 99, validation = 20%, stopping = 5",
        "Boosting that ends when a fifth of the rows, held out, says so.", setup: .features),
      Example(
        "train pd plain on portfolio target default features base using logistic",
        "A logistic regression, with standard errors in 'model show plain'.", setup: .features),
      Example(
        "train pd steady on portfolio target default features base with rounds = 9, rising = num_90",
        "A PD that never falls with the payments missed.", setup: .features),
    ], makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let task = try TrainingTask(call, session)
    let title = try call[name]
    let fit = try task.fit(named: title) { session.report($0, of: title, since: started) }
    let bundle = try ModelBundle(fit.model, goldenInputs: try golden(task.rows, fit.model.plan))
    let saving = try call.at(name) { try session.registry.save(bundle) }
    session.put(fit.model, as: title, .model)
    let isUsed = session.activate(fit.model)
    return TrainingOutput(fit, saving, isUsed: isUsed, elapsed: ContinuousClock.now - started).output
  }

  /// The inputs of the first training rows, whose scores are kept in the bundle.
  private static func golden(_ relation: Relation, _ plan: FeaturePlan) throws -> [[Value]] {
    let columns = plan.inputs.names.compactMap { name in
      RowExpression.column(name, in: relation.schema).map { (name: name, expression: $0) }
    }
    return try relation.selecting(columns).rows(limit: 20)
  }

  /// The model's name, and what is wrong with the options, for the check before anything runs.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName]? {
    try TrainingParameters.check(phrase, reader)
    return (try? phrase[name.info]?.soleName()).flatMap { $0 }.map { [ThingName(.model, $0.text)] }
  }
}

extension Session {
  /// Tells how far a training is, and whether it may go on.
  func report(_ training: TrainingProgress, of title: String, since started: ContinuousClock.Instant) -> Bool {
    let losses = [
      training.trainingLoss.map { "loss \(Words.fixed($0, decimals: 4))" },
      training.validationLoss.map { "validation \(Words.fixed($0, decimals: 4))" },
    ].compactMap { $0 }
    progress?(
      WorkProgress(
        title, .steps(training.round, of: training.rounds), detail: losses.joined(separator: ", "),
        elapsed: ContinuousClock.now - started))
    return !interruption.isRequested
  }
}
