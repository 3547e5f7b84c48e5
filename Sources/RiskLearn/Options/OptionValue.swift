/// What a learner's option is given: a number, a word or yes and no.
public enum OptionValue: Sendable, Equatable, Hashable {
  case number(Double)
  case word(String)
  case flag(Bool)

  /// The value as the analyst would type it.
  public var text: String {
    switch self {
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    case .word(let word): word
    case .flag(let flag): "\(flag)"
    }
  }
}

extension OptionValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// Takes a number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Takes a whole number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
}

extension OptionValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  /// Takes a word.
  public init(stringLiteral value: String) { self = .word(value) }
  /// Takes yes or no.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}
