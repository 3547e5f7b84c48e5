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
  private static let options = XGBoostParameters.all.map { info in
    Parameter(
      info.name, .number(info.allowed, where: info.allows), at: .option, default: info.defaultValue, info.summary)
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
    let saving = try call.at(name) { try session.registry.save(bundle) }
    session.put(model, as: model.name, .model)
    _ = session.activate(model)
    return output(model, saving, elapsed: ContinuousClock.now - started)
  }

  private static func leak(_ target: Identifier, _ set: FeatureSet, _ draft: FeatureDraft) -> Diagnostic {
    let feature = set.features.first { $0.expression.mentions(target.text) }
    return CommandFault.targetAmongFeatures(target: target.text, feature: feature?.name ?? set.name).at(target.span)
  }

  private static func fit(
    _ rows: TrainingRows, _ dataset: String, _ call: Call, _ session: Session
  ) throws -> CreditModel {
    let given = try zip(XGBoostParameters.all, options).map { ($0.name, try call[$1]) }
    let values = Dictionary(given, uniquingKeysWith: { first, _ in first })
    let started = ContinuousClock.now
    let title = try call[name]
    let booster = try XGBoostLearner.fit(
      rows.matrix, outcomes: rows.outcomes, parameters: try XGBoostParameters(values),
      seed: UInt32(truncatingIfNeeded: session.settings.seed), threads: session.settings.threads
    ) { progress in
      session.progress?(
        WorkProgress(
          title, .steps(progress.round, of: progress.rounds),
          detail: progress.loss.map { "loss \(Words.fixed($0, decimals: 4))" } ?? "",
          elapsed: ContinuousClock.now - started))
      return !session.interruption.isRequested
    }
    let bads = rows.outcomes.count { $0 }
    let card = ModelCard(
      kind: .pd, learner: try call[learner], target: try call[target].text, features: ModelCard.Features(rows.plan),
      parameters: values.mapValues { StoredValue(.number($0)) },
      training: ModelCard.Training(
        dataset: dataset, rows: rows.outcomes.count, bads: bads, mean: Double(bads) / Double(rows.outcomes.count),
        fingerprint: rows.fingerprint),
      seed: session.settings.seed, versions: ["risk": Version.current, "xgboost": try XGBoostLearner.version],
      created: Timestamp.now)
    return try CreditModel(name: title, plan: rows.plan, file: ("booster.json", booster), card: card)
  }

  /// The inputs of the first training rows, whose scores are kept in the bundle.
  private static func golden(_ relation: Relation, _ plan: FeaturePlan) throws -> [[Value]] {
    let columns = plan.inputs.names.compactMap { name in
      RowExpression.column(name, in: relation.schema).map { (name: name, expression: $0) }
    }
    return try relation.selecting(columns).rows(limit: 20)
  }

  private static func output(_ model: CreditModel, _ saving: ModelSaving, elapsed: Duration) -> Output {
    let training = model.card.training
    let value = Record([
      Record.Field("model", .text(model.name)), Record.Field("kind", .text(model.kind.rawValue)),
      Record.Field("learner", .text(model.card.learner)),
      Record.Field("trees", .integer(Int64(model.predictor.size.count))),
      Record.Field("rows", .integer(Int64(training.rows))),
      Record.Field("bads", training.bads.map { .integer(Int64($0)) } ?? .null),
      Record.Field("features", .integer(Int64(model.plan.expressions.count))),
      Record.Field("seed", .integer(Int64(clamping: model.card.seed))),
      Record.Field("version", .integer(Int64(saving.version))), Record.Field("path", .text("models/\(model.name)")),
    ])
    let counts = [
      Words.count(model.predictor.size.count, "tree"), Words.count(training.rows, "row"),
      Words.count(model.plan.expressions.count, "feature"), "seed \(model.card.seed)",
    ].joined(separator: ", ")
    return .notice(
      .record(value),
      [.line("\(model.name)   XGBoost, \(counts)   \(saving.wording(of: model.name))", elapsed: elapsed)])
  }
}

extension Expression {
  fileprivate func mentions(_ column: String) -> Bool {
    if case .name(let name) = kind { return name.text == column }
    return children.contains { $0.mentions(column) }
  }
}
