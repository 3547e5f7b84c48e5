extension TrainingJob {
  /// Makes sure that no target is below what an objective takes; `takesZero` is nil where it takes all.
  func checkTargets(_ objective: String, takesZero: Bool?) throws(LearnFault) {
    guard let takesZero else { return }
    for rows in [data, validation].compactMap({ $0 }) {
      let small = rows.targets.count { takesZero ? $0 < 0 : $0 <= 0 }
      guard small == 0 else { throw .targetTooSmall(objective: objective, isZeroAllowed: takesZero, rows: small) }
    }
  }

  /// Makes sure that no feature is given as codes of categories.
  func checkNumbersOnly(by what: String, remedy: String) throws(LearnFault) {
    guard let place = data.categories.firstIndex(where: { $0 != nil }) else { return }
    throw .categoriesUnsupported(feature: data.names[place], by: what, remedy: remedy)
  }
}

extension FittedModel {
  /// What came of boosting.
  init(
    _ outcome: BoostingLoop.Outcome, fileName: String, lossName: String, engines: [String: String],
    parameters: [String: OptionValue]
  ) {
    self.init(
      bytes: outcome.bytes, fileName: fileName, rounds: outcome.rounds, bestRound: outcome.bestRound,
      isInterrupted: outcome.isInterrupted, lossName: lossName, losses: outcome.losses, engines: engines,
      parameters: parameters)
  }
}
