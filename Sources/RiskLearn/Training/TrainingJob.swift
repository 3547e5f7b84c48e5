/// A training that has passed all checks.
struct TrainingJob: Sendable {
  /// Who is to learn.
  let learner: Learner
  /// What to learn from.
  let data: TrainingData
  /// Other rows of the same features, whose loss is watched.
  let validation: TrainingData?
  /// The options.
  let values: HyperparameterValues
  /// What predictions may do with features.
  let constraints: FeatureConstraints
  /// The rest of what was asked for.
  let request: TrainingRequest

  /// How many threads to use; zero for all there are.
  var threads: Int { max(0, request.threads) }

  /// All options that counted, given or not: what it takes to train the model again.
  func parameters(objective: String? = nil) -> [String: OptionValue] {
    let idle = learner.rules.compactMap { $0.condition }.filter { !$0.holds(values) }.map(\.option)
    let counted = learner.options.filter { !idle.contains($0.name) }
    var parameters = Dictionary(
      counted.map { ($0.name, values.given[$0.name] ?? $0.defaultValue) }, uniquingKeysWith: { first, _ in first })
    if let objective { parameters["objective"] = .word(objective) }
    return parameters
  }

  /// The names of the features as files have them: their own where every library takes them, else `f0`, `f1` and so on.
  var fileNames: [String] {
    let plain = data.names.allSatisfy { name in
      !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
    return plain ? data.names : data.names.indices.map { "f\($0)" }
  }
}
