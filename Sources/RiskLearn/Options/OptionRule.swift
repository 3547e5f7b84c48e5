/// Something that options must keep to among themselves.
struct OptionRule: Sendable {
  /// The options it looks at; it says nothing while the value of one of them is not known yet.
  let options: [String]
  /// The option that has an effect only under a condition, and the condition; nil for a rule of its own.
  let condition: (option: String, holds: @Sendable (HyperparameterValues) -> Bool)?
  /// What is wrong; nil where nothing is.
  let fault: @Sendable (HyperparameterValues, Setting) -> LearnFault?

  /// What a training is about, as far as it is known; nil where it is not.
  struct Setting: Sendable {
    /// What is predicted.
    var target: TargetKind?
    /// Whether there are rows to validate with.
    var hasValidation: Bool?
  }

  /// An option has an effect only where another has one of some values.
  static func only<Value: RawRepresentable & Equatable & Sendable>(
    _ option: HyperparameterInfo, with other: Hyperparameter<Value>, _ values: Value...
  ) -> OptionRule where Value.RawValue == String {
    only(option, with: other.info, values.map(\.rawValue)) { values.contains($0[other]) }
  }

  /// An option has an effect only where another is true.
  static func only(_ option: HyperparameterInfo, with other: Hyperparameter<Bool>) -> OptionRule {
    only(option, with: other.info, ["true"]) { $0[other] }
  }

  private static func only(
    _ option: HyperparameterInfo, with other: HyperparameterInfo, _ values: [String],
    where holds: @escaping @Sendable (HyperparameterValues) -> Bool
  ) -> OptionRule {
    OptionRule(options: [option.name, other.name], condition: (option.name, holds)) { given, _ in
      guard given.changes(option), !holds(given) else { return nil }
      return .optionNeeds(option: option.name, other: other.name, values: values)
    }
  }

  /// A rule of its own.
  static func rule(
    _ options: HyperparameterInfo..., fault: @escaping @Sendable (HyperparameterValues, Setting) -> LearnFault?
  ) -> OptionRule {
    OptionRule(options: options.map(\.name), condition: nil, fault: fault)
  }
}

extension OptionRule {
  /// Ending early takes rows to validate with.
  static func stopping(_ option: Hyperparameter<Int>) -> OptionRule {
    .rule(option.info) { given, setting in
      given[option] > 0 && setting.hasValidation == false ? .noValidation(option: option.info.name) : nil
    }
  }
}
