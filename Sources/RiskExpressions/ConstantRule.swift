/// What an argument must be that is the same in every row, and so is known before any row is.
public struct ConstantRule: Sendable {
  /// What is accepted, in words for a message.
  public let wording: String
  /// Whether a value that is not missing is accepted; a fault where more can be said.
  let accepts: @Sendable (Value) throws(ExpressionFault) -> Bool

  /// A share from 0 to 1.
  static let share = ConstantRule(wording: "a share from 0 to 1") { value throws(ExpressionFault) in
    (0...1).contains(value.asNumber ?? .nan)
  }

  /// How many rows, at least so many.
  static func rows(from least: Int64) -> ConstantRule {
    ConstantRule(wording: "a number of rows from \(least) to 1000000") { value throws(ExpressionFault) in
      if case .integer(let rows) = value { (least...1_000_000).contains(rows) } else { false }
    }
  }

  /// A pattern in the subset that all engines read alike.
  static let pattern = ConstantRule(wording: "a pattern") { value throws(ExpressionFault) in
    guard case .text(let text) = value else { return false }
    _ = try TextPattern.compiled(text)
    return true
  }
}
