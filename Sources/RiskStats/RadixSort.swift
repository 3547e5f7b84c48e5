/// Sorts whole numbers without comparing them: a million in a few passes over memory.
enum RadixSort {
  private static let bits: UInt64 = 11
  private static let buckets = 1 << 11

  /// The keys in rising order (least significant digit first; Knuth, TAOCP volume 3, section 5.2.5, algorithm R).
  static func sorted(_ keys: [UInt64]) -> [UInt64] {
    guard keys.count > 2 * buckets else { return keys.sorted() }
    var source = keys
    var target = [UInt64](repeating: 0, count: keys.count)
    for shift in stride(from: UInt64(0), to: 64, by: Int(bits)) where distribute(source, into: &target, by: shift) {
      swap(&source, &target)
    }
    return source
  }

  /// Orders the keys by one digit; false, with nothing done, when all share it.
  private static func distribute(_ source: [UInt64], into target: inout [UInt64], by shift: UInt64) -> Bool {
    let mask = UInt64(buckets - 1)
    var starts = [Int](repeating: 0, count: buckets)
    for key in source { starts[Int(key >> shift & mask)] += 1 }
    guard !starts.contains(source.count) else { return false }
    var total = 0
    for bucket in starts.indices { (starts[bucket], total) = (total, total + starts[bucket]) }
    source.withUnsafeBufferPointer { source in
      starts.withUnsafeMutableBufferPointer { starts in
        target.withUnsafeMutableBufferPointer { target in
          for key in source {
            let bucket = Int(key >> shift & mask)
            target[starts[bucket]] = key
            starts[bucket] += 1
          }
        }
      }
    }
    return true
  }
}
