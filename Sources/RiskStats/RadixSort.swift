/// Sorts whole numbers without comparing them: a million in a few passes over memory.
enum RadixSort {
  private static let bits = 11
  private static let buckets = 1 << 11
  private static let digits = 6

  /// The keys in rising order (least significant digit first; Knuth, TAOCP volume 3, section 5.2.5, algorithm R).
  static func sorted(_ keys: [UInt64]) -> [UInt64] {
    guard keys.count > 2 * buckets else { return keys.sorted() }
    var keys = keys
    var scratch = [UInt64](repeating: 0, count: keys.count)
    let isInPlace = keys.withUnsafeMutableBufferPointer { keys in
      scratch.withUnsafeMutableBufferPointer { scratch in
        sort(keys, scratch: scratch, unless: { false })?.baseAddress == keys.baseAddress
      }
    }
    return isInPlace ? keys : scratch
  }

  /// Puts the keys in rising order, either where they are or in as much scratch memory, and gives the place; nil where
  /// it was told to stop.
  static func sort(
    _ keys: UnsafeMutableBufferPointer<UInt64>, scratch: UnsafeMutableBufferPointer<UInt64>,
    unless isStopped: () -> Bool
  ) -> UnsafeMutableBufferPointer<UInt64>? {
    guard var starts = counts(of: UnsafeBufferPointer(keys)) else { return keys }
    var (source, target) = (keys, scratch)
    for digit in 0..<digits {
      if isStopped() { return nil }
      let range = digit * buckets..<(digit + 1) * buckets
      // Where all keys share a digit, its pass would change nothing.
      guard !starts[range].contains(keys.count) else { continue }
      var total = 0
      for bucket in range { (starts[bucket], total) = (total, total + starts[bucket]) }
      starts.withUnsafeMutableBufferPointer { starts in
        distribute(
          UnsafeBufferPointer(source), into: target, by: digit, UnsafeMutableBufferPointer(rebasing: starts[range]))
      }
      swap(&source, &target)
    }
    return source
  }

  /// How often each value of each digit occurs; nil where the keys are in order already.
  private static func counts(of keys: UnsafeBufferPointer<UInt64>) -> [Int]? {
    guard let first = keys.first else { return nil }
    var counts = [Int](repeating: 0, count: digits * buckets)
    var (isSorted, last) = (true, first)
    counts.withUnsafeMutableBufferPointer { counts in
      for key in keys {
        isSorted = isSorted && last <= key
        last = key
        for digit in 0..<digits { counts[digit * buckets + place(key, digit)] += 1 }
      }
    }
    return isSorted ? nil : counts
  }

  @inline(__always)
  private static func place(_ key: UInt64, _ digit: Int) -> Int {
    Int(truncatingIfNeeded: key &>> UInt64(digit * bits)) & (buckets - 1)
  }

  /// Orders the keys by one digit.
  private static func distribute(
    _ source: UnsafeBufferPointer<UInt64>, into target: UnsafeMutableBufferPointer<UInt64>, by digit: Int,
    _ starts: UnsafeMutableBufferPointer<Int>
  ) {
    for key in source {
      let bucket = place(key, digit)
      target[starts[bucket]] = key
      starts[bucket] += 1
    }
  }
}
