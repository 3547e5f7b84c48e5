extension Learner {
  /// Boosted trees by LightGBM.
  public static let lightGBM = Learner(
    name: "lightgbm", title: "LightGBM", summary: "Boosted trees that grow leaf by leaf: fast on many rows.",
    options: LightGBMOptions.all, targets: TargetKind.known, rules: LightGBMOptions.rules, train: trainLightGBM)

  private static func trainLightGBM(
    _ job: TrainingJob, _ progress: (TrainingProgress) -> Bool
  ) throws -> FittedModel {
    let objective = job.values[LightGBMOptions.objective].chosen(for: job.data.kind)
    try job.checkTargets(objective.rawValue, takesZero: objective.takesZero)
    try job.checkLightGBM(objective)
    let loop = BoostingLoop(
      rounds: job.values[LightGBMOptions.rounds], patience: job.values[LightGBMOptions.stopping],
      hasValidation: job.validation != nil, keepsBest: job.request.keepsBestWhenInterrupted)
    let outcome = try LightGBMLibrary.work(threads: job.lightGBMThreads) {
      try loop.run(LightGBMTraining(job), progress)
    }
    return FittedModel(
      outcome, fileName: "booster.txt", lossName: objective.metric.name,
      engines: ["lightgbm": LightGBMLibrary.version],
      parameters: job.parameters(objective: objective.rawValue))
  }
}

extension TrainingJob {
  /// Makes sure that LightGBM draws rows, and can keep to what predictions may do.
  fileprivate func checkLightGBM(_ objective: LightGBMObjective) throws(LearnFault) {
    let share = values[LightGBMOptions.subsample]
    guard Double(data.rows) * share >= 1 else {
      throw .optionsAtOdds(
        reason: "subsample = \(OptionValue.number(share).text) of \(data.rows) rows is none", remedy: "subsample = 0.8")
    }
    guard !constraints.directions.isEmpty else {
      guard values[LightGBMOptions.monotoneMethod] == .basic else {
        // LightGBM would end the program.
        throw .optionsAtOdds(
          reason: "monotone_method says how predictions are kept to directions, and there are none",
          remedy: "leave out monotone_method")
      }
      return
    }
    if objective.setsLeavesAnew { throw .constraintsUnsupported(by: "objective = \(objective.rawValue)") }
    if values[LightGBMOptions.linearTree] { throw .constraintsUnsupported(by: "linear_tree = true") }
  }
}
