/// Something that options must keep to among themselves.
struct OptionRule: Sendable {
  /// The options it looks at; it says nothing while the value of one of them is not known yet.
  let options: [String]
  /// What is wrong; nil where nothing is.
  let fault: @Sendable (HyperparameterValues, Setting) -> LearnFault?

  /// What a training is about, as far as it is known; nil where it is not.
  struct Setting: Sendable {
    /// What is predicted.
    var target: TargetKind?
    /// Whether there are rows to validate with.
    var hasValidation: Bool?
  }

  /// An option has an effect only where another has one of some values; `advice` is the first of them.
  static func only<Value: RawRepresentable & Equatable & Sendable>(
    _ option: HyperparameterInfo, with other: Hyperparameter<Value>, _ values: Value...
  ) -> OptionRule where Value.RawValue == String {
    OptionRule(options: [option.name, other.info.name]) { given, _ in
      guard given.changes(option), !values.contains(given[other]) else { return nil }
      return .optionNeeds(option: option.name, other: other.info.name, values: values.map(\.rawValue))
    }
  }

  /// A rule of its own.
  static func rule(
    _ options: HyperparameterInfo..., fault: @escaping @Sendable (HyperparameterValues, Setting) -> LearnFault?
  ) -> OptionRule {
    OptionRule(options: options.map(\.name), fault: fault)
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
