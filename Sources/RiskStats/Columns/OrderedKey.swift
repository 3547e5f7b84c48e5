/// Numbers as whole numbers of 64 bits that rise as they do, so that both sort alike.
public enum OrderedKey {
  /// The key of a whole number.
  @inlinable
  public static func of(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) ^ (1 << 63) }

  /// The key of a number; zeros of both signs share one, and NaN, whatever its bits, lies above infinity.
  @inlinable
  public static func of(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    let key = bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
    return value == value ? key : Double.nan.bitPattern | 1 << 63
  }

  /// The whole number of a key.
  @inlinable
  public static func integer(_ key: UInt64) -> Int64 { Int64(bitPattern: key ^ (1 << 63)) }

  /// The number of a key.
  @inlinable
  public static func number(_ key: UInt64) -> Double {
    Double(bitPattern: key & (1 << 63) != 0 ? key ^ (1 << 63) : ~key)
  }
}
