import RiskSyntax

/// The one order of values, the database's own: text by its bytes, NaN equal to itself and above every number.
enum Ordering {
  /// -1, 0 or 1 as the left value is below, equal to or above the right; nil where the two cannot be compared.
  static func compare(_ left: Value, _ right: Value) -> Int? {
    switch (left, right) {
    case (.integer(let a), .integer(let b)): sign(a, b)
    case (.text(let a), .text(let b)): compare(a, b)
    case (.date(let a), .date(let b)): sign(a.daysSinceEpoch, b.daysSinceEpoch)
    case (.boolean(let a), .boolean(let b)): sign(a ? 1 : 0, b ? 1 : 0)
    case (.integer, .number), (.number, .integer), (.number, .number):
      compare(left.asNumber ?? .nan, right.asNumber ?? .nan)
    default: nil
    }
  }

  /// The order of two numbers with NaN at the top.
  static func compare(_ left: Double, _ right: Double) -> Int {
    if left.isNaN || right.isNaN { return sign(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0) }
    return sign(left, right)
  }

  private static func sign<Quantity: Comparable>(_ left: Quantity, _ right: Quantity) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }

  private static func compare(_ left: String, _ right: String) -> Int {
    if left.utf8.elementsEqual(right.utf8) { return 0 }
    return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
  }
}
