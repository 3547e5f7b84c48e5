import Foundation
import RiskExpressions

/// Brings a change that was found to values that people like to read.
struct ReachRounding {
  private let search: ReachSearch
  /// How much farther a shorter number may be, as a share of the distance, and in spreads of the input.
  private static let (leeway, spreads) = (0.002, 0.001)

  init(_ search: ReachSearch) { self.search = search }

  /// The change with each number in the fewest digits that `still` will do, or as it is where none fewer do.
  ///
  /// - Throws: a fault where a value cannot be scored.
  func rounded(
    _ candidate: ReachCandidate, still: (_ values: [Value]) throws -> Bool
  ) throws -> ReachCandidate {
    var values = candidate.values
    for axis in candidate.changed where search.axes[axis].scale == .numbers {
      guard let number = values[axis].asNumber, let own = search.axes[axis].origin else { continue }
      let spread = search.axes[axis].flatCost / search.axes[axis].weight
      let most = max(Self.leeway * abs(number - own), Self.spreads * spread)
      for shorter in Self.shorter(number, awayFrom: own, atMost: most) where isAllowed(shorter, axis) {
        var tried = values
        tried[axis] = search.axes[axis].value(of: shorter)
        guard try still(tried) else { continue }
        values = tried
        break
      }
    }
    let cost = candidate.changed.reduce(0) { $0 + search.axes[$1].cost(of: values[$1]) }
    return ReachCandidate(values: values, cost: cost, changed: candidate.changed)
  }

  private func isAllowed(_ number: Double, _ axis: Int) -> Bool {
    search.axes[axis].cells.contains { $0.low <= number && number <= $0.high }
  }

  /// Numbers of one digit, of two and so on that lie a little farther away than a number, by so much at most, or are it.
  static func shorter(_ number: Double, awayFrom own: Double, atMost most: Double) -> [Double] {
    let distance = abs(number - own)
    guard number.isFinite, distance > 0, number != 0 else { return [] }
    let first = Int(log10(abs(number)).rounded(.down))
    return (1...16).compactMap { digits in
      let places = digits - 1 - first
      guard abs(places) <= 22 else { return nil }
      let scale = pow(10, Double(abs(places)))
      let scaled = places >= 0 ? number * scale : number / scale
      let whole = scaled.rounded(number > own ? .up : .down)
      let short = places >= 0 ? whole / scale : whole * scale
      return abs(short - own) >= distance && abs(short - number) <= most ? short : nil
    }
  }
}
