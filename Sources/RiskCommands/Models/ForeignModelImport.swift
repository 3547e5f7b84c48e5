import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// What a line says of a model that was trained elsewhere, and the model it makes of its file.
enum ForeignModelImport {
  private static let features = Parameter(
    optional: "features",
    .block("[names in the model's order], a feature set, { a block of features } or \"order.json\"").offering(
      .things([ThingKind<FeatureSet>.features.name])), at: .clause,
    "Of a model's file: its features in its order, where it does not name them or they are computed.")
  private static let dataset = Parameter(
    optional: "on", .dataset, at: .clause, "Of a model's file: rows from which its features learn their constants.")
  private static let target = Parameter(
    optional: "target", .column, at: .clause, "Of a model's file: the column it was trained to predict.")
  private static let kind = Parameter(
    optional: "kind", .modelKind(ModelKind.estimates), at: .option,
    "Of a model's file: what it predicts; a probability is a PD if not given.")
  private static let measure = Parameter(
    optional: "measure", .word(LossMeasure.allCases.map(\.rawValue)), at: .option,
    "Of a model's file: whether a loss is an amount or a share of the exposure.")
  private static let exposure = Parameter(
    optional: "exposure", .column, at: .option, "Of a model's file: the column with the exposure.")
  private static let scaler = Parameter(
    optional: "scaler", .path, at: .option,
    "Of a model's file: scikit-learn's StandardScaler as JSON, with the lists mean, scale and feature_names.")

  static let parameters = [
    features.info, dataset.info, target.info, kind.info, measure.info, exposure.info, scaler.info,
  ]

  /// The model of a file, with rows to keep the scores of.
  ///
  /// - Throws: a `Diagnostic` where the file is no model, or what is said of it does not fit it.
  static func bundle(of path: String, named name: String, _ call: Call, _ session: Session) throws -> ModelBundle {
    let model = try ForeignModel(bytes: try ForeignFile.read(path, limit: ModelFormat.byteLimit, in: session))
    var facts = ForeignModel.Facts(try kind(of: model, call))
    facts.measure = try measure(facts.kind, call)
    facts.exposure = try call[exposure]?.text
    facts.target = try call[target]?.text ?? ""
    facts.created = Timestamp.now
    facts.version = Version.current
    if facts.kind != .lgd, call.has(exposure) {
      throw ForeignFault.exposureOfOther(facts.kind).at(call.place(of: exposure))
    }
    if facts.measure == .amount, call.has(exposure) {
      throw ForeignFault.exposureOfAmount.at(call.place(of: exposure))
    }
    let set = try call.at(features) { try Self.set(for: model, call, session) }
    let rows = try call[dataset]
    facts.dataset = rows.map { $0.name ?? "a pipeline" } ?? ""
    let (plan, golden) = try call.at(features) { try Self.plan(set, of: model, learningFrom: rows, session) }
    let made = try call.at(features) { try model.model(named: name, plan: plan, facts: facts) }
    return try ModelBundle(made, goldenInputs: golden)
  }

  private static func kind(of model: ForeignModel, _ call: Call) throws -> ModelKind {
    if let stated = try call[kind] {
      try call.at(kind) { try model.check(kind: stated) }
      return stated
    }
    guard let known = model.kind else { throw ForeignFault.kindUnknown(objective: model.objective).at(call.span) }
    return known
  }

  private static func measure(_ kind: ModelKind, _ call: Call) throws -> LossMeasure? {
    let stated = try call[measure].flatMap(LossMeasure.init)
    guard kind == .lgd else {
      if stated != nil { throw ForeignFault.measureOfOther(kind).at(call.place(of: measure)) }
      return nil
    }
    guard let measure = stated ?? (call.has(exposure) ? .share : nil) else {
      throw ForeignFault.measureUnknown.at(call.span)
    }
    return measure
  }

  // Features

  /// The features: as they were given, or as the file or the scaler names them.
  private static func set(for model: ForeignModel, _ call: Call, _ session: Session) throws -> FeatureSet {
    let scaler: ForeignScaler? = try call[Self.scaler].map { path in
      try call.at(Self.scaler) { try ForeignScaler(bytes: try ForeignFile.read(path, limit: 16 << 20, in: session)) }
    }
    let given = try call[features]
    if let given, let set = try writtenSet(given, session) {
      guard scaler == nil else { throw ForeignFault.scalerOverFeatures.at(call.place(of: Self.scaler)) }
      return set
    }
    guard let names = try given.map({ try names($0, session) }) ?? scaler?.names ?? model.featureNames else {
      throw ForeignFault.featuresUnknown(count: model.featureCount)
    }
    try model.check(features: names)
    return try FeatureSet(inputs: names, scaler: scaler, name: "features")
  }

  /// A feature set by its name, or a block of features.
  private static func writtenSet(_ given: Expression, _ session: Session) throws -> FeatureSet? {
    switch given.kind {
    case .name(let name): try session.thing(.features, named: name)
    case .block: try FeatureSet(name: "features", block: given)
    default: nil
    }
  }

  /// Names in order: a list of names, a list of texts, or a file with one.
  private static func names(_ given: Expression, _ session: Session) throws -> [String] {
    if case .list = given.kind, let names = given.listedNames { return names.map(\.text) }
    switch try session.evaluate(given) {
    case .text(let path): return try FeatureOrder.read(try ForeignFile.read(path, limit: 16 << 20, in: session))
    case .list(let items):
      return try items.map { item in
        guard case .text(let name) = item else { throw ForeignFault.notAnOrder.at(given.span) }
        return name
      }
    default: throw ForeignFault.notAnOrder.at(given.span)
    }
  }

  /// The set with all it learns, and rows of its inputs: of a dataset, or numbers of many sizes where there is none.
  private static func plan(
    _ set: FeatureSet, of model: ForeignModel, learningFrom rows: Call.InputTable?, _ session: Session
  ) throws -> (FeaturePlan, golden: [[Value]]) {
    guard let rows else {
      guard set.tables.isEmpty else { throw ForeignFault.learnsFromRows(set: set.name) }
      let names = try set.reads.flatMap { $0.columnNames }
      var seen: Set<String> = []
      let inputs = Schema(names.filter { seen.insert($0).inserted }.map { Schema.Column($0, .number) })
      let draft = try FeatureDraft(set, schema: inputs, owner: nil, environment: session.environment)
      guard draft.aggregates.isEmpty, draft.categories.isEmpty else { throw ForeignFault.learnsFromRows(set: set.name) }
      return (try draft.learning([]), model.goldenInputs(draft.inputs))
    }
    let relation = try rows.relation(in: session)
    let children = try ChildDatasets(set.tables, in: session)
    let draft = try FeatureDraft(
      set, schema: relation.schema, owner: rows.name, environment: session.environment, children: children.schemas)
    let whole = try children.summingUp(draft.childAggregates, for: relation)
    let plan = try draft.learning(from: whole)
    let columns = plan.inputs.names.compactMap { name in
      RowExpression.column(name, in: whole.schema).map { (name: name, expression: $0) }
    }
    return (plan, try whole.selecting(columns).rows(limit: 20))
  }
}

extension Expression {
  /// The bare names in it, which are columns.
  fileprivate var columnNames: [String] {
    if case .name(let name) = kind { return [name.text] }
    return children.flatMap(\.columnNames)
  }
}
