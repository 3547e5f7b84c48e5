/// Divides rows into parts in the order of a key, such as a date: equal keys stay together, missing ones go nowhere.
public struct OrderedSplit: Sendable {
  private let keys: [Double]

  /// Takes the key of each row; NaN for a row without one.
  public init(_ keys: [Double]) { self.keys = keys }

  /// The part of each row: the first part has the keys below the first cut, the second those from it on, and so forth.
  public func parts(cuts: [Double]) -> [UInt8] {
    keys.map { key in key.isNaN ? StratifiedSplit.noPart : UInt8(clamping: cuts.count { $0 <= key }) }
  }

  /// The part of each row where each part gets about its share of the rows that have a key, the lowest keys first.
  ///
  /// A key belongs to the part in which the middle of its rows falls.
  public func parts(shares: [Double]) -> [UInt8] {
    let sorted = keys.filter { !$0.isNaN }.sorted()
    var ends: [Double] = []
    var cumulated = 0.0
    for share in shares {
      cumulated += share
      ends.append(cumulated * Double(sorted.count))
    }
    return keys.map { key in
      guard !key.isNaN else { return StratifiedSplit.noPart }
      let middle = Double(sorted.firstPlace { $0 >= key } + sorted.firstPlace { $0 > key }) / 2
      return ends.firstIndex { middle < $0 + 1e-9 }.map { UInt8(clamping: $0) } ?? StratifiedSplit.noPart
    }
  }
}

extension [Double] {
  /// Where in a sorted list a condition begins to hold.
  fileprivate func firstPlace(_ holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
