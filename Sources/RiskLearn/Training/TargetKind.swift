/// What a model predicts of a customer.
public enum TargetKind: String, Sendable, CaseIterable {
  /// Whether something happens, 0 or 1: a default.
  case binary
  /// A share from 0 to 1: the part of an exposure that is lost.
  case share
  /// An amount of money: a loss, an exposure.
  case amount
  /// Which of the groups that rows fall into.
  case segment
  /// How unusual a row is.
  case anomaly
  /// A row in few numbers.
  case embedding

  /// What is known of rows later, and learned from those of which it is known.
  static let known: Set<TargetKind> = Set(allCases.filter(\.hasTarget))

  /// Whether it is learned from a target; the others are found in the features alone.
  public var hasTarget: Bool {
    switch self {
    case .binary, .share, .amount: true
    case .segment, .anomaly, .embedding: false
    }
  }

  /// What the target holds, in words.
  public var wording: String {
    switch self {
    case .binary: "an outcome of 0 or 1"
    case .share: "a share from 0 to 1"
    case .amount: "an amount"
    case .segment: "segments"
    case .anomaly: "how unusual a row is"
    case .embedding: "an embedding"
    }
  }
}
