import CXGBoost

extension Learner {
  /// Boosted trees and linear models by XGBoost.
  public static let xgboost = Learner(
    name: "xgboost", title: "XGBoost", summary: "Boosted trees, the usual choice for ranking customers.",
    options: XGBoostOptions.all, targets: TargetKind.known, rules: XGBoostOptions.rules, train: trainXGBoost)

  private static func trainXGBoost(
    _ job: TrainingJob, _ progress: (TrainingProgress) -> Bool
  ) throws -> FittedModel {
    let objective = job.values[XGBoostOptions.objective].chosen(for: job.data.kind)
    try job.checkTargets(objective.rawValue, takesZero: objective.takesZero)
    try job.checkXGBoost(objective)
    let loop = BoostingLoop(
      rounds: job.values[XGBoostOptions.rounds], patience: job.values[XGBoostOptions.stopping],
      hasValidation: job.validation != nil, keepsBest: job.request.keepsBestWhenInterrupted)
    let outcome = try loop.run(XGBoostTraining(job), progress)
    var parameters = job.parameters(objective: objective.rawValue)
    parameters["lambda"] = .number(job.xgboostLambda)
    return try FittedModel(
      outcome, fileName: "booster.json", lossName: objective.metric(job.values).name,
      engines: ["xgboost": XGBoostLibrary.version],
      parameters: parameters)
  }
}

extension TrainingJob {
  /// Makes sure that XGBoost can do what is asked of this booster.
  fileprivate func checkXGBoost(_ objective: XGBoostObjective) throws(LearnFault) {
    let booster = values[XGBoostOptions.booster]
    let method = values[XGBoostOptions.treeMethod]
    if booster == .gblinear {
      try checkNumbersOnly(by: "booster = gblinear", remedy: "use onehot(…), or leave out booster")
      guard constraints.isEmpty else { throw .constraintsUnsupported(by: "booster = gblinear") }
    }
    if method == .exact {
      try checkNumbersOnly(by: "tree_method = exact", remedy: "leave out tree_method")
    }
    if objective.setsLeavesAnew, !constraints.directions.isEmpty {
      throw .constraintsUnsupported(by: "objective = \(objective.rawValue)")
    }
  }
}
