/// The typed key of a learner's option, and the one place where its range and default are written.
struct Hyperparameter<Value: Sendable>: Sendable {
  /// The option without its type.
  let info: HyperparameterInfo
  /// Makes a value of one that the option allows.
  let read: @Sendable (OptionValue) -> Value?
  /// The value when none is given.
  let defaultValue: Value
}

extension Hyperparameter where Value == Int {
  /// Declares an option of whole numbers.
  init(
    _ name: String, engine: String? = nil, default value: Int, in range: ClosedRange<Int>, _ summary: String
  ) {
    info = HyperparameterInfo(
      name: name, engineName: engine, domain: .whole(range), defaultValue: .number(Double(value)), summary: summary)
    read = { if case .number(let number) = $0 { Int(exactly: number) } else { nil } }
    defaultValue = value
  }
}

extension Hyperparameter where Value == Int? {
  /// Declares an option of whole numbers that may also be a word, which has the number found.
  init(_ name: String, orWord word: String, default value: Int?, in range: ClosedRange<Int>, _ summary: String) {
    info = HyperparameterInfo(
      name: name, engineName: nil, domain: .wholeOrWord(range, word),
      defaultValue: value.map { .number(Double($0)) } ?? .word(word), summary: summary)
    read = {
      switch $0 {
      case .number(let number): Int(exactly: number).map(Int?.some)
      case .word: .some(nil)
      case .flag: nil
      }
    }
    defaultValue = value
  }
}

extension Hyperparameter where Value == Double {
  /// Declares an option of any numbers.
  init(
    _ name: String, engine: String? = nil, default value: Double, in range: ClosedRange<Double>, _ summary: String
  ) {
    info = HyperparameterInfo(
      name: name, engineName: engine, domain: .number(range), defaultValue: .number(value), summary: summary)
    read = { if case .number(let number) = $0 { number } else { nil } }
    defaultValue = value
  }
}

extension Hyperparameter where Value == Bool {
  /// Declares an option of yes and no.
  init(_ name: String, engine: String? = nil, default value: Bool, _ summary: String) {
    info = HyperparameterInfo(
      name: name, engineName: engine, domain: .flag, defaultValue: .flag(value), summary: summary)
    read = { if case .flag(let flag) = $0 { flag } else { nil } }
    defaultValue = value
  }
}

extension Hyperparameter where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// Declares an option of words: the cases of a type.
  init(_ name: String, engine: String? = nil, default value: Value, _ summary: String) {
    info = HyperparameterInfo(
      name: name, engineName: engine, domain: .word(Value.allCases.map(\.rawValue)),
      defaultValue: .word(value.rawValue), summary: summary)
    read = { if case .word(let word) = $0 { Value(rawValue: word) } else { nil } }
    defaultValue = value
  }
}
