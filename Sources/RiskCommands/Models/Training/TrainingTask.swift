import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskLearn
import RiskModels
import RiskStats
import RiskStore
import RiskSyntax

/// A training as it was asked for: where its rows come from, what it predicts and how it is fitted.
struct TrainingTask {
  let kind: ModelKind
  let learner: Learner
  /// The column that is predicted; nil where nothing is.
  let target: Identifier?
  /// The rows with all that the features read.
  let rows: Relation
  private let input: Call.InputTable
  private let draft: FeatureDraft
  private let call: Call
  private let session: Session
  private let targetColumn: RowExpression?
  private let weights: RowExpression?
  private let request: TrainingRequest

  /// Reads what was asked for.
  ///
  /// - Throws: a `Diagnostic` where a column, a feature or an option is wrong.
  init(_ call: Call, _ session: Session) throws {
    self.call = call
    self.session = session
    kind = try call[TrainingParameters.kind]
    learner = try Self.learner(call, kind)
    let input = try call[TrainingParameters.dataset]
    self.input = input
    target = try call[TrainingParameters.target]
    try TrainingParameters.checkTarget(of: kind, isGiven: target != nil, target?.span ?? call.span)
    targetColumn = try target.map { try call.bind(Expression(name: $0), to: input) }
    weights = try call[TrainingParameters.weights].map { try call.bind($0, to: input) }
    let set = try call[TrainingParameters.features]
    let relation = try input.relation(in: session)
    let children = try ChildDatasets(set.tables, in: session)
    draft = try FeatureDraft(
      set, schema: relation.schema, owner: input.name, environment: session.environment, children: children.schemas)
    if let target, draft.inputs.index(of: target.text) != nil {
      let column = target.text
      let feature = set.features.first { $0.expression.mentions(column) }
      throw CommandFault.targetAmongFeatures(target: target.text, feature: feature?.name ?? set.name).at(target.span)
    }
    rows = try children.summingUp(draft.childAggregates, for: relation)
    request = try TrainingRequest(call, session)
    try checkTargetType()
    try checkMeasure()
    try checkWhatCounts()
  }

  private static func learner(_ call: Call, _ kind: ModelKind) throws -> Learner {
    guard let name = try call[TrainingParameters.learner] else {
      guard let usual = kind.usualLearner else { throw CommandFault.noTarget(kind).at(call.span) }
      return usual
    }
    return try Learner.named(name)
  }

  /// What the rows are called.
  var dataset: String { input.name ?? "a pipeline" }

  private func checkTargetType() throws {
    guard let target, let targetColumn else { return }
    guard targetColumn.type.isNumeric || targetColumn.type == .boolean else {
      let wording = targetColumn.type.wording
      let fault: CommandFault =
        kind == .pd ? .targetNotBinary(target.text, type: wording) : .targetNotNumber(target.text, type: wording)
      throw fault.at(target.span)
    }
  }

  private func checkMeasure() throws {
    guard kind != .lgd else { return }
    if call.has(TrainingParameters.measure) {
      throw ForeignFault.measureOfOther(kind).at(call.place(of: TrainingParameters.measure))
    }
    if call.has(TrainingParameters.exposure) {
      throw ForeignFault.exposureOfOther(kind).at(call.place(of: TrainingParameters.exposure))
    }
  }

  /// Makes sure that nothing is asked for that only a prediction could heed.
  private func checkWhatCounts() throws {
    guard !kind.isEstimate else { return }
    let options = [
      TrainingParameters.weights.info, TrainingParameters.rising.info, TrainingParameters.falling.info,
      TrainingParameters.interactions.info,
    ]
    guard let given = options.first(where: { call.text(of: $0) != nil }) else { return }
    throw LearnFault.optionsAtOdds(
      reason: "\(given.name) is for models that predict a target", remedy: "leave out \(given.name)"
    ).at(call.place(ofFirst: [given]) ?? call.span)
  }

  // Fitting

  /// A model with what it was fitted to.
  struct Fit {
    let model: CreditModel
    let fitted: FittedModel
    let measured: MeasuredModel
  }

  /// Fits a model to the rows, of which a share may be kept for watching the loss.
  func fit(named name: String, progress: (TrainingProgress) -> Bool) throws -> Fit {
    switch try call[TrainingParameters.validation] {
    case nil: return try fit(named: name, on: rows, watching: nil, progress)
    case .share(let share):
      let parts = try parts([1 - share, share], of: rows)
      return try fit(named: name, on: parts[0], watching: parts[1], progress)
    case .rows(let other):
      let relation = try other.relation(in: session)
      try checkAlike(relation, other.name)
      let children = try ChildDatasets(draft.set.tables, in: session)
      let whole = try children.summingUp(draft.childAggregates, for: relation)
      return try fit(named: name, on: rows, watching: whole, progress)
    }
  }

  /// The rows of a relation in parts of some shares, a PD model's with equal shares of bad ones.
  func parts(_ shares: [Double], of relation: Relation) throws -> [Relation] {
    let strata =
      try kind == .pd ? targetColumn.map { try relation.values(of: $0).map(\.plainText) } : nil
    let texts = try strata ?? Array(repeating: "", count: try relation.count())
    let assignment = try StratifiedSplit.assign(texts, shares: shares, seed: session.settings.seed) {
      try session.checkpoint(.share($0))
    }
    for part in shares.indices where !assignment.contains(UInt8(part)) { throw CommandFault.noRows(dataset) }
    return try relation.partitioned(parts: assignment, count: shares.count)
  }

  /// Fits a model to some rows; its features learn from those alone.
  func fit(
    named name: String, on relation: Relation, watching other: Relation?, _ progress: (TrainingProgress) -> Bool
  ) throws -> Fit {
    let plan = try draft.learning(from: relation)
    let rows = try TrainingRows(plan, from: relation, target: targetColumn, weights: weights)
    let watched = try other.map { try TrainingRows(plan, from: $0, target: targetColumn, weights: weights) }
    guard rows.count > 0 else { throw CommandFault.noRows(dataset).at(call.place(of: TrainingParameters.dataset)) }
    let (target, measure) = try call.at(TrainingParameters.target) { try check(rows.targets, watched?.targets) }
    let fitted: FittedModel
    do {
      fitted = try learner.fit(
        try rows.data(target, plan), validation: try watched?.data(target, plan), request: request, progress: progress)
    } catch let fault as LearnFault { throw fault.at(place(of: fault)) }
    // What was asked to stop has stopped: what there is may be kept.
    if fitted.isInterrupted { session.interruption.clear() }
    let profiles = try InputProfile.all(of: plan.ownInputs, in: relation)
    let card = try card(plan, rows, fitted, measure, profiles)
    let model = try CreditModel(name: name, plan: plan, file: (fitted.fileName, fitted.bytes), card: card)
    let measured =
      kind.isEstimate
      ? try MeasuredModel(
        model, on: watched ?? rows, called: watched == nil ? "training" : "validation",
        threads: session.settings.threads) : MeasuredModel(fitted)
    return Fit(model: try model.renamed(card: card.with(metrics: measured.metrics)), fitted: fitted, measured: measured)
  }

  /// What the targets are; faults where they are not what the kind of model predicts.
  private func check(_ targets: [Double], _ watched: [Double]?) throws -> (TargetKind, LossMeasure?) {
    guard let target else { return (kind.soleTarget ?? .amount, nil) }
    if kind == .pd {
      _ = try Outcomes.read(targets, target.text)
      return (.binary, nil)
    }
    let missing = (targets + (watched ?? [])).count { $0.isNaN }
    guard missing == 0 else { throw CommandFault.targetMissing(target.text, count: missing) }
    let isShare = (targets + (watched ?? [])).allSatisfy { $0 >= 0 && $0 <= 1 }
    guard kind == .lgd else { return (.amount, nil) }
    let stated = try call[TrainingParameters.measure].flatMap(LossMeasure.init)
    let measure = try stated ?? LossMeasure.deciding(targets)
    if measure == .amount, call.has(TrainingParameters.exposure) {
      throw ForeignFault.exposureOfAmount.at(call.place(of: TrainingParameters.exposure))
    }
    return (measure == .share && isShare ? .share : .amount, measure)
  }

  private func card(
    _ plan: FeaturePlan, _ rows: TrainingRows, _ fitted: FittedModel, _ measure: LossMeasure?,
    _ profiles: [InputProfile]
  ) throws -> ModelCard {
    let count = Double(rows.count)
    return ModelCard(
      kind: kind, measure: measure, exposure: try call[TrainingParameters.exposure]?.text, learner: learner.name,
      target: target?.text ?? "", features: ModelCard.Features(plan),
      parameters: fitted.parameters.mapValues { StoredValue($0.value) }.merging(asked) { own, _ in own },
      training: ModelCard.Training(
        dataset: dataset, rows: rows.count, bads: kind == .pd ? rows.targets.count { $0 == 1 } : nil,
        mean: target == nil ? nil : rows.targets.reduce(0) { $0 + $1 / count }, fingerprint: try rows.fingerprint),
      inputs: profiles, seed: session.settings.seed,
      versions: fitted.engines.merging(["risk": Version.current]) { own, _ in own },
      created: Timestamp.now)
  }

  /// What was asked besides the learner's options, as it was written.
  private var asked: [String: StoredValue] {
    let options = [
      TrainingParameters.weights.info, TrainingParameters.validation.info, TrainingParameters.rising.info,
      TrainingParameters.falling.info, TrainingParameters.interactions.info,
    ]
    let texts = options.compactMap { info in
      call.text(of: info).map { (info.name, StoredValue(.text($0))) }
    }
    return Dictionary(texts, uniquingKeysWith: { first, _ in first })
  }

  private func checkAlike(_ relation: Relation, _ name: String?) throws {
    for column in draft.inputs.columns.map(\.name) + [target?.text].compactMap({ $0 })
    where relation.schema[column] == nil && self.rows.schema[column] != nil && input.table.schema[column] != nil {
      let near = Suggestion.nearest(to: column, among: relation.schema.names)
      throw ExpressionFault.unknownColumn(column, owner: name, near: near)
        .at(call.place(of: TrainingParameters.validation))
    }
  }

  /// Where the words stand that a fault of the learner is about.
  private func place(of fault: LearnFault) -> Span {
    switch fault {
    case .unknownParameter(let name, _, _), .parameterOutOfRange(let name, _, _), .optionNeeds(let name, _, _):
      LearnerOptions.place(of: name, in: call)
    case .badWeight, .allWeightsZero, .weightsDiffer: call.place(of: TrainingParameters.weights)
    case .targetMissing, .targetInfinite, .targetOutside, .targetConstant, .oneOutcomeOnly, .tooFewOfOutcome,
      .targetTooSmall:
      target?.span ?? call.span
    case .infiniteFeature, .allMissing, .missingFeature, .tooManyCategories, .categoriesUnsupported, .dependentFeature,
      .separatingFeature, .badCategory, .noFeatures:
      call.place(of: TrainingParameters.features)
    case .learnerCannot, .engineMissing: call.place(of: TrainingParameters.learner)
    default: call.span
    }
  }
}

extension TrainingRequest {
  /// What was asked of the learner.
  fileprivate init(_ call: Call, _ session: Session) throws {
    let rising = try call[TrainingParameters.rising]
    let falling = try call[TrainingParameters.falling]
    if let both = falling.first(where: { name in rising.contains { $0.text == name.text } }) {
      throw CommandFault.bothDirections(both.text).at(both.span)
    }
    let directions = rising.map { ($0.text, Direction.rising) } + falling.map { ($0.text, Direction.falling) }
    self.init(
      options: try LearnerOptions.given(call),
      directions: Dictionary(directions, uniquingKeysWith: { first, _ in first }),
      interactions: try call[TrainingParameters.interactions].map { $0.map(\.text) }, seed: session.settings.seed,
      threads: session.settings.threads, keepsBestWhenInterrupted: try call[TrainingParameters.interrupted] == "keep")
  }
}

extension Expression {
  /// Whether it reads a column.
  fileprivate func mentions(_ column: String) -> Bool {
    if case .name(let name) = kind { return name.text == column }
    return children.contains { $0.mentions(column) }
  }
}
