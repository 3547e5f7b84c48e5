/// A way to fit models: declared once, with all its options.
public struct Learner: Sendable {
  /// The name the analyst types, such as `xgboost`.
  public let name: String
  /// What it is called in texts, such as `XGBoost`.
  public let title: String
  /// What it fits, in a sentence.
  public let summary: String
  /// Its options, in the order help shows them.
  public let options: [HyperparameterInfo]
  /// What it can predict.
  public let targets: Set<TargetKind>
  /// What its options must keep to among themselves.
  let rules: [OptionRule]
  /// Does the work on data and options that have passed the checks.
  let train: @Sendable (TrainingJob, (TrainingProgress) -> Bool) throws -> FittedModel

  /// All learners there are.
  public static let all = [xgboost, lightGBM, logistic, linear]

  /// The learners of what is predicted, the usual one first.
  public static func all(of target: TargetKind) -> [Learner] { all.filter { $0.targets.contains(target) } }

  /// The learner with a name; throws `LearnFault.unknownLearner`.
  public static func named(_ name: String) throws(LearnFault) -> Learner {
    guard let learner = all.first(where: { $0.name == name }) else {
      throw .unknownLearner(name: name, known: all.map(\.name))
    }
    return learner
  }
}

extension Learner {
  /// Checks options before anything runs.
  ///
  /// - Parameters:
  ///   - options: The options with the values that are known.
  ///   - pending: The names of options that are given, with values that are not known yet.
  ///   - target: What is to be predicted, nil where that is not known.
  ///   - hasValidation: Whether there are rows to validate with, nil where that is not known.
  /// - Throws: a `LearnFault` for an option the learner has not, a value out of range, and options at odds.
  public func check(
    _ options: [String: OptionValue], pending: Set<String> = [], target: TargetKind? = nil, hasValidation: Bool? = nil
  ) throws(LearnFault) {
    _ = try values(options, pending: pending, setting: .init(target: target, hasValidation: hasValidation))
  }

  /// Fits a model.
  ///
  /// The same rows, options and seed give the same bytes. `progress` hears of every round and returns whether to go on;
  /// a training that is stopped throws `LearnFault.interrupted`, unless the request wants what there is.
  ///
  /// - Parameters:
  ///   - data: What to learn from.
  ///   - validation: Other rows of the same features, whose loss is watched.
  ///   - request: How to do it.
  ///   - progress: Hears of every round.
  /// - Returns: The model.
  /// - Throws: A `LearnFault`, also where the learner's library fails.
  public func fit(
    _ data: TrainingData, validation: TrainingData? = nil, request: TrainingRequest = TrainingRequest(),
    progress: (TrainingProgress) -> Bool = { _ in true }
  ) throws -> FittedModel {
    let setting = OptionRule.Setting(target: data.kind, hasValidation: validation != nil)
    let values = try values(request.options, pending: [], setting: setting)
    if let validation { try data.checkAlike(validation) }
    let constraints = try FeatureConstraints(request, data.names, data.categories)
    return try train(
      TrainingJob(
        learner: self, data: data, validation: validation, values: values, constraints: constraints,
        request: request), progress)
  }

  private func values(
    _ options: [String: OptionValue], pending: Set<String>, setting: OptionRule.Setting
  ) throws(LearnFault) -> HyperparameterValues {
    let known = self.options
    for name in pending.sorted() where !known.contains(where: { $0.name == name }) {
      throw .unknownParameter(name: name, learner: self.name, known: known)
    }
    let values = try HyperparameterValues(options, declared: known, learner: name)
    if let target = setting.target, !targets.contains(target) { throw .learnerCannot(learner: name, target: target) }
    for rule in rules where pending.isDisjoint(with: rule.options) {
      if let fault = rule.fault(values, setting) { throw fault }
    }
    return values
  }
}
