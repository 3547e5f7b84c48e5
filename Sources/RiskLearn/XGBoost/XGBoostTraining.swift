/// A training by XGBoost.
final class XGBoostTraining: BoostingEngine {
  private let booster: XGBoostBooster
  private let data: XGBoostMatrix
  private let validation: XGBoostMatrix?
  let rewritesRounds: Bool

  /// Hands over the rows and the options.
  init(_ job: TrainingJob) throws {
    try XGBoostLibrary.prepare()
    let names = job.fileNames
    data = try XGBoostMatrix.make(job.data, names: names, threads: job.threads)
    validation = try job.validation.map { try XGBoostMatrix.make($0, names: names, threads: job.threads) }
    booster = try XGBoostBooster.make(watching: [data] + (validation.map { [$0] } ?? []))
    for (name, value) in job.xgboostSettings { try booster.set(name, value) }
    try booster.set("feature_name", ofFeatures: names)
    try booster.set("feature_type", ofFeatures: job.data.featureTypes)
    // Dart weighs earlier trees anew, and gblinear has one set of coefficients for all rounds.
    rewritesRounds = job.values[XGBoostOptions.booster] != .gbtree
  }

  func addRound(_ round: Int) throws -> Bool {
    try booster.addRound(round, to: data)
    return true
  }

  func roundsKept(of done: Int) throws -> Int { done }

  func loss(_ rows: BoostingRows, round: Int) throws -> Double? {
    guard let matrix = rows == .training ? data : validation else { return nil }
    return try booster.loss(round, on: matrix)
  }

  func bytes(rounds: Int, isBest: Bool) throws -> [UInt8] {
    guard isBest, !rewritesRounds else { return try booster.json() }
    let best = try booster.slice(rounds: rounds)
    // As the Python package leaves it: the place of the best round, counted from zero.
    try best.remark("best_iteration", "\(rounds - 1)")
    return try best.json()
  }
}

extension TrainingJob {
  /// All that XGBoost is told, by its own names.
  var xgboostSettings: [(name: String, value: String)] {
    let objective = values[XGBoostOptions.objective].chosen(for: data.kind)
    let isShotgun = values[XGBoostOptions.updater] == .shotgun
    var settings = [
      ("objective", objective.engineName(for: data.kind)), ("eval_metric", objective.metric(values).engine),
      ("tree_method", values[XGBoostOptions.treeMethod].rawValue), ("verbosity", "0"),
      ("seed", "\(UInt32(truncatingIfNeeded: request.seed))"),
      // Shotgun's threads overwrite one another's work, so that no two runs are alike; one thread has nobody to race.
      ("nthread", "\(isShotgun ? 1 : threads)"),
    ]
    if !constraints.directions.isEmpty {
      settings.append(("monotone_constraints", "(\(constraints.directionsText))"))
    }
    if !constraints.groups.isEmpty { settings.append(("interaction_constraints", "[\(constraints.groupsText)]")) }
    return settings + xgboostOptions
  }

  /// The penalty on squares: XGBoost's own where none is given, which is another for linear models.
  var xgboostLambda: Double {
    let isGiven = values.given[XGBoostOptions.lambda.info.name] != nil
    return isGiven || values[XGBoostOptions.booster] != .gblinear ? values[XGBoostOptions.lambda] : 0
  }

  /// The options that were given, and those whose default is ours, as far as the booster has them.
  private var xgboostOptions: [(name: String, value: String)] {
    let booster = values[XGBoostOptions.booster]
    let others = booster == .gblinear ? XGBoostOptions.trees : XGBoostOptions.linear
    let isQuantile = values[XGBoostOptions.objective] == .quantile
    let foreign = Set(
      (others + (booster == .dart ? [] : XGBoostOptions.drops)
        + (isQuantile ? [] : [XGBoostOptions.quantileLevel.info]))
        .map(\.name))
    return XGBoostOptions.all.compactMap { info in
      guard let name = info.engineName, name != "tree_method", !foreign.contains(info.name) else { return nil }
      let isOwn = XGBoostOptions.ownDefaults.contains(info.name) || booster == .gblinear && info.name == "updater"
      guard let value = values.given[info.name] ?? (isOwn ? info.defaultValue : nil) else { return nil }
      return (name, value.text)
    }
  }
}
