import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskLearn
import RiskModels
import RiskStore
import RiskSyntax

/// Fits a model of the probability of default and keeps it.
enum TrainCommand: Command {
  private static let kind = Parameter("kind", .word(["pd"]), at: .argument, "What the model predicts: pd.")
  private static let name = Parameter("name", .newName("model"), at: .argument, "What to call the model.")
  private static let dataset = Parameter("on", .dataset, at: .clause, "The rows to learn from.")
  private static let target = Parameter(
    "target", .column, at: .clause, "The column that is 1 for a default and 0 for none.")
  private static let features = Parameter("features", .thing(.features), at: .clause, "The feature set.")
  private static let learner = Parameter(
    "using", .word(["xgboost"]), at: .clause, default: "xgboost", "The learner.")
  private static let options = Learner.xgboost.options.compactMap { info -> Parameter<Double>? in
    guard case .number(let value) = info.defaultValue else { return nil }
    return Parameter(
      info.name, .number(info.allowed) { info.allows(.number($0)) }, at: .option, default: value, info.summary)
  }

  static let spec = CommandSpec(
    "train", group: .models, "Fit a model and keep it under models/.",
    parameters: [kind.info, name.info, dataset.info, target.info, features.info, learner.info] + options.map(\.info),
    examples: [
      Example(
        "train pd quick on portfolio target default features base using xgboost with rounds = 20, depth = 3",
        "A small PD model.", setup: .features)
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let input = try call[dataset]
    let set = try call[features]
    let column = try call[target]
    let expression = try call.bind(Expression(name: column), to: input)
    let relation = try input.relation(in: session)
    let children = try ChildDatasets(set.tables, in: session)
    let draft = try FeatureDraft(
      set, schema: relation.schema, owner: input.name, environment: session.environment, children: children.schemas)
    if draft.inputs.index(of: column.text) != nil { throw leak(column, set, draft) }
    let whole = try children.summingUp(draft.childAggregates, for: relation)
    let rows = try call.at(target) {
      try TrainingRows(draft, target: expression, name: column.text, from: whole, in: call)
    }
    let model = try fit(rows, input.name ?? "a pipeline", call, session)
    let bundle = try ModelBundle(model, goldenInputs: try golden(whole, model.plan))
    let saving = try call.at(name) { try session.modelFolder.save(bundle) }
    session.put(model, as: model.name, .model)
    session.activate(model.name)
    return output(model, saving, elapsed: ContinuousClock.now - started)
  }

  private static func leak(_ target: Identifier, _ set: FeatureSet, _ draft: FeatureDraft) -> Diagnostic {
    let feature = set.features.first { $0.expression.mentions(target.text) }
    return CommandFault.targetAmongFeatures(target: target.text, feature: feature?.name ?? set.name).at(target.span)
  }

  private static func fit(
    _ rows: TrainingRows, _ dataset: String, _ call: Call, _ session: Session
  ) throws -> PDModel {
    let given = try options.map { ($0.info.name, try call[$0]) }
    let values = Dictionary(given, uniquingKeysWith: { first, _ in first })
    let started = ContinuousClock.now
    let title = try call[name]
    let data = try TrainingData(
      .binary, names: rows.plan.features.map(\.name), features: rows.matrix, targets: rows.outcomes.map { $0 ? 1 : 0 })
    let request = TrainingRequest(
      options: values.mapValues { .number($0) }, seed: session.settings.seed, threads: session.settings.threads)
    let fitted = try Learner.named(try call[learner]).fit(data, request: request) { progress in
      session.progress?(
        WorkProgress(
          title, .steps(progress.round, of: progress.rounds),
          detail: progress.trainingLoss.map { "loss \(Words.fixed($0, decimals: 4))" } ?? "",
          elapsed: ContinuousClock.now - started))
      return !session.interruption.isRequested
    }
    let card = ModelCard(
      learner: try call[learner], target: try call[target].text, features: ModelCard.Features(rows.plan),
      parameters: values,
      training: ModelCard.Training(
        dataset: dataset, rows: rows.outcomes.count, bads: rows.outcomes.count { $0 }, fingerprint: rows.fingerprint),
      seed: session.settings.seed, versions: ["risk": Version.current].merging(fitted.engines) { $1 },
      created: Timestamp.now)
    return try PDModel(name: title, plan: rows.plan, booster: fitted.bytes, card: card)
  }

  /// The inputs of the first training rows, whose scores are kept in the bundle.
  private static func golden(_ relation: Relation, _ plan: FeaturePlan) throws -> [[Value]] {
    let columns = plan.inputs.names.compactMap { name in
      RowExpression.column(name, in: relation.schema).map { (name: name, expression: $0) }
    }
    return try relation.selecting(columns).rows(limit: 20)
  }

  private static func output(_ model: PDModel, _ saving: ModelFolder.Saving, elapsed: Duration) -> Output {
    let training = model.card.training
    let value = Record([
      Record.Field("model", .text(model.name)), Record.Field("kind", .text(model.card.kind)),
      Record.Field("learner", .text(model.card.learner)),
      Record.Field("trees", .integer(Int64(model.ensemble.treeCount))),
      Record.Field("rows", .integer(Int64(training.rows))), Record.Field("bads", .integer(Int64(training.bads))),
      Record.Field("features", .integer(Int64(model.plan.expressions.count))),
      Record.Field("seed", .integer(Int64(clamping: model.card.seed))),
      Record.Field("path", .text("models/\(model.name)")),
    ])
    let counts = [
      Words.count(model.ensemble.treeCount, "tree"), Words.count(training.rows, "row"),
      Words.count(model.plan.expressions.count, "feature"), "seed \(model.card.seed)",
    ].joined(separator: ", ")
    let outcome =
      saving == .unchanged ? "the same as models/\(model.name), left as it is" : "saved as models/\(model.name)"
    return .notice(.record(value), [.line("\(model.name)   XGBoost, \(counts)   \(outcome)", elapsed: elapsed)])
  }
}

extension Expression {
  fileprivate func mentions(_ column: String) -> Bool {
    if case .name(let name) = kind { return name.text == column }
    return children.contains { $0.mentions(column) }
  }
}
