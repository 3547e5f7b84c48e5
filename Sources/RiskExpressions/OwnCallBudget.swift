/// How many calls of own functions one expression over rows may come to: each takes the place of its call, and calls
/// within the arguments of calls double each time.
final class OwnCallBudget {
  private var left = OwnCallBudget.limit
  private static let limit = 10_000

  /// Counts a call.
  ///
  /// - Throws: `ExpressionFault.tooLarge` past the limit.
  func spend() throws(ExpressionFault) {
    guard left > 0 else { throw .tooLarge }
    left -= 1
  }
}
