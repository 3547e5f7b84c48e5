/// Which way an expression goes while an input rises.
enum Trend: Sendable {
  case steady, rising, falling

  /// The other way.
  var reversed: Trend {
    switch self {
    case .steady: .steady
    case .rising: .falling
    case .falling: .rising
    }
  }

  /// The way of a sum of two that go these ways; nil where they go against each other.
  func joined(with other: Trend) -> Trend? {
    if self == .steady || self == other { return other }
    return other == .steady ? self : nil
  }
}

/// Neighbouring values of an input over which an expression goes one way, or is missing all along.
struct Stretch: Sendable {
  /// The places of the values.
  let places: ClosedRange<Int64>
  /// Which way the expression goes.
  let trend: Trend
  /// Whether the expression has no value anywhere here.
  var isMissing = false

  /// The part of it over some places that lie within its own.
  func over(_ places: ClosedRange<Int64>) -> Stretch { Stretch(places: places, trend: trend, isMissing: isMissing) }

  /// The stretches of several expressions side by side, cut wherever one of them ends; all cover the same places.
  static func together(_ lists: [[Stretch]]) -> [(places: ClosedRange<Int64>, stretches: [Stretch])] {
    var next = [Int](repeating: 0, count: lists.count)
    var pieces: [(places: ClosedRange<Int64>, stretches: [Stretch])] = []
    guard var lower = lists.first?.first?.places.lowerBound else { return [] }
    while zip(lists, next).allSatisfy({ $0.count > $1 }) {
      let current = zip(lists, next).map { $0[$1] }
      guard let upper = current.map(\.places.upperBound).min() else { break }
      pieces.append((lower...upper, current.map { $0.over(lower...upper) }))
      for list in lists.indices where current[list].places.upperBound == upper { next[list] += 1 }
      guard upper < .max else { break }
      lower = upper + 1
    }
    return pieces
  }
}
