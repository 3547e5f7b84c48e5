/// What a model predicts of a customer.
public enum TargetKind: String, Sendable, CaseIterable {
  /// Whether something happens, 0 or 1: a default.
  case binary
  /// A share from 0 to 1: the part of an exposure that is lost.
  case share
  /// An amount of money: a loss, an exposure.
  case amount

  /// What the target holds, in words.
  public var wording: String {
    switch self {
    case .binary: "an outcome of 0 or 1"
    case .share: "a share from 0 to 1"
    case .amount: "an amount"
    }
  }
}
