/// The numbers of a column in rising order, NaN last.
///
/// Unchecked because nobody writes to the keys any more.
public final class OrderedNumbers: @unchecked Sendable {
  enum Storage {
    case each(KeyBuffer)
    /// Every key that occurs, and how many values there are up to it.
    case counted([UInt64], ends: [Int])
  }

  /// A value and how often it occurs.
  public struct Run: Sendable, Equatable {
    /// The key of the value.
    public let key: UInt64
    /// How often it occurs.
    public let count: Int
  }

  /// What the numbers are.
  public let kind: NumberCollector.Kind
  /// How many there are.
  public let count: Int
  /// The sum of all, rounded once.
  public let sum: Double
  private let storage: Storage

  init(_ kind: NumberCollector.Kind, _ storage: Storage, sum: Double) {
    self.kind = kind
    self.storage = storage
    self.sum = sum
    switch storage {
    case .each(let buffer): count = buffer.count
    case .counted(_, let ends): count = ends.last ?? 0
    }
  }

  /// The key of the value that has so many before it.
  public func key(at rank: Int) -> UInt64 {
    switch storage {
    case .each(let buffer): buffer.start[rank]
    case .counted(let keys, let ends): keys[OrderedNumbers.first(in: 0..<ends.count) { ends[$0] > rank }]
    }
  }

  /// The value of a key as a number.
  public func number(_ key: UInt64) -> Double {
    kind == .integers ? Double(OrderedKey.integer(key)) : OrderedKey.number(key)
  }

  /// How many values come before the first of which a condition holds; it must hold of all after that one too.
  public func rank(where holds: (Double) -> Bool) -> Int {
    switch storage {
    case .each(let buffer):
      return OrderedNumbers.first(in: 0..<count) { holds(number(buffer.start[$0])) }
    case .counted(let keys, let ends):
      let place = OrderedNumbers.first(in: 0..<keys.count) { holds(number(keys[$0])) }
      return place == 0 ? 0 : ends[place - 1]
    }
  }

  private static func first(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// How many different values there are.
  public var distinct: Int {
    switch storage {
    case .each(let buffer):
      guard buffer.count > 0 else { return 0 }
      var distinct = 1
      for place in 1..<buffer.count { distinct += buffer.start[place] == buffer.start[place - 1] ? 0 : 1 }
      return distinct
    case .counted(let keys, _): return keys.count
    }
  }

  /// Passes every different value on with how often it occurs, in rising order.
  public func forEachRun(_ body: (Run) -> Void) {
    switch storage {
    case .each(let buffer):
      var start = 0
      while start < buffer.count {
        let key = buffer.start[start]
        var end = start + 1
        while end < buffer.count, buffer.start[end] == key { end += 1 }
        body(Run(key: key, count: end - start))
        start = end
      }
    case .counted(let keys, let ends):
      for place in keys.indices { body(Run(key: keys[place], count: ends[place] - (place == 0 ? 0 : ends[place - 1]))) }
    }
  }
}
