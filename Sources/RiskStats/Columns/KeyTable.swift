/// How often each key of a narrow range occurs.
struct KeyTable {
  /// How wide a range may be: what fits into a processor's second cache.
  static let limit: UInt64 = 1 << 15

  private var base: UInt64 = 0
  /// Two counters a key, which rows take in turn: to count one value again and again takes a processor twice as long.
  private var counts: [Int] = []

  /// How many keys wide it is.
  private var width: UInt64 { UInt64(counts.count / 2) }

  /// How much memory the counters take.
  var bytes: Int { counts.count * MemoryLayout<Int>.stride }

  /// Counts keys; false, with nothing counted, where the range would grow too wide.
  mutating func add(_ keys: UnsafeMutableBufferPointer<UInt64>) -> Bool {
    guard var low = keys.first else { return true }
    var high = low
    for key in keys { (low, high) = (min(low, key), max(high, key)) }
    guard reach(low, high) else { return false }
    let base = base
    counts.withUnsafeMutableBufferPointer { counts in
      for (row, key) in keys.enumerated() {
        counts[Int(truncatingIfNeeded: (key &- base) &<< 1) | row & 1] &+= 1
      }
    }
    return true
  }

  /// Makes the range hold two keys more.
  private mutating func reach(_ low: UInt64, _ high: UInt64) -> Bool {
    if !counts.isEmpty, low >= base, high - base < width { return true }
    let first = counts.isEmpty ? low : min(low, base)
    let last = counts.isEmpty ? high : max(high, base + (width - 1))
    guard last - first < KeyTable.limit else { return false }
    var size = last - first + 1
    // Room for neighbours, so that a table does not grow with every chunk.
    while size & (size - 1) != 0 { size += size & (~size + 1) }
    size = min(size, UInt64.max - first)
    var grown = [Int](repeating: 0, count: Int(size) * 2)
    if !counts.isEmpty {
      let place = Int(base - first) * 2
      grown.replaceSubrange(place..<place + counts.count, with: counts)
    }
    (base, counts) = (first, grown)
    return true
  }

  /// The keys in order and how many there are up to each.
  var runs: (keys: [UInt64], ends: [Int]) {
    var (keys, ends, total): ([UInt64], [Int], Int) = ([], [], 0)
    for place in 0..<Int(width) where counts[2 * place] + counts[2 * place + 1] > 0 {
      total += counts[2 * place] + counts[2 * place + 1]
      keys.append(base + UInt64(place))
      ends.append(total)
    }
    return (keys, ends)
  }
}
