/// Values of a learner's options that have passed its checks.
struct HyperparameterValues: Sendable, Equatable {
  /// The values that were given.
  let given: [String: OptionValue]

  /// Checks named values against the declared options; throws `LearnFault` for the first that is wrong, by name.
  init(_ named: [String: OptionValue], declared: [HyperparameterInfo], learner: String) throws(LearnFault) {
    for (name, value) in named.sorted(by: { $0.key < $1.key }) {
      guard let info = declared.first(where: { $0.name == name }) else {
        throw LearnFault.unknownParameter(name: name, learner: learner, known: declared)
      }
      guard info.allows(value) else { throw LearnFault.parameterOutOfRange(name: name, given: value, info: info) }
    }
    given = named
  }

  /// The value of an option, given or default.
  subscript<Value>(_ parameter: Hyperparameter<Value>) -> Value {
    given[parameter.info.name].flatMap(parameter.read) ?? parameter.defaultValue
  }

  /// Whether an option is given, and something else than what it would be anyway.
  func changes(_ info: HyperparameterInfo) -> Bool { given[info.name].map { $0 != info.defaultValue } ?? false }
}
