/// How much may be spent on a search.
public struct ReachBudget: Sendable {
  /// The most boxes that are looked at.
  public let boxes: Int
  /// The most memory that boxes may take, in bytes.
  public let bytes: Int

  /// States a budget.
  public init(boxes: Int = .max, bytes: Int = ReachBudget.usualBytes) {
    self.boxes = boxes
    self.bytes = bytes
  }

  /// The memory where nobody has said how much.
  public static let usualBytes = 256 << 20
}
