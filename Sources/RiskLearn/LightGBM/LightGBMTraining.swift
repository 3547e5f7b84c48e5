/// A training by LightGBM.
final class LightGBMTraining: BoostingEngine {
  private let booster: LightGBMBooster
  private let data: LightGBMDataset
  private let validation: LightGBMDataset?
  private let drawsAtRandom: Bool
  let rewritesRounds: Bool

  /// Hands over the rows and the options; call it, and all else here, within `LightGBMLibrary.work`.
  init(_ job: TrainingJob) throws {
    let parameters = job.lightGBMParameters
    let names = job.fileNames
    let data = try LightGBMDataset.make(job.data, names: names, parameters: parameters)
    validation = try job.validation.map {
      try LightGBMDataset.make($0, names: names, parameters: parameters, like: data)
    }
    self.data = data
    booster = try LightGBMBooster.make(learning: data, watching: validation, parameters: parameters)
    let values = job.values
    drawsAtRandom =
      values[LightGBMOptions.subsample] < 1 || values[LightGBMOptions.colsample] < 1
      || values[LightGBMOptions.colsampleNode] < 1 || values[LightGBMOptions.extraTrees]
      || [.goss, .dart].contains(values[LightGBMOptions.boosting])
    // Dart weighs earlier trees anew.
    rewritesRounds = values[LightGBMOptions.boosting] == .dart
  }

  func addRound(_ round: Int) throws -> Bool {
    // Where nothing was to be split, another draw may find something.
    try !booster.addRound() || drawsAtRandom
  }

  func roundsKept(of done: Int) throws -> Int { try booster.rounds() }

  func loss(_ rows: BoostingRows, round: Int) throws -> Double? { try booster.loss(on: rows == .training ? 0 : 1) }

  func bytes(rounds: Int, isBest: Bool) throws -> [UInt8] {
    try booster.text(rounds: isBest ? rounds : -1)
  }
}

extension TrainingJob {
  /// How many threads LightGBM uses.
  ///
  /// Goss draws, and linear leaves are summed, by a thread's share of the rows: only one thread makes them the same
  /// everywhere.
  var lightGBMThreads: Int {
    values[LightGBMOptions.boosting] == .goss || values[LightGBMOptions.linearTree] ? 1 : threads
  }

  /// All that LightGBM is told, by its own names.
  var lightGBMParameters: String {
    let objective = values[LightGBMOptions.objective].chosen(for: data.kind)
    let boosting = values[LightGBMOptions.boosting]
    var settings = [
      ("objective", objective.engineName), ("metric", objective.metric.engine),
      ("boosting", boosting == .goss ? "gbdt" : boosting.rawValue),
      ("seed", "\(Int32(truncatingIfNeeded: request.seed) & Int32.max)"), ("deterministic", "true"),
      // Each feature's sums are made by one thread: they do not depend on how many there are.
      ("force_col_wise", "true"), ("verbosity", "-1"),
      // Bounds the sums that are kept, in megabytes; no model of a credit book comes near.
      ("histogram_pool_size", "2048"),
    ]
    if boosting == .goss { settings.append(("data_sample_strategy", "goss")) }
    let categories = data.categories.indices.filter { data.categories[$0] != nil }
    if !categories.isEmpty {
      settings.append(("categorical_feature", categories.map(String.init).joined(separator: ",")))
    }
    if !constraints.directions.isEmpty { settings.append(("monotone_constraints", constraints.directionsText)) }
    if !constraints.groups.isEmpty { settings.append(("interaction_constraints", constraints.groupsText)) }
    return (settings + lightGBMOptions).map { "\($0.0)=\($0.1)" }.joined(separator: " ")
  }

  /// The options that were given, and those whose default is ours.
  private var lightGBMOptions: [(String, String)] {
    let boosting = values[LightGBMOptions.boosting]
    let foreign = Set(
      ((boosting == .goss ? [LightGBMOptions.subsample.info] : LightGBMOptions.goss)
        + (boosting == .dart ? [] : LightGBMOptions.drops) + unusedLosses + [LightGBMOptions.subsampleEvery.info])
        .map(\.name))
    var settings = LightGBMOptions.all.compactMap { info -> (String, String)? in
      guard let name = info.engineName, !foreign.contains(info.name) else { return nil }
      let own = LightGBMOptions.ownDefaults.contains(info.name) ? info.defaultValue : nil
      return (values.given[info.name] ?? own).map { (name, info.name == "depth" && $0 == 0 ? "-1" : $0.text) }
    }
    if boosting != .goss, values[LightGBMOptions.subsample] < 1 {
      settings.append(("bagging_freq", "\(values[LightGBMOptions.subsampleEvery])"))
    }
    return settings
  }

  /// The options of other objectives than the one chosen: two of them have the same name in LightGBM.
  private var unusedLosses: [HyperparameterInfo] {
    let own: HyperparameterInfo? =
      switch values[LightGBMOptions.objective].chosen(for: data.kind) {
      case .quantile: LightGBMOptions.quantileLevel.info
      case .huber: LightGBMOptions.huberDelta.info
      case .fair: LightGBMOptions.fairScale.info
      case .tweedie: LightGBMOptions.tweediePower.info
      case .auto, .binary, .crossEntropy, .l2, .l1, .mape, .poisson, .gamma: nil
      }
    return LightGBMOptions.losses.filter { $0 != own }
  }
}
