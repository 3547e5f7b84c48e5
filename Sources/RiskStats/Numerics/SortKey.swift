/// Whole numbers that order as the numbers they stand for, for `RadixSort`.
enum SortKey {
  /// The key of a number that is not NaN; minus zero counts as zero.
  static func of(_ number: Double) -> UInt64 {
    let bits = (number + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  /// The number of a key.
  static func number(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}
