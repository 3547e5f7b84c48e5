/// What a learner's option is called, takes and does: checks, help and completion come from it.
public struct HyperparameterInfo: Sendable, Equatable {
  /// The option's name as the analyst types it.
  public let name: String
  /// The value when none is given.
  public let defaultValue: Double
  /// The least and the greatest value.
  public let range: ClosedRange<Double>
  /// Whether only whole numbers are taken.
  public let isWhole: Bool
  /// What the option does, in a sentence.
  public let summary: String

  /// Whether the option may have a value.
  public func allows(_ value: Double) -> Bool { range.contains(value) && (!isWhole || value == value.rounded()) }

  /// The allowed values in words, such as "a whole number from 1 to 16".
  public var allowed: String {
    "\(isWhole ? "a whole number" : "a number") from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
  }

  /// A number as the analyst would type it.
  static func text(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
}

/// The typed key of a learner's option, and the one place where its range and default are written.
public struct Hyperparameter<Value: Sendable>: Sendable {
  /// The option without its type.
  public let info: HyperparameterInfo
  /// Makes a value of a number that the option allows.
  let value: @Sendable (Double) -> Value
}

extension Hyperparameter where Value == Int {
  /// Declares an option of whole numbers.
  init(_ name: String, default value: Int, in range: ClosedRange<Int>, _ summary: String) {
    info = HyperparameterInfo(
      name: name, defaultValue: Double(value), range: Double(range.lowerBound)...Double(range.upperBound),
      isWhole: true, summary: summary)
    self.value = { Int(exactly: $0) ?? value }
  }
}

extension Hyperparameter where Value == Double {
  /// Declares an option of any numbers.
  init(_ name: String, default value: Double, in range: ClosedRange<Double>, _ summary: String) {
    info = HyperparameterInfo(
      name: name, defaultValue: value, range: range, isWhole: false, summary: summary)
    self.value = { $0 }
  }
}

/// Values of a learner's options that have passed its checks.
struct HyperparameterValues: Sendable, Equatable {
  private let values: [String: Double]

  /// Checks named values against the declared options; throws `LearnFault` for the first that is wrong, by name.
  init(_ named: [String: Double], declared: [HyperparameterInfo], learner: String) throws {
    for (name, value) in named.sorted(by: { $0.key < $1.key }) {
      guard let info = declared.first(where: { $0.name == name }) else {
        throw LearnFault.unknownParameter(name: name, learner: learner, known: declared.map(\.name))
      }
      guard info.allows(value) else { throw LearnFault.parameterOutOfRange(name: name, given: value, info: info) }
    }
    values = named
  }

  /// The value of an option, given or default.
  subscript<Value>(_ parameter: Hyperparameter<Value>) -> Value {
    parameter.value(values[parameter.info.name] ?? parameter.info.defaultValue)
  }

}
