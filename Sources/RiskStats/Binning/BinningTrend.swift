/// How the bad rate may move from bin to bin as the variable rises.
public enum BinningTrend: String, Sendable, CaseIterable {
  /// It never falls.
  case ascending
  /// It never rises.
  case descending
  /// It rises up to some bin and falls from there; only rising or only falling counts too.
  case peak
  /// It falls up to some bin and rises from there; only rising or only falling counts too.
  case valley
  /// It moves as it likes.
  case none
  /// Ascending or descending, whichever gives more information value, unless a peak or a valley gives a fifth more
  /// still.
  case auto

  /// By what factor a peak or a valley must beat the best monotone bins for `auto` to choose it: one bend is harder to
  /// explain to a customer than none, and a small gain is mostly noise.
  static let bendGain = 1.2

  /// The stretches of the trend, one after the other.
  var directions: [Direction] {
    switch self {
    case .ascending: [.rising]
    case .descending: [.falling]
    case .peak: [.rising, .falling]
    case .valley: [.falling, .rising]
    case .none, .auto: [.any]
    }
  }

  /// Where the bad rate may go from one bin to the next.
  enum Direction: Sendable {
    case rising, falling, any

    /// Whether one bin may follow another.
    func allows(_ next: OutcomeCounts, after last: OutcomeCounts) -> Bool {
      switch self {
      case .rising: !next.isRarer(than: last)
      case .falling: !last.isRarer(than: next)
      case .any: true
      }
    }
  }
}
