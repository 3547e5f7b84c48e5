import Foundation

/// What an expression may come to while the inputs move within bounds: numbers from a low to a high one, or nothing.
///
/// Interval arithmetic (Moore 1966, "Interval Analysis", chapter 3). Doubles are rounded to the nearest (IEEE 754,
/// section 4.3), which keeps their order: the ends as computed hold for every value in between as computed.
struct Extent: Sendable, Equatable {
  /// The lowest number; above `high` where there is none at all.
  let low: Double
  /// The highest number.
  let high: Double
  /// Whether it may be missing.
  let canBeMissing: Bool

  /// Puts bounds together; what is no number bounds nothing.
  init(_ low: Double, _ high: Double, canBeMissing: Bool = false) {
    let isKnown = !low.isNaN && !high.isNaN
    self.low = isKnown ? low : -.infinity
    self.high = isKnown ? high : .infinity
    self.canBeMissing = canBeMissing || !isKnown
  }

  /// A number that stays as it is; NaN is a missing one.
  init(_ number: Double) {
    guard !number.isNaN else {
      self = .missing
      return
    }
    self.init(number, number)
  }

  /// Anything.
  static let unknown = Extent(-.infinity, .infinity, canBeMissing: true)
  /// Nothing but missing.
  static let missing = Extent(.infinity, -.infinity, canBeMissing: true)

  /// Whether it is never a number.
  var isEmpty: Bool { low > high }
  /// Whether it is one number and never missing.
  var isPoint: Bool { low == high && !canBeMissing }

  /// What one of two comes to, whichever it is.
  func joined(with other: Extent) -> Extent {
    Extent(min(low, other.low), max(high, other.high), canBeMissing: canBeMissing || other.canBeMissing)
  }

  /// The same, perhaps missing.
  func perhapsMissing(_ canBeMissing: Bool) -> Extent {
    Extent(low, high, canBeMissing: self.canBeMissing || canBeMissing)
  }

  /// What a rising function makes of it.
  func rising(_ function: (Double) -> Double) -> Extent {
    isEmpty ? self : Extent(function(low), function(high), canBeMissing: canBeMissing)
  }

  /// The same a little wider, for functions whose last digits do not rise with their argument.
  var widened: Extent {
    isEmpty ? self : Extent(low - abs(low) * 1e-14, high + abs(high) * 1e-14, canBeMissing: canBeMissing)
  }

  /// What an operation makes of two, when it takes its least and its greatest value at the ends.
  func atEnds(with other: Extent, _ operation: (Double, Double) -> Double) -> Extent {
    let canBeMissing = canBeMissing || other.canBeMissing
    guard !isEmpty, !other.isEmpty else { return .missing }
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for first in [low, high] {
      for second in [other.low, other.high] {
        let result = operation(first, second)
        guard !result.isNaN else { return .unknown }
        least = min(least, result)
        greatest = max(greatest, result)
      }
    }
    return Extent(least, greatest, canBeMissing: canBeMissing)
  }

  static func + (first: Extent, second: Extent) -> Extent { first.atEnds(with: second, +) }

  static func * (first: Extent, second: Extent) -> Extent { first.atEnds(with: second, *) }

  static prefix func - (extent: Extent) -> Extent {
    extent.isEmpty ? extent : Extent(-extent.high, -extent.low, canBeMissing: extent.canBeMissing)
  }

  /// The quotient, missing where the divisor is zero.
  static func / (first: Extent, second: Extent) -> Extent {
    if second.low == 0, second.high == 0 { return .missing }
    return second.low <= 0 && second.high >= 0 ? .unknown : first.atEnds(with: second, /)
  }

  /// Without the sign.
  var magnitude: Extent {
    guard !isEmpty, low < 0 else { return self }
    return high <= 0 ? -self : Extent(0, max(-low, high), canBeMissing: canBeMissing)
  }

  /// A root or a logarithm, missing below the numbers it is defined for.
  func above(_ lowest: Double, includingEnd: Bool, _ function: (Double) -> Double) -> Extent {
    guard !isEmpty, includingEnd ? high >= lowest : high > lowest else { return .missing }
    let isCut = includingEnd ? low < lowest : low <= lowest
    return Extent(function(max(low, lowest)), function(high), canBeMissing: canBeMissing || isCut).widened
  }
}

extension Extent {
  /// Whether a comparison holds: 1, 0 or either of them.
  func compared(_ name: String, with other: Extent) -> Extent {
    guard !isEmpty, !other.isEmpty else { return .missing }
    let canBeMissing = canBeMissing || other.canBeMissing
    let (always, never): (Bool, Bool) =
      switch name {
      case "<": (high < other.low, low >= other.high)
      case "<=": (high <= other.low, low > other.high)
      case ">": (low > other.high, high <= other.low)
      case ">=": (low >= other.high, high < other.low)
      case "=": (low == high && low == other.low && high == other.high, high < other.low || low > other.high)
      case "!=": (high < other.low || low > other.high, low == high && low == other.low && high == other.high)
      default: (false, false)
      }
    return Extent(always ? 1 : 0, never ? 0 : 1, canBeMissing: canBeMissing)
  }

  /// Whether two conditions both hold: missing only where a missing one could decide it.
  static func both(_ first: Extent, _ second: Extent) -> Extent {
    let canFail = !first.isEmpty && first.low <= 0 || !second.isEmpty && second.low <= 0
    let canHold = !first.isEmpty && first.high >= 1 && !second.isEmpty && second.high >= 1
    return truth(canHold: canHold, canFail: canFail, canBeMissing: first.canBeMissing || second.canBeMissing)
  }

  /// Whether one of two conditions holds: missing only where a missing one could decide it.
  static func either(_ first: Extent, _ second: Extent) -> Extent {
    let canHold = !first.isEmpty && first.high >= 1 || !second.isEmpty && second.high >= 1
    let canFail = !first.isEmpty && first.low <= 0 && !second.isEmpty && second.low <= 0
    return truth(canHold: canHold, canFail: canFail, canBeMissing: first.canBeMissing || second.canBeMissing)
  }

  private static func truth(canHold: Bool, canFail: Bool, canBeMissing: Bool) -> Extent {
    guard canHold || canFail else { return .missing }
    return Extent(canFail ? 0 : 1, canHold ? 1 : 0, canBeMissing: canBeMissing)
  }
}
